using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>What Billing says of the tenant. It comes late, twice and in any order: an old version says nothing.</summary>
internal sealed partial record Tenancy
{
    /// <summary>How it stands with its payments.</summary>
    public PaymentStanding Payment { get; init; }

    /// <summary>Since when (UTC); null where nobody ever said.</summary>
    public DateTimeOffset? PaymentSince { get; init; }

    /// <summary>The version of Billing that says so.</summary>
    public long PaymentVersion { get; init; }

    /// <summary>The version of Billing that named the plan; 0 for the one of the opening.</summary>
    public long PlanVersion { get; init; }

    /// <summary>Whether it may work: the operator's and the owner's word first, then Billing's.</summary>
    public TenantState Effective => IsHeldByBilling ? TenantState.Suspended : State;

    /// <summary>Whether nobody but Billing stops it.</summary>
    public bool IsHeldByBilling => State == TenantState.Active && Payment == PaymentStanding.Suspended;

    public Step TakePlan(string plan, long version)
    {
        if (version <= PlanVersion || State == TenantState.Closed)
            return Stay();
        var hasLimits = !IsSandbox && plan != Plan && Plans.Known.Contains(plan);
        var after = this with { Plan = plan, PlanVersion = version, Limits = hasLimits ? Plans.LimitsOf(plan) : Limits };
        return plan == Plan
            ? NextOf(after, [])
            : Next(after, new("tenant", Id.Value, "plan_changed", new Details().Change("plan", Plan, plan).ToString()));
    }

    public Step TakeStanding(PaymentStanding standing, long version, DateTimeOffset at)
    {
        if (version <= PaymentVersion || State == TenantState.Closed || !Enum.IsDefined(standing))
            return Stay();
        var after = this with { Payment = standing, PaymentVersion = version, PaymentSince = at };
        return standing == Payment
            ? NextOf(after with { PaymentSince = PaymentSince ?? at }, [])
            : Next(after, new("tenant", Id.Value, "payment_standing_changed", new Details().Change("payment", Payment, standing).ToString()));
    }
}
