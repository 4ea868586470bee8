using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Crm.Tenants.Hearing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>What Billing says.</summary>
internal sealed partial class TenantGrain
{
    public Task TakePlan(string plan, long version) => Take(tenancy => tenancy.TakePlan(plan, version));

    public Task TakeStanding(PaymentStanding standing, long version, DateTimeOffset at) => Take(tenancy => tenancy.TakeStanding(standing, version, at.ToInstant()));

    public async Task TakeNews(BillingNews news)
    {
        if (_tenancy is not { } tenancy)
            return;
        var told = new BillingNewsAct(tenancy, letters, time.Instant());
        // Its id is remembered in the act: whoever tells it again finds it taken. Of a tenant that is over nothing is kept but the mail until it is sent.
        if (!tenancy.IsOver(time.GetUtcNow()))
            await Commit(told.Of(news));
        else if (news.Mail is { } mail)
            await Commit(Act.Create(tenancy.Id, told.Mail(mail, news)));
    }

    public async Task TakeAct(BillingAct told)
    {
        if (_tenancy is not { } tenancy || tenancy.IsOver(time.GetUtcNow()))
            return;
        var once = new Once($"{ActHearing.Name}:{told.Id:n}", ActHearing.Name);
        await Commit(Act.Create(tenancy.Id, RequestLog.Answer(tenancy.Id, once, told.Id, time.Instant()))
            .Journal(new(told.At, told.Caller, told.Entity, told.EntityId, told.Verb, told.Details)));
    }

    /// <summary>Decides and commits; what the tenant knows already is nothing to commit.</summary>
    private async Task Take(Func<Tenancy, Step> decide)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_tenancy is not { } tenancy)
                return;
            var step = decide(tenancy);
            if (step.After.Version == tenancy.Version
                || await Commit(TenancyRows.ToAct(tenancy, step, Caller.System, time.Instant()), step.After) == CommitResult.Committed)
                return;
        }

        throw new InvalidOperationException("The tenant was changed meanwhile.");
    }
}
