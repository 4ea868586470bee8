using System.Text;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>The end of a tenant: its owner asks for it, may take it back for 30 days, and then everything is deleted but that it was there.</summary>
internal sealed partial record Tenancy
{
    /// <summary>How long a tenant that is being closed can be taken back; how long the data of one that the operator closed are kept.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(30);

    /// <summary>What can be done in the grace, by who could do it before.</summary>
    private const Right InGrace = Right.ReadTenant | Right.ReadJournal | Right.ReadCustomers | Right.ReadInteractions | Right.ReadUsage | Right.RecordUsage;

    /// <summary>When the data are deleted (UTC), because the tenant is closing or closed; null otherwise.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>When they were (UTC).</summary>
    public DateTimeOffset? PurgedAt { get; init; }

    /// <summary>Who owns it.</summary>
    public IEnumerable<Membership> Owners => Members.Values.Where(member => member.IsOwner);

    public Outcome<Step> Close(string name, DateTimeOffset now, Standing by)
    {
        if (by.IsProduct || !by.IsOwner)
            return OwnerNeeded();
        if (State == TenantState.Closing)
            return Stay();
        if (Bars(by, Right.ManageTenant) is { } bar)
            return bar;
        if (PlainText.Check("name", name, 0, 1_000) is not null || name.Trim().Normalize(NormalizationForm.FormC) != Name.Trim().Normalize(NormalizationForm.FormC))
            return Refusal.Invalid("name", "Type the tenant's name as it is.", "name_wrong");
        var closesAt = now + Grace;
        return Next(
            this with { State = TenantState.Closing, ClosesAt = closesAt }, new("tenant", Id.Value, "closing", new Details().Fact("closesAt", closesAt).ToString()));
    }

    public Outcome<Step> Reopen(string reason, Standing by)
    {
        if (by.IsProduct || !by.IsOwner)
            return OwnerNeeded();
        if (PlainText.Check("reason", reason, 0, 500) is { } wrong)
            return wrong;
        return State switch
        {
            TenantState.Active => Stay(),
            TenantState.Closing => Next(
                this with { State = TenantState.Active, ClosesAt = null }, new("tenant", Id.Value, "reopened", new Details().Fact("reason", reason).ToString())),
            _ => Standstill(),
        };
    }

    /// <summary>Everything goes out; who took it stays in the journal.</summary>
    public Outcome<Step> NoteExport(Standing by)
    {
        if (by.IsProduct || !by.IsOwner)
            return OwnerNeeded();
        return State is TenantState.Active or TenantState.Closing ? Next(this, new("tenant", Id.Value, "exported", "{}")) : Standstill();
    }

    /// <summary>The grace is over. A tenant that was taken back and closed anew has another one.</summary>
    public Step EndGrace(DateTimeOffset closesAt) => State == TenantState.Closing && ClosesAt == closesAt
        ? Next(this with { State = TenantState.Closed }, new("tenant", Id.Value, "closed", "{}"))
        : Stay();

    /// <summary>Whether the data are to be deleted that were kept until then.</summary>
    public bool IsDue(DateTimeOffset closesAt) => State == TenantState.Closed && ClosesAt == closesAt && PurgedAt is null;

    /// <summary>Whether the time came to delete the data. One that the operator closed keeps them for a while.</summary>
    public bool IsOver(DateTimeOffset now) => State == TenantState.Closed && ClosesAt <= now;

    /// <summary>The tombstone. It has no journal any more to write into.</summary>
    public Step Purged(DateTimeOffset now) => new(this with { PurgedAt = now, Version = Version + 1 }, []);
}
