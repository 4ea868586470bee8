using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants.Support;

/// <summary>A tenant's consent to support, as it is at one moment.</summary>
internal sealed record SupportConsent(
    Guid Id, string Reason, bool MayChange, DateTimeOffset GrantedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? EnteredAt, long Version)
{
    /// <summary>The most consents of a tenant at a time.</summary>
    public const int MaxOpen = 100;

    private const int MaxHours = 72;
    private const int MaxReason = 500;

    /// <summary>A new one.</summary>
    public static Outcome<SupportConsent> Of(GrantSupport command, int open, DateTimeOffset now)
    {
        if (command.Hours is < 1 or > MaxHours)
            return Refusal.Invalid("hours", $"1 to {MaxHours}.");
        if (PlainText.Check("reason", command.Reason, 1, MaxReason) is { } wrong)
            return wrong;
        return open >= MaxOpen
            ? Refusal.Conflict($"At most {MaxOpen} consents at a time: take one back first.", "too_many_consents")
            : new SupportConsent(command.Id, command.Reason, command.MayChange, now, now.AddHours(command.Hours), null, null, 1);
    }

    public static SupportConsent From(SupportGrantRow row) =>
        new(row.Id, row.Reason, row.MayChange, row.GrantedAt, row.ExpiresAt, row.RevokedAt, row.EnteredAt, row.Version);

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;

    public SupportConsent Revoke(DateTimeOffset now) => IsOpen(now) ? this with { RevokedAt = now, Version = Version + 1 } : this;

    public SupportConsent Enter(DateTimeOffset now) => this with { EnteredAt = now, Version = Version + 1 };

    public SupportAccess ToContract() => new(Id, Reason, MayChange, GrantedAt, ExpiresAt, RevokedAt, EnteredAt);

    public SupportGrantRow ToRow(TenantId tenant) => new()
    {
        TenantId = tenant,
        Id = Id,
        Reason = Reason,
        MayChange = MayChange,
        GrantedAt = GrantedAt,
        ExpiresAt = ExpiresAt,
        RevokedAt = RevokedAt,
        EnteredAt = EnteredAt,
        Version = Version,
    };
}
