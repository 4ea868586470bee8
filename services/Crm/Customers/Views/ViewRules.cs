using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Listing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Views;

/// <summary>The decisions about saved views. Pure.</summary>
internal static class ViewRules
{
    public const int MaxOwn = 50;
    public const int MaxShared = 200;
    public const int MaxViews = 5_000;
    private const int MaxName = 100;
    private const int MaxColumns = 50;

    /// <summary>A new view among those that are there.</summary>
    public static Outcome<CustomerView> Save(IReadOnlyCollection<CustomerView> there, FieldBook book, Guid id, SaveView command, Caller caller)
    {
        if (id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        var view = new CustomerView(id, command.Name, command.Shared, caller.Id, command.Filter, command.Columns.IsDefault ? [] : command.Columns, 1);
        if (there.Count >= MaxViews || there.Count(other => other.OwnerId == caller.Id) >= MaxOwn)
            return Refusal.LimitReached($"At most {MaxOwn} views of one person, {MaxViews} of a tenant.", "too_many_views");
        return view.Checked(there, book);
    }

    /// <summary>The view after a change; the very same one where nothing changes.</summary>
    public static Outcome<CustomerView> Change(
        this CustomerView view, IReadOnlyCollection<CustomerView> there, FieldBook book, ChangeView command, long? expectedVersion)
    {
        if (expectedVersion is { } version && version != view.Version)
            return Refusal.Stale();
        var changed = view with
        {
            Name = command.Name ?? view.Name,
            Shared = command.Shared ?? view.Shared,
            Filter = command.Filter ?? view.Filter,
            Columns = command.Columns ?? view.Columns,
        };
        return Says(changed, view) ? view : (changed with { Version = view.Version + 1 }).Checked([.. there.Where(other => other.Id != view.Id)], book);
    }

    /// <summary>Whether somebody sees it.</summary>
    public static bool IsSeenBy(this CustomerView view, Guid owner) => view.Shared || view.OwnerId == owner;

    /// <summary>Why somebody may not change it; null where they may.</summary>
    public static Refusal? CheckOwner(this CustomerView view, Caller caller, bool manages) => view switch
    {
        _ when view.OwnerId == caller.Id => null,
        { Shared: false } => Refusal.NotFound("view"),
        _ => manages ? null : Refusal.Forbidden("This view is somebody else's: save one of your own.", "not_author"),
    };

    private static bool Says(CustomerView view, CustomerView other) =>
        view.Name == other.Name && view.Shared == other.Shared && view.Filter.Says(other.Filter) && view.Columns.SequenceEqual(other.Columns);

    private static Outcome<CustomerView> Checked(this CustomerView view, IReadOnlyCollection<CustomerView> others, FieldBook book)
    {
        if (PlainText.CheckName("name", view.Name, MaxName) is { } wrong)
            return wrong;
        if (view.Shared && others.Count(other => other.Shared) >= MaxShared)
            return Refusal.LimitReached($"At most {MaxShared} shared views.", "too_many_views", "shared");
        if (view.Columns.Length > MaxColumns)
            return Refusal.Invalid("columns", $"At most {MaxColumns} columns.", "length");
        for (var i = 0; i < view.Columns.Length; i++)
        {
            if (!CustomerColumn.IsShown(view.Columns[i], book))
                return Refusal.Invalid($"columns[{i}]", "Customers have nothing of this name.", "not_found");
        }

        return Conditions.ParseBody(view.Filter, book).Select(_ => view);
    }
}
