using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers;

/// <summary>A customer in memory; its only writer.</summary>
[GrainType("customer")]
internal sealed class CustomerGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), ICustomerGrain
{
    private TenantId _tenant;
    private Guid _id;
    private Customer? _customer;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        await Load(cancellationToken);
    }

    public async Task<Outcome<Customer>> Register(RegisterCustomer command, Caller caller, Once once)
    {
        if (!CustomerRules.Register(_id, command, time.Instant()).Try(out var customer, out var refusal))
            return refusal;
        if (_customer is null)
        {
            if (await Commit(CustomerActs.Registered(_tenant, customer, caller, once)) == CommitResult.Committed)
                return _customer = customer;
            await Load();
        }
        return await source.Recall<CrmDb, Customer>(_tenant, once)
            ?? (_customer?.Says(customer) == true ? _customer : Refusal.Reused("id"));
    }

    public Task<Outcome<Customer>> Read() =>
        Task.FromResult<Outcome<Customer>>(_customer is { } customer ? customer : Refusal.NotFound("customer"));

    public Task<Outcome<Customer>> Change(ChangeCustomer command, long? expectedVersion, Caller caller) =>
        Decide(customer => customer.Change(command, expectedVersion, time.Instant()), caller);

    public async Task<Outcome<Customer>> SetArchived(bool archived, Caller caller, long? expectedVersion = null, Once? once = null)
    {
        if (once is not null && await source.Recall<CrmDb, Customer>(_tenant, once) is { } recalled)
            return recalled;
        return await Decide(customer => customer.WithArchived(archived, expectedVersion, time.Instant()), caller, once);
    }

    private async Task<Outcome<Customer>> Decide(Func<Customer, Outcome<Customer>> decide, Caller caller, Once? once = null)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_customer is not { } before)
                return Refusal.NotFound("customer");
            if (!decide(before).Try(out var after, out var refusal))
                return refusal;
            if (ReferenceEquals(before, after) && once is null)
                return before;
            var result = await Commit(ActOf(before, after, caller, once));
            if (result == CommitResult.Committed)
                return _customer = after;
            if (result == CommitResult.Taken && once is not null && await source.Recall<CrmDb, Customer>(_tenant, once) is { } first)
                return first;
            await Load();
        }
        return Busy.Refusal();
    }

    /// <summary>The act of a change with its remembered answer; where nothing changes, the answer alone.</summary>
    private Act ActOf(Customer before, Customer after, Caller caller, Once? once)
    {
        if (once is null)
            return CustomerActs.Changed(_tenant, before, after, caller);
        var answer = RequestLog.Answer(_tenant, once, after, time.Instant());
        return ReferenceEquals(before, after) ? Act.Create(_tenant, answer) : CustomerActs.Changed(_tenant, before, after, caller).Remember(answer);
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<CustomerRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.Id == _id, cancellation);
        _customer = row?.ToCustomer();
    }
}
