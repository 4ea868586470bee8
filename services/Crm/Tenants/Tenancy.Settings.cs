using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>Opening, settings and state.</summary>
internal sealed partial record Tenancy
{
    /// <summary>A new tenant, with its owner in the first seat.</summary>
    public static Outcome<Step> Opening(TenantId id, OpenTenant command, DateTimeOffset now)
    {
        if ((Settings.Check(command.Name, command.Plan, command.TimeZone, command.Language) ?? Settings.CheckBillingDay(command.BillingDay)) is { } refusal)
            return refusal;
        var owner = new Membership(command.OwnerId, command.OwnerName, command.OwnerMail, [Role.Owner], HasSeat: true, now, Joining: 1, Version: 1);
        var tenancy = new Tenancy(
            id, command.Name, command.Plan, Settings.CanonicalTimeZone(command.TimeZone)!, command.Language, TenantState.Active, now, SeatsBought: 1,
            Plans.LimitsOf(command.IsSandbox ? Sandboxes.LimitsOfPlan : command.Plan), [], ImmutableDictionary<Guid, Membership>.Empty.Add(owner.AccountId, owner),
            ImmutableDictionary<Guid, Invited>.Empty, Version: 1)
        {
            IsSandbox = command.IsSandbox,
            SandboxOf = command.SandboxOf,
            BillingDay = command.BillingDay,
        };
        var details = new Details().Fact("name", tenancy.Name).Fact("plan", tenancy.Plan).Fact("timeZone", tenancy.TimeZone)
            .Fact("language", tenancy.Language).Fact("owner", owner.AccountId).Fact("seatsBought", tenancy.SeatsBought).Fact("billingDay", tenancy.BillingDay);
        if (tenancy.IsSandbox)
            details.Fact("sandbox", true).Fact("sandboxOf", tenancy.SandboxOf);
        return new Step(tenancy, [
            new("tenant", id.Value, "opened", details.ToString()),
            new("member", owner.AccountId, "joined", new Details().Fact("roles", owner.Roles).Fact("hasSeat", true).ToString()),
        ]);
    }

    public Outcome<Step> Change(ChangeTenant command, long? expectedVersion, Standing by)
    {
        if (Bars(by, Right.ManageTenant) is { } bar)
            return bar;
        if (Misses(expectedVersion, Version) is { } stale)
            return stale;
        if (Settings.CheckOptional(command.Name, command.TimeZone, command.Language) is { } refusal)
            return refusal;
        var origins = Origins;
        if (command.Origins is { } asked && !Settings.ParseOrigins(asked).Try(out origins, out var wrong))
            return wrong;
        var week = BusinessHours;
        if (command.BusinessHours is { } hours && !Crm.Tenants.BusinessHours.Check(hours).Try(out week, out var odd))
            return odd;

        var after = this with
        {
            Name = command.Name ?? Name,
            TimeZone = Settings.CanonicalTimeZone(command.TimeZone) ?? TimeZone,
            Language = command.Language ?? Language,
            Origins = origins,
            BusinessHours = week,
        };
        var details = new Details().Change("name", Name, after.Name).Change("timeZone", TimeZone, after.TimeZone)
            .Change("language", Language, after.Language)
            .Change("origins", string.Join(' ', Origins), string.Join(' ', after.Origins))
            .Change("businessHours", Crm.Tenants.BusinessHours.Write(BusinessHours), Crm.Tenants.BusinessHours.Write(after.BusinessHours));
        return details.IsEmpty ? Stay() : Next(after, new("tenant", Id.Value, "changed", details.ToString()));
    }

    /// <summary>The operator's word. A closed tenant stays closed, and its data are kept for as long as if its owner had closed it.</summary>
    public Outcome<Step> Become(TenantState state, string reason, long? expectedVersion, DateTimeOffset now, Standing by)
    {
        if (!by.IsProduct)
            return Refusal.Forbidden("Only the operator suspends, reactivates and closes tenants.");
        if (Misses(expectedVersion, Version) is { } stale)
            return stale;
        if (!Enum.IsDefined(state) || state == TenantState.Closing)
            return Refusal.Invalid("state", "There is no such state.");
        if (PlainText.Check("reason", reason, 0, 500) is { } refusal)
            return refusal;
        if (state == State)
            return Stay();
        if (State == TenantState.Closed)
            return Refusal.Conflict("A closed tenant stays closed.", "tenant_closed");
        if (State == TenantState.Closing && state == TenantState.Suspended)
            return Refusal.Conflict("This tenant is being closed: reactivate it first, or close it.", "tenant_closing");
        var verb = state switch
        {
            TenantState.Active when State == TenantState.Closing => "reopened",
            TenantState.Active => "reactivated",
            TenantState.Suspended => "suspended",
            _ => "closed",
        };
        var closesAt = state == TenantState.Closed ? ClosesAt ?? now + Grace : (DateTimeOffset?)null;
        return Next(this with { State = state, ClosesAt = closesAt }, new("tenant", Id.Value, verb, new Details().Fact("reason", reason).ToString()));
    }
}
