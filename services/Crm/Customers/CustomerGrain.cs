using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.History;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers;

/// <summary>A customer in memory; its only writer.</summary>
[GrainType("customer")]
internal sealed partial class CustomerGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), ICustomerGrain
{
    private static readonly FieldBook NoFields = new([]);
    private TenantId _tenant;
    private Guid _id;
    private Customer? _customer;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        await Load(cancellationToken);
    }

    public async Task<Outcome<Customer>> Register(RegisterCustomer command, Caller caller, FieldSight sight, Once once)
    {
        var fields = await FieldsFor(command.More);
        if (!FieldGuard.Register(_id, command, sight, fields, time.Instant()).Try(out var customer, out var refusal))
            return refusal;
        if (_customer is null)
        {
            if (await CheckOthers(customer, null) is { } wrong)
                return await source.Recall<CrmDb, Customer>(_tenant, once) ?? wrong;
            if (await Commit(CustomerActs.Registered(_tenant, customer, fields, caller, once)) == CommitResult.Committed)
                return _customer = customer;
            await Load();
        }

        if (await source.Recall<CrmDb, Customer>(_tenant, once) is { } first)
            return first;
        return _customer is null ? ExternalIdTaken() : _customer.Says(customer) ? _customer : Refusal.Reused("id");
    }

    public Task<Outcome<Customer>> Read() =>
        Task.FromResult<Outcome<Customer>>(_customer is { } customer ? customer : Refusal.NotFound("customer"));

    public Task<Outcome<Customer>> Change(ChangeCustomer command, long? expectedVersion, Caller caller, FieldSight sight) =>
        Decide((customer, fields) => customer.Change(command, sight, fields, expectedVersion, time.Instant()), caller, given: command.More);

    public async Task<Outcome<Customer>> SetArchived(bool archived, Caller caller, long? expectedVersion = null, Once? once = null)
    {
        if (once is not null && await source.Recall<CrmDb, Customer>(_tenant, once) is { } recalled)
            return recalled;
        return await Decide((customer, _) => customer.WithArchived(archived, expectedVersion, time.Instant()), caller, once);
    }

    public async Task<Outcome<Customer>> Undo(Guid changeId, long? expectedVersion, Caller caller, FieldSight sight, Once? once = null)
    {
        if (once is not null && await source.Recall<CrmDb, Customer>(_tenant, once) is { } recalled)
            return recalled;
        if (_customer is null)
            return Refusal.NotFound("customer");
        await using var db = source.ForTenant(_tenant);
        if (await CustomerHistory.Find(db, _tenant, _id, changeId) is not { } row)
            return Refusal.NotFound("change");
        var change = new PastChange(row.Verb, row.Details);
        return await Decide(
            (customer, fields) => customer.Undo(change, sight, fields, expectedVersion, time.Instant()), caller, once, new() { Fields = change.OwnBefore }, changeId);
    }

    private async Task<Outcome<Customer>> Decide(
        Func<Customer, FieldBook, Outcome<Customer>> decide, Caller caller, Once? once = null, CustomerParticulars? given = null, Guid? undoes = null)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_customer is not { } before)
                return Refusal.NotFound("customer");
            var fields = await FieldsFor(given, before);
            if (!decide(before, fields).Try(out var after, out var refusal))
                return refusal;
            if (ReferenceEquals(before, after) && once is null)
                return before;
            if (await CheckOthers(after, before) is { } wrong)
                return wrong;
            var result = await Commit(ActOf(before, after, fields, caller, once, undoes));
            if (result == CommitResult.Committed)
                return _customer = after;
            if (result == CommitResult.Taken && once is not null && await source.Recall<CrmDb, Customer>(_tenant, once) is { } first)
                return first;
            await Load();
            if (result == CommitResult.Taken && after.ExternalId != before.ExternalId && _customer?.Version == before.Version)
                return ExternalIdTaken();
        }

        return Busy.Refusal();
    }

    /// <summary>The act of a change with its remembered answer; where nothing changes, the answer alone.</summary>
    private Act ActOf(Customer before, Customer after, FieldBook fields, Caller caller, Once? once, Guid? undoes)
    {
        if (once is null)
            return CustomerActs.Changed(_tenant, before, after, fields, caller, undoes);
        var answer = RequestLog.Answer(_tenant, once, after, time.Instant());
        return ReferenceEquals(before, after) ? Act.Create(_tenant, answer) : CustomerActs.Changed(_tenant, before, after, fields, caller, undoes).Remember(answer);
    }

    /// <summary>The tenant's own fields, where values of them are given or there: they are checked and indexed by what the fields are.</summary>
    private async ValueTask<FieldBook> FieldsFor(CustomerParticulars? given, Customer? known = null) =>
        given?.Fields is { IsDefaultOrEmpty: false } || known is { Fields.IsEmpty: false } ? await GrainFactory.FieldBook(_tenant).Read() : NoFields;

    /// <summary>What is wrong with whom a customer names: its owner must be a member, its relations customers.</summary>
    private async ValueTask<Refusal?> CheckOthers(Customer after, Customer? before)
    {
        if (after.OwnerId is { } owner && owner != before?.OwnerId && !(await GrainFactory.Tenant(_tenant).Member(owner)).IsOk)
            return Refusal.Invalid("ownerId", "There is no such member.", "not_found");
        var named = after.Relations.Except(before?.Relations ?? []).Select(relation => relation.CustomerId).Distinct().ToList();
        if (named.Count == 0)
            return null;
        await using var db = source.ForTenant(_tenant);
        var known = await db.Set<CustomerRow>().Where(row => row.TenantId == _tenant && named.Contains(row.Id)).Select(row => row.Id).ToListAsync();
        var unknown = after.Relations.Index().FirstOrDefault(relation => named.Contains(relation.Item.CustomerId) && !known.Contains(relation.Item.CustomerId));
        return unknown.Item is null ? null : Refusal.Invalid($"relations[{unknown.Index}].customerId", "There is no such customer.", "not_found");
    }

    private static Refusal ExternalIdTaken() => Refusal.Conflict("Another customer has this external id.", "external_id_taken", "externalId");

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<CustomerRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.Id == _id, cancellation);
        _customer = row?.ToCustomer();
    }
}
