using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Metering;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants;

/// <summary>A tenant's way from rows and back.</summary>
internal static class TenancyRows
{
    /// <summary>The tenant as stored; null where there is none.</summary>
    public static async Task<Tenancy?> Load(IDbSource<CrmDb> source, TenantId id, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(id);
        var row = await db.Set<TenantRow>().FirstOrDefaultAsync(t => t.TenantId == id, cancellation);
        if (row is null)
            return null;
        var origins = await db.Set<OriginRow>().Where(o => o.TenantId == id).Select(o => o.Origin).ToListAsync(cancellation);
        var members = await db.Set<MembershipRow>().Where(m => m.TenantId == id).ToListAsync(cancellation);
        var open = await db.Set<InvitationRow>().Where(i => i.TenantId == id && i.State == InvitationState.Open).ToListAsync(cancellation);
        var rules = await db.Set<FieldRuleRow>().Where(r => r.TenantId == id).OrderBy(r => r.OfRole).ThenBy(r => r.FieldName).ToListAsync(cancellation);
        return new(
            id, row.Name, row.Plan, row.TimeZone, row.Language, row.OwnState ?? row.State, row.OpenedAt, row.SeatsBought,
            new(row.RequestsPerMinute, row.ConcurrentRequests), [.. origins.Order(StringComparer.Ordinal)],
            members.ToImmutableDictionary(m => m.AccountId, ToMembership), open.ToImmutableDictionary(i => i.Id, ToInvited), row.Version)
        {
            FieldRules = [.. rules.Select(r => new FieldRule(r.OfRole, r.FieldName, r.Access))],
            SeatsTold = row.SeatsTold,
            Payment = row.Payment,
            PaymentSince = row.PaymentSince,
            PaymentVersion = row.PaymentVersion,
            PlanVersion = row.PlanVersion,
            IsSandbox = row.IsSandbox,
            SandboxOf = row.SandboxOf,
            BillingDay = row.BillingDay,
            BusinessHours = BusinessHours.Read(row.BusinessHours),
            ClosesAt = row.ClosesAt,
            PurgedAt = row.PurgedAt,
            Teams = await TeamRows.Load(db, id, cancellation),
            Offer = (await db.Set<OwnershipOfferRow>().FirstOrDefaultAsync(o => o.TenantId == id && o.State == OfferState.Open, cancellation))?.ToContract(),
        };
    }

    /// <summary>One invitation, open or closed.</summary>
    public static async Task<Invited?> LoadInvitation(IDbSource<CrmDb> source, TenantId tenant, Guid id)
    {
        await using var db = source.ForTenant(tenant);
        var row = await db.Set<InvitationRow>().FirstOrDefaultAsync(i => i.TenantId == tenant && i.Id == id);
        return row is null ? null : ToInvited(row);
    }

    /// <summary>The rows of a step: the root, and what is different among origins, members, invitations and teams.</summary>
    public static Act ToAct(Tenancy? before, Step step, Caller caller, DateTimeOffset now)
    {
        var after = step.After;
        var act = before is null ? Act.Create(after.Id, ToRow(after)) : Act.Change(after.Id, ToRow(after), before.Version);
        AddOrigins(act, before, after);
        AddMembers(act, before, after);
        AddInvitations(act, before, after);
        AddFieldRules(act, before, after);
        TeamRows.Add(act, before, after);
        AddOffer(act, before?.Offer, after);
        if (after.ClosesAt is { } closesAt && closesAt != before?.ClosesAt)
            Clocks.TenantEnd.Begin(act, after.Id, closesAt, isGrace: after.State == TenantState.Closing);
        foreach (var happening in step.Happenings)
            act.Journal(new(now, caller, happening.Entity, happening.EntityId, happening.Verb, happening.Details));
        if (before is null || before.ToMessage() with { Version = after.Version } != after.ToMessage())
            act.Emit(after.Id.Value, after.ToMessage());
        AddSeats(act, before, after, caller, now);
        return act;
    }

    /// <summary>The usage of seats: what this act changes, and before it what was there when nobody told of seats yet.</summary>
    private static void AddSeats(Act act, Tenancy? before, Tenancy after, Caller caller, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<UsageEvent>(2);
        if (before is not null && before.SeatsTold != before.SeatsBought)
            events.Add(UsageEvents.Seated(after.Id, before.SeatsBought - before.SeatsTold, before.Version, Caller.System, after.OpenedAt));
        var had = before?.SeatsBought ?? 0;
        if (after.SeatsBought != had)
            events.Add(UsageEvents.Seated(after.Id, after.SeatsBought - had, after.Version, caller, now));
        if (events.Count > 0)
            act.Emit(after.Id.Value, new UsageRecorded(events.ToImmutable()));
    }

    public static Member ToMember(MembershipRow row) => ToMembership(row).ToContract();

    public static Invitation ToInvitation(InvitationRow row) => ToInvited(row).ToContract();

    public static Tenant ToTenant(TenantRow row, ImmutableArray<string> origins) => new(
        row.TenantId, row.Name, row.Plan, row.TimeZone, row.Language, row.State, row.OpenedAt, row.SeatsBought, row.SeatsAssigned, origins,
        new(row.RequestsPerMinute, row.ConcurrentRequests), row.Version, row.IsSandbox, row.ClosesAt, row.BillingDay, row.Payment, row.PaymentSince,
        BusinessHours.Read(row.BusinessHours));

    /// <summary>How lists of names are sorted: without regard to case.</summary>
    public static string NameKey(string name) => name.Trim().ToLowerInvariant();

    private static void AddOrigins(Act act, Tenancy? before, Tenancy after)
    {
        var old = before?.Origins ?? [];
        foreach (var origin in after.Origins.Except(old))
            act.Insert(new OriginRow { TenantId = after.Id, Origin = origin });
        foreach (var origin in old.Except(after.Origins))
            act.Delete(new OriginRow { TenantId = after.Id, Origin = origin });
    }

    private static void AddMembers(Act act, Tenancy? before, Tenancy after)
    {
        var old = before?.Members ?? ImmutableDictionary<Guid, Membership>.Empty;
        foreach (var (id, member) in after.Members)
        {
            if (!old.TryGetValue(id, out var was))
                act.Insert(ToRow(after.Id, member));
            else if (!ReferenceEquals(was, member))
                act.Update(ToRow(after.Id, member));
        }

        foreach (var (id, member) in old)
        {
            if (!after.Members.ContainsKey(id))
                act.Delete(ToRow(after.Id, member));
        }
    }

    private static void AddInvitations(Act act, Tenancy? before, Tenancy after)
    {
        foreach (var (id, invited) in after.Invitations)
        {
            if (before is null || !before.Invitations.TryGetValue(id, out var was))
                act.Insert(ToRow(after.Id, invited)).Schedule(Clocks.InvitationExpiry.Of(after.Id, invited));
            else if (!ReferenceEquals(was, invited))
                act.Update(ToRow(after.Id, invited));
        }
    }

    private static void AddFieldRules(Act act, Tenancy? before, Tenancy after)
    {
        var old = before?.FieldRules ?? [];
        foreach (var rule in after.FieldRules.Except(old))
        {
            if (old.Any(was => was.Role == rule.Role && was.Field == rule.Field))
                act.Update(ToRow(after.Id, rule));
            else
                act.Insert(ToRow(after.Id, rule));
        }

        foreach (var rule in old)
        {
            if (!after.FieldRules.Any(now => now.Role == rule.Role && now.Field == rule.Field))
                act.Delete(ToRow(after.Id, rule));
        }
    }

    private static FieldRuleRow ToRow(TenantId tenant, FieldRule rule) =>
        new() { TenantId = tenant, OfRole = rule.Role, FieldName = rule.Field, Access = rule.Access };

    private static void AddOffer(Act act, OwnershipOffer? before, Tenancy after)
    {
        if (after.Offer is not { } offer || ReferenceEquals(before, offer))
            return;
        if (before?.Id == offer.Id)
            act.Update(OwnershipOfferRow.From(after.Id, offer));
        else
            act.Insert(OwnershipOfferRow.From(after.Id, offer)).Schedule(Clocks.OwnershipExpiry.Of(after.Id, offer));
    }

    private static Membership ToMembership(MembershipRow row) =>
        new(row.AccountId, row.Name, row.Mail, RoleSet.Unpack(row.Roles), row.HasSeat, row.JoinedAt, row.Joining, row.Version);

    private static Invited ToInvited(InvitationRow row) => new(
        row.Id, row.Mail, RoleSet.Unpack(row.Roles), row.State, row.CreatedAt, row.ExpiresAt,
        ImmutableCollectionsMarshal.AsImmutableArray(row.SecretHash), [.. row.MailSecretHash ?? []], row.AcceptedBy);

    private static TenantRow ToRow(Tenancy tenancy) => new()
    {
        TenantId = tenancy.Id,
        Name = tenancy.Name,
        Plan = tenancy.Plan,
        TimeZone = tenancy.TimeZone,
        Language = tenancy.Language,
        State = tenancy.Effective,
        OwnState = tenancy.IsHeldByBilling ? tenancy.State : null,
        Payment = tenancy.Payment,
        PaymentSince = tenancy.PaymentSince,
        PaymentVersion = tenancy.PaymentVersion,
        PlanVersion = tenancy.PlanVersion,
        OpenedAt = tenancy.OpenedAt,
        SeatsBought = tenancy.SeatsBought,
        SeatsAssigned = tenancy.SeatsAssigned,
        SeatsTold = tenancy.SeatsBought,
        RequestsPerMinute = tenancy.Limits.RequestsPerMinute,
        ConcurrentRequests = tenancy.Limits.ConcurrentRequests,
        Version = tenancy.Version,
        IsSandbox = tenancy.IsSandbox,
        SandboxOf = tenancy.SandboxOf,
        ClosesAt = tenancy.ClosesAt,
        PurgedAt = tenancy.PurgedAt,
        BillingDay = (short)tenancy.BillingDay,
        BusinessHours = BusinessHours.Write(tenancy.BusinessHours),
    };

    private static MembershipRow ToRow(TenantId tenant, Membership member) => new()
    {
        TenantId = tenant,
        AccountId = member.AccountId,
        Name = member.Name,
        NameKey = NameKey(member.Name),
        Mail = member.Mail,
        Roles = RoleSet.Pack(member.Roles),
        HasSeat = member.HasSeat,
        JoinedAt = member.JoinedAt,
        Joining = member.Joining,
        Version = member.Version,
    };

    private static InvitationRow ToRow(TenantId tenant, Invited invited) => new()
    {
        TenantId = tenant,
        Id = invited.Id,
        Mail = invited.Mail,
        Roles = RoleSet.Pack(invited.Roles),
        State = invited.State,
        CreatedAt = invited.CreatedAt,
        ExpiresAt = invited.ExpiresAt,
        SecretHash = [.. invited.SecretHash],
        MailSecretHash = invited.MailSecretHash.IsDefaultOrEmpty ? null : [.. invited.MailSecretHash],
        AcceptedBy = invited.AcceptedBy,
    };
}
