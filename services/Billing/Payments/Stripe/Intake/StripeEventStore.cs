using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>The only writer of <c>stripe_events</c>: keeps each event once, with the work that looks at it, in one commit.</summary>
internal sealed class StripeEventStore(
    IDbSource<BillingDb> source, IActWriter<BillingDb> writer, StripeSettings settings, StripeOwners owners, StripeEventHandlers handlers, StripePurging purging, TimeProvider time)
{
    /// <summary>Keeps an event, whether it came by a webhook or was found in Stripe's list.</summary>
    /// <returns>False where it is here already.</returns>
    public async Task<bool> Keep(ToldEvent told, CancellationToken cancellation = default)
    {
        var owner = await owners.Find(told.CustomerId, told.Named, cancellation);
        var isForUs = settings.IsOn && handlers.Of(told.Type) is not null;
        var row = new StripeEventRow
        {
            Id = told.Id,
            Type = told.Type,
            ObjectId = told.ObjectId,
            CustomerId = told.CustomerId,
            AboutTenant = owner?.Value,
            CreatedAt = told.CreatedAt,
            ReceivedAt = time.Instant(),
            State = isForUs ? StripeEventState.Pending : StripeEventState.Ignored,
            Version = 1,
        };
        var act = Act.CreateShared(owner ?? Reserved.Accounts, row);
        if (isForUs)
            act.Schedule(StripeEventWork.Of(owner ?? Reserved.Accounts, row));
        var isNew = await writer.Commit(act, cancellation) == CommitResult.Committed;
        await purging.Plan();
        return isNew;
    }

    /// <summary>An event; null where it is not here.</summary>
    public async Task<StripeEventRow?> Find(string id, CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<StripeEventRow>().FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }

    /// <summary>Writes down what became of an event. Where somebody else did so meanwhile, that stays.</summary>
    public Task Settle(StripeEventRow before, StripeEventRow after) =>
        writer.Commit(Act.ChangeShared(after.AboutTenant is { } tenant ? TenantId.From(tenant) : Reserved.Accounts, after, before.Version));
}
