using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Listing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Bulk;

/// <summary>The decisions about bulk changes. Pure.</summary>
internal static class BulkRules
{
    public const int MaxCustomers = 100_000;
    private const int MaxNamed = 1_000;
    private const int MaxLabel = 200;

    /// <summary>A new bulk change.</summary>
    public static Outcome<BulkChange> Start(Guid id, StartBulkChange command, FieldBook book, DateTimeOffset now)
    {
        if (id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        if (PlainText.Check("label", command.Label, 0, MaxLabel) is { } wrong)
            return wrong;
        if (command.Filter is null && command.Customers.IsEmpty)
            return Refusal.Invalid("customers", "Name customers, or say by a filter which ones.", "nothing_to_do");
        if (command.Customers.Length > MaxNamed || command.Customers.Distinct().Count() != command.Customers.Length)
            return Refusal.Invalid("customers", $"At most {MaxNamed} customers, each once.", "length");
        if (command.Filter is { } filter && !Conditions.ParseBody(filter, book).Try(out _, out var refusal))
            return refusal;
        return Check(command.Edit, book, now) is { } bad
            ? bad with { Field = $"change.{bad.Field}" }
            : new BulkChange(id, command, command.Filter is null ? BulkState.Running : BulkState.Gathering, command.Customers.Length, 0, 0, 0, null, now, null, 1);
    }

    /// <summary>What it says of one customer; null where that is nothing new.</summary>
    public static ChangeCustomer? ToChange(this BulkEdit edit, Customer customer)
    {
        var tags = edit.Tagged(customer.Tags);
        var moves = edit.Unown ? customer.OwnerId is not null : edit.OwnerId is { } owner && owner != customer.OwnerId;
        var values = customer.Fields.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal);
        var fields = edit.Fields.RemoveAll(value => values.GetValueOrDefault(value.Key, "") == value.Value);
        if (!moves && fields.IsEmpty && tags.SequenceEqual(customer.Tags))
            return null;
        return new(null, null, null) { More = new() { OwnerId = edit.OwnerId, Unown = edit.Unown, Tags = tags, Fields = fields } };
    }

    private static ImmutableArray<string> Tagged(this BulkEdit edit, ImmutableArray<string> tags)
    {
        var gone = edit.RemoveTags.Select(Particulars.TagKey).ToHashSet(StringComparer.Ordinal);
        var kept = tags.RemoveAll(tag => gone.Contains(Particulars.TagKey(tag)));
        var there = kept.Select(Particulars.TagKey).ToHashSet(StringComparer.Ordinal);
        return kept.AddRange(edit.AddTags.Where(tag => there.Add(Particulars.TagKey(tag))));
    }

    /// <summary>What is wrong with an edit, whomever it is about: it is tried on a customer of whom nothing is known.</summary>
    private static Refusal? Check(BulkEdit edit, FieldBook book, DateTimeOffset now)
    {
        if (edit.AddTags.IsEmpty && edit.RemoveTags.IsEmpty && edit.OwnerId is null && !edit.Unown && edit.Fields.IsEmpty && edit.Archived is null)
            return Refusal.Invalid("addTags", "Say what becomes of the customers.", "nothing_to_do");
        var nobody = new Customer(Guid.Empty, default, "", [], false, now, now, 1);
        if (!nobody.With(new CustomerParticulars { Tags = edit.AddTags, OwnerId = edit.OwnerId, Unown = edit.Unown, Fields = edit.Fields }, book, now).Try(out _, out var refusal))
            return refusal with { Field = refusal.Field!.Replace("tags", "addTags", StringComparison.Ordinal) };
        return nobody.With(new CustomerParticulars { Tags = edit.RemoveTags }, book, now).Try(out _, out refusal)
            ? null
            : refusal with { Field = refusal.Field!.Replace("tags", "removeTags", StringComparison.Ordinal) };
    }
}
