using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;

namespace CloudCrm.Crm.Tenants.Hearing;

/// <summary>A tenant has another plan.</summary>
internal sealed class PlanHearing(IGrainFactory grains, TimeProvider time) : Hearing<PlanChanged>("heard.plan", time)
{
    protected override Guid TenantOf(PlanChanged message) => message.Tenant;

    protected override Task Tell(PlanChanged message) => grains.Tenant(TenantId.From(message.Tenant)).TakePlan(message.Plan, message.Version);
}

/// <summary>A tenant stands otherwise with its payments.</summary>
internal sealed class StandingHearing(IGrainFactory grains, TimeProvider time) : Hearing<BillingStanding>("heard.standing", time)
{
    protected override Guid TenantOf(BillingStanding message) => message.Tenant;

    protected override Task Tell(BillingStanding message) => grains.Tenant(TenantId.From(message.Tenant)).TakeStanding(message.Standing, message.Version, message.At);
}

/// <summary>Somebody did something in Billing.</summary>
internal sealed class ActHearing(IGrainFactory grains, TimeProvider time) : Hearing<ActTold>(Name, time)
{
    public const string Name = "heard.act";

    protected override Guid TenantOf(ActTold message) => message.Tenant;

    protected override Task Tell(ActTold message) => grains.Tenant(TenantId.From(message.Tenant)).TakeAct(message.Act);
}

/// <summary>A tenant's people are to be told something.</summary>
internal sealed class NoticeHearing(IGrainFactory grains, TimeProvider time) : Hearing<BillingNotice>("heard.news", time)
{
    protected override Guid TenantOf(BillingNotice message) => message.Tenant;

    protected override Task Tell(BillingNotice message) => grains.Tenant(TenantId.From(message.Tenant)).TakeNews(message.News);
}
