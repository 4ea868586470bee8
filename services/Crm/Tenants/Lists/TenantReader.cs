using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Lists;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Crm.Tenants.Support;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Tenants.Lists;

/// <summary>Lists of one tenant.</summary>
[GrainType("tenant-reader"), StatelessWorker, Reentrant]
internal sealed class TenantReader(IDbSource<CrmDb> source, TimeProvider time) : Grain, ITenantReader
{
    /// <summary>Lower case may be longer than what it was made of.</summary>
    private const int MaxNameKey = 1_000;

    private TenantId _tenant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<Outcome<Page<Member>>> Members(string? cursor, int limit)
    {
        const string List = "members";
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!ParseName(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var (name, id) = place;
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Set<MembershipRow>()
            .Where(m => m.TenantId == _tenant)
            .Where(m => m.NameKey.CompareTo(name) > 0 || (m.NameKey == name && m.AccountId.CompareTo(id) > 0))
            .OrderBy(m => m.NameKey).ThenBy(m => m.AccountId).Take(limit + 1).ToListAsync();
        var page = rows.ToPage(limit, TenancyRows.ToMember, m => Cursor.Write(List, m.NameKey, $"{m.AccountId:n}"));
        return page with { Items = [.. await MemberFacts.Complete(source, page.Items)] };
    }

    public async Task<Outcome<Page<Team>>> Teams(string? cursor, int limit)
    {
        const string List = "teams";
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!ParseName(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var name = place.Name;
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Set<TeamRow>().Where(t => t.TenantId == _tenant && t.DeletedAt == null && t.NameKey.CompareTo(name) > 0)
            .OrderBy(t => t.NameKey).Take(limit + 1).ToListAsync();
        var page = rows.ToPage(limit, row => row, row => Cursor.Write(List, row.NameKey, $"{row.Id:n}"));
        return new Page<Team>([.. await TeamRows.Complete(db, _tenant, page.Items)], page.Next);
    }

    private static Outcome<(string Name, Guid Id)> ParseName(string? cursor, string list)
    {
        if (cursor is null)
            return ("", Guid.Empty);
        return Cursor.Read(cursor, list, 2) is [var name, var text] && Guid.TryParseExact(text, "n", out var id)
            && PlainText.Check("cursor", name, 0, MaxNameKey) is null
            ? (name, id)
            : Cursor.Malformed();
    }

    public async Task<Outcome<Page<OpenSession>>> Sessions(Guid accountId, string? cursor, int limit)
    {
        await using var db = source.ForTenant(_tenant);
        if (!await db.Set<MembershipRow>().AnyAsync(m => m.TenantId == _tenant && m.AccountId == accountId))
            return Refusal.NotFound("member");
        return await SessionList.Read(db.Set<SessionRow>().Where(s => s.TenantId == _tenant && s.AccountId == accountId), time.Instant(), cursor, limit);
    }

    public async Task<Outcome<Page<Invitation>>> Invitations(string? cursor, int limit)
    {
        const string List = "invitations";
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!TimePlace.Parse(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var (at, id) = place;
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Set<InvitationRow>()
            .Where(i => i.TenantId == _tenant && i.CreatedAt <= at)
            .Where(i => i.CreatedAt < at || i.Id.CompareTo(id) < 0)
            .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(limit + 1).ToListAsync();
        return rows.ToPage(limit, TenancyRows.ToInvitation, i => new TimePlace(i.CreatedAt, i.Id).Write(List));
    }

    public async Task<Outcome<Page<SupportAccess>>> SupportAccess(string? cursor, int limit)
    {
        const string List = "support-access";
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!TimePlace.Parse(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var (at, id) = place;
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Set<SupportGrantRow>()
            .Where(g => g.TenantId == _tenant && g.GrantedAt <= at)
            .Where(g => g.GrantedAt < at || g.Id.CompareTo(id) < 0)
            .OrderByDescending(g => g.GrantedAt).ThenByDescending(g => g.Id).Take(limit + 1).ToListAsync();
        return rows.ToPage(limit, g => SupportConsent.From(g).ToContract(), g => new TimePlace(g.GrantedAt, g.Id).Write(List));
    }

    public async Task<Outcome<Page<OwnershipOffer>>> OwnershipOffers(string? cursor, int limit)
    {
        const string List = "ownership-offers";
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!TimePlace.Parse(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var (at, id) = place;
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Set<OwnershipOfferRow>()
            .Where(o => o.TenantId == _tenant && o.MadeAt <= at)
            .Where(o => o.MadeAt < at || o.Id.CompareTo(id) < 0)
            .OrderByDescending(o => o.MadeAt).ThenByDescending(o => o.Id).Take(limit + 1).ToListAsync();
        return rows.ToPage(limit, o => o.ToContract(), o => new TimePlace(o.MadeAt, o.Id).Write(List));
    }

    public async Task<Outcome<Page<ApiKey>>> ApiKeys(string? cursor, int limit)
    {
        const string List = "api-keys";
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!TimePlace.Parse(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var (at, id) = place;
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Set<ApiKeyRow>()
            .Where(k => k.TenantId == _tenant && k.CreatedAt <= at)
            .Where(k => k.CreatedAt < at || k.Id.CompareTo(id) < 0)
            .OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id).Take(limit + 1).ToListAsync();
        return rows.ToPage(
            limit,
            k => new ApiKey(k.Id, k.Name, k.Scopes, k.CreatedAt, k.RevokedAt is not null, null, k.ExpiresAt, k.LastUsedAt, k.SeesAs),
            k => new TimePlace(k.CreatedAt, k.Id).Write(List));
    }
}
