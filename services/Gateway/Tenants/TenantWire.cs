using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

/// <summary>Tenants' records on the wire. Enums go by their value: a test holds both sides to the same names.</summary>
internal static class TenantWire
{
    public static Wire.Tenant ToWire(Tenant tenant) => new(
        tenant.Id.Value,
        tenant.Name,
        tenant.Plan,
        tenant.TimeZone,
        tenant.Language,
        (Wire.TenantState)tenant.State,
        tenant.OpenedAt,
        tenant.SeatsBought,
        tenant.SeatsAssigned,
        tenant.Origins,
        new(tenant.Limits.RequestsPerMinute, tenant.Limits.ConcurrentRequests),
        tenant.Version,
        tenant.IsSandbox,
        tenant.ClosesAt,
        tenant.BillingDay,
        (Wire.PaymentStanding)tenant.Payment,
        tenant.PaymentSince,
        [.. tenant.BusinessHours.Select(hours => new Wire.OpenHours((Wire.Weekday)hours.Day, hours.From, hours.To))]);

    public static ChangeTenant ToCommand(this Wire.ChangeTenant change) =>
        new(
            change.Name, change.TimeZone, change.Language, change.Origins?.ToImmutableArray(),
            change.BusinessHours is { } week ? [.. week.Select(hours => new OpenHours((Weekday)hours.Day, hours.From, hours.To))] : null);

    public static Wire.Seats ToWire(Seats seats) => new(seats.Bought, seats.Assigned, seats.Version);

    public static Wire.FieldRights ToWire(FieldRights rights) =>
        new([.. rights.Rules.Select(rule => new Wire.FieldRule((Wire.Role)rule.Role, rule.Field, (Wire.FieldAccess)rule.Access))], rights.Version);

    public static ImmutableArray<FieldRule> ToRules(this Wire.SetFieldRights set) =>
        [.. set.Rules.Select(rule => new FieldRule((Role)rule.Role, rule.Field, (FieldAccess)rule.Access))];

    public static Wire.Member ToWire(Member member) =>
        new(member.AccountId, member.Name, member.Mail, ToWire(member.Roles), member.HasSeat, member.JoinedAt, member.Version, member.Verified, member.TwoFactor);

    public static Wire.Account ToWire(Account account) => new(account.Id, account.Mail, account.Name, account.IsVerified, account.HasTwoFactor, account.Language);

    public static Wire.Invitation ToWire(Invitation invitation) => new(
        invitation.Id,
        invitation.Mail,
        ToWire(invitation.Roles),
        (Wire.InvitationState)invitation.State,
        invitation.ExpiresAt,
        invitation.Token);

    public static Wire.ApiKey ToWire(ApiKey key) =>
        new(key.Id, key.Name, RightNames.ToWire(key.Scopes), key.CreatedAt, key.Revoked, key.Token, key.ExpiresAt, key.LastUsedAt, (Wire.Role?)key.SeesAs);

    public static Wire.SignedIn ToWire(SignedIn signedIn) =>
        new(signedIn.Token, signedIn.ExpiresAt, signedIn.Tenant?.Value, signedIn.AccountId);

    public static Wire.Session ToWire(Principal principal, string? csrf) => new(
        (Wire.ActorKind)principal.Caller.Kind,
        principal.Caller.Id,
        principal.Tenant!.Value.Value,
        RightNames.ToWire(principal.Rights),
        (Wire.TenantState)principal.State,
        principal.TimeZone,
        principal.ExpiresAt,
        principal.Sight.Hidden,
        principal.Sight.Locked,
        csrf);

    public static Wire.Actor ToWire(Caller caller) => new((Wire.ActorKind)caller.Kind, Some(caller.Id), Some(caller.CredentialId));

    public static Wire.JournalEntry ToWire(JournalEntry entry)
    {
        using var details = JsonDocument.Parse(entry.Details);
        return new(entry.Sequence, entry.At, ToWire(entry.Caller), entry.Entity, entry.EntityId, entry.Verb, details.RootElement.Clone(), entry.Caller.Address);
    }

    public static ImmutableArray<Role> ToRoles(IReadOnlyList<Wire.Role> roles) => [.. roles.Select(role => (Role)role)];

    private static Wire.Role[] ToWire(ImmutableArray<Role> roles) => [.. roles.Select(role => (Wire.Role)role)];

    private static Guid? Some(Guid id) => id == Guid.Empty ? null : id;
}
