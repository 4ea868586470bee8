using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Views;

/// <summary>The saved views of a tenant in memory; their only writer.</summary>
[GrainType("view-book")]
internal sealed class ViewBookGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), IViewBookGrain
{
    private const string Entity = "view";
    private TenantId _tenant;
    private long _version;
    private ImmutableDictionary<Guid, CustomerView> _views = ImmutableDictionary<Guid, CustomerView>.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load(cancellationToken);
    }

    public Task<ImmutableArray<CustomerView>> List(Guid owner) => Task.FromResult(_views.Values.Where(view => view.IsSeenBy(owner))
        .OrderBy(view => NameKey.Of(view.Name), StringComparer.Ordinal).ThenBy(view => view.Id).ToImmutableArray());

    public Task<Outcome<CustomerView>> Read(Guid id, Guid owner) => Task.FromResult<Outcome<CustomerView>>(
        _views.TryGetValue(id, out var view) && view.IsSeenBy(owner) ? view : Refusal.NotFound(Entity));

    public Task<Outcome<CustomerView>> Save(Guid id, SaveView command, Caller caller, Once once) => Decide<CustomerView>(once, async () =>
    {
        if (_views.ContainsKey(id))
            return Refusal.Reused("id");
        if (await CheckOwner(command.Filter) is { } wrong)
            return wrong;
        if (!ViewRules.Save([.. _views.Values], await GrainFactory.FieldBook(_tenant).Read(), id, command, caller).Try(out var view, out var refusal))
            return refusal;
        var details = new Details().Fact("name", view.Name).Fact("shared", view.Shared).Fact("filter", view.Filter).FactList("columns", view.Columns);
        var act = Next().Insert(ToRow(view)).Journal(new(time.Instant(), caller, Entity, id, "saved", details.ToString()))
            .Remember(RequestLog.Answer(_tenant, once, view, time.Instant()));
        return new Step<CustomerView>(view, act, _views.Add(id, view));
    });

    public Task<Outcome<CustomerView>> Change(Guid id, ChangeView command, long? expectedVersion, Caller caller, bool manages) => Decide<CustomerView>(null, async () =>
    {
        if (!_views.TryGetValue(id, out var before))
            return Refusal.NotFound(Entity);
        if ((before.CheckOwner(caller, manages) ?? await CheckOwner(command.Filter)) is { } wrong)
            return wrong;
        if (!before.Change([.. _views.Values], await GrainFactory.FieldBook(_tenant).Read(), command, expectedVersion).Try(out var after, out var refusal))
            return refusal;
        if (ReferenceEquals(before, after))
            return new Step<CustomerView>(before, null, _views);
        var details = new Details().Change("name", before.Name, after.Name).Change("shared", before.Shared, after.Shared).ChangeList("columns", before.Columns, after.Columns);
        if (!after.Filter.Says(before.Filter))
            details.Change("filter", before.Filter, after.Filter);
        var act = Next().Update(ToRow(after)).Journal(new(time.Instant(), caller, Entity, id, "changed", details.ToString()));
        return new Step<CustomerView>(after, act, _views.SetItem(id, after));
    });

    public Task<Outcome<Done>> Delete(Guid id, Caller caller, bool manages) => Decide<Done>(null, () =>
    {
        if (!_views.TryGetValue(id, out var view))
            return Task.FromResult<Outcome<Step<Done>>>(Refusal.NotFound(Entity));
        if (view.CheckOwner(caller, manages) is { } wrong)
            return Task.FromResult<Outcome<Step<Done>>>(wrong);
        var act = Next().Delete(ToRow(view)).Journal(new(time.Instant(), caller, Entity, id, "deleted", new Details().Fact("name", view.Name).ToString()));
        return Task.FromResult<Outcome<Step<Done>>>(new Step<Done>(default, act, _views.Remove(id)));
    });

    /// <summary>What was decided: the answer, what is written (null for nothing) and the views afterwards.</summary>
    private sealed record Step<T>(T Answer, Act? Act, ImmutableDictionary<Guid, CustomerView> Views);

    private async Task<Outcome<T>> Decide<T>(Once? once, Func<Task<Outcome<Step<T>>>> decide)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (once is not null && await source.Recall<CrmDb, T>(_tenant, once) is { } recalled)
                return recalled;
            if (!(await decide()).Try(out var step, out var refusal))
                return refusal;
            if (step.Act is null)
                return step.Answer;
            if (await Commit(step.Act) == CommitResult.Committed)
            {
                (_views, _version) = (step.Views, _version + 1);
                return step.Answer;
            }

            await Load();
        }

        return Busy.Refusal();
    }

    private async Task<Refusal?> CheckOwner(CustomerFilter? filter) =>
        filter?.OwnerId is { } owner && !(await GrainFactory.Tenant(_tenant).Member(owner)).IsOk ? Refusal.Invalid("filter.owner", "There is no such member.", "not_found") : null;

    private Act Next()
    {
        var next = new ViewBookRow { TenantId = _tenant, Version = _version + 1 };
        return _version == 0 ? Act.Create(_tenant, next) : Act.Change(_tenant, next, _version);
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        _version = await db.Set<ViewBookRow>().Where(row => row.TenantId == _tenant).Select(row => row.Version).FirstOrDefaultAsync(cancellation);
        var rows = await db.Set<ViewRow>().Where(row => row.TenantId == _tenant).ToListAsync(cancellation);
        _views = rows.Select(ToView).ToImmutableDictionary(view => view.Id);
    }

    private ViewRow ToRow(CustomerView view) => new()
    {
        TenantId = _tenant,
        Id = view.Id,
        Name = view.Name,
        Shared = view.Shared,
        OwnerId = view.OwnerId,
        Conditions = JsonSerializer.Serialize(view.Filter, RowJson.Options),
        Columns = JsonSerializer.Serialize(view.Columns, RowJson.Options),
        Version = view.Version,
    };

    private static CustomerView ToView(ViewRow row) => new(
        row.Id, row.Name, row.Shared, row.OwnerId, JsonSerializer.Deserialize<CustomerFilter>(row.Conditions, RowJson.Options)!,
        JsonSerializer.Deserialize<ImmutableArray<string>>(row.Columns, RowJson.Options), row.Version);
}
