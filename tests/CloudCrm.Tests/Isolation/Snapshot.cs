using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using CloudCrm.Billing;
using CloudCrm.Billing.Usage;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;
using CloudCrm.Crm;
using CloudCrm.Crm.Customers.Bulk;
using CloudCrm.Crm.Customers.Importing;
using CloudCrm.Crm.Interactions;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Clocks;
using CloudCrm.Crm.Tenants.Hearing;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using CloudCrm.Tests.Gateway;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Isolation;

/// <summary>All rows of tenants, told by one digest a table.</summary>
internal static class Snapshot
{
    // These move by themselves: due work falls due, meters take API calls, sessions note that they were seen, webhooks go on, Billing says how many units there are. AtRest looks at the first three.
    private static readonly HashSet<string> s_restless = ["due_work", "meters", "sessions", "webhook_lanes", "webhook_deliveries", "webhook_attempts", "unit_leases"];

    // Begun by a request, they write long after its answer.
    private static readonly string[] s_jobs = [ImportWork.RunKind, BulkWork.RunKind];

    // What a meter takes stands in the ledger, of which the rollups are sums, and which budgets speak of a moment later.
    private static readonly HashSet<string> s_told = ["meters", "usage_rollups", "budget_books", "unit_leases"];

    private static readonly short[] s_messages = [MeterCodes.Find(Meters.MessagesInbound)!.Number, MeterCodes.Find(Meters.MessagesOutbound)!.Number];

    private static readonly MethodInfo s_rowsOf = typeof(Snapshot).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The CRM's tables as they are now, and the accounts of the tenants' members.</summary>
    public static async Task<string> Take(TheApi api, params Guid[] tenants)
    {
        await using var db = api.Get<IDbSource<CrmDb>>().AcrossTenants();
        var at = tenants.Select(TenantId.From).ToList();
        await Eventually.Holds(async () => !await db.DueWork.AnyAsync(work => at.Contains(work.TenantId) && s_jobs.Contains(work.Kind)), "imports and bulk changes have come to their ends");
        var lines = await Lines(db, table => s_restless.Contains(table) || table == "journal_heads", tenants, IsNews);
        Assert.That(lines, Has.Count.GreaterThan(10), "The snapshot sees too few tables to prove anything.");
        var members = db.Set<MembershipRow>().Where(row => tenants.Select(TenantId.From).Contains(row.TenantId)).Select(row => row.AccountId);
        var accounts = await db.Set<AccountRow>().Where(row => members.Contains(row.Id)).ToListAsync();
        lines.Add(Line("accounts", [.. accounts.Select(Written)]));
        return string.Join('\n', lines);
    }

    /// <summary>What happened to members' accounts, and what was done in Billing, is told to tenants a moment later: by what came before, not by what is looked at.</summary>
    private static bool IsNews(ITenantRow row) => row switch
    {
        JournalRow entry => entry.Entity == "account" || BillingAct.Entities.Contains(entry.Entity),
        RequestRow { Key: var key } => key.StartsWith(AccountNews.Name, StringComparison.Ordinal) || key.StartsWith(ActHearing.Name, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>
    /// What <see cref="Take"/> leaves out, and Billing's tables, when all that the tenant did has arrived there: the outbox is empty, every message is in the
    /// ledger, and so is a call that is made now.
    /// </summary>
    /// <param name="company">A company that does nothing meanwhile.</param>
    /// <param name="caller">A key of it that was not used before.</param>
    /// <param name="soon">Work that may be done between two snapshots, by <see cref="Soon"/>; it is not looked at.</param>
    /// <param name="callers">The keys whose calls are the snapshots' own.</param>
    public static async Task<string> AtRest(Company company, ApiKey caller, IReadOnlySet<Guid> soon, params ApiKey[] callers)
    {
        var (api, tenant) = (company.Api, TenantId.From(company.Tenant));
        await using var crm = api.Get<IDbSource<CrmDb>>().AcrossTenants();
        await using var billing = api.Get<IDbSource<BillingDb>>().AcrossTenants();
        Assert.That((await Shot.Get("/v1/customers").As(caller.Token).Fire(api)).IsOk);
        await Eventually.Holds(
            async () => !await crm.Set<OutboxRow>().AnyAsync(row => row.TenantId == tenant)
                && !await billing.Set<OutboxRow>().AnyAsync(row => row.TenantId == tenant)
                && !await crm.DueWork.AnyAsync(work => work.TenantId == tenant && (work.Kind == Postman.Name || work.Kind == ActHearing.Name))
                && await billing.Set<UsageEventRow>().AnyAsync(row => row.TenantId == tenant && row.UserId == caller.Id)
                && await crm.Set<MessageRow>().CountAsync(row => row.TenantId == tenant && row.CustomerId != null)
                    == await billing.Set<UsageEventRow>().CountAsync(row => row.TenantId == tenant && s_messages.Contains(row.Meter)),
            "all usage is in the ledger, and all mails are gone");

        var own = callers.Select(key => (Guid?)key.Id).ToHashSet();
        var lines = await Lines(crm, table => !s_restless.Contains(table) || s_told.Contains(table), [company.Tenant], IsOwn);
        lines.AddRange(await Lines(billing, s_told.Contains, [company.Tenant], IsOwn));
        Assert.That(lines, Has.Count.GreaterThanOrEqualTo(6), "The snapshot sees too few tables to prove anything.");
        return string.Join('\n', lines);

        bool IsOwn(ITenantRow row) => row switch
        {
            UsageEventRow { UserId: { } user } => own.Contains(user),
            DueWorkRow work => soon.Contains(work.Id),
            _ => false,
        };
    }

    /// <summary>The company's work that falls due within ten minutes by what it did itself.</summary>
    public static async Task<IReadOnlySet<Guid>> Soon(Company company)
    {
        var (tenant, by) = (TenantId.From(company.Tenant), company.Api.Time.GetUtcNow().AddMinutes(10));
        await using var crm = company.Api.Get<IDbSource<CrmDb>>().AcrossTenants();
        await using var billing = company.Api.Get<IDbSource<BillingDb>>().AcrossTenants();
        var known = await crm.Set<DueWorkRow>().Where(work => work.TenantId == tenant).ToListAsync();
        known.AddRange(await billing.Set<DueWorkRow>().Where(work => work.TenantId == tenant).ToListAsync());
        return known.Where(work => work.DueAt < by).Select(work => work.Id).ToHashSet();
    }

    private static async Task<List<string>> Lines(TenantDb db, Func<string, bool> isLeftOut, Guid[] tenants, Func<ITenantRow, bool>? isOwn = null)
    {
        var lines = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal))
        {
            if (!entity.ClrType.IsAssignableTo(typeof(ITenantRow)) || isLeftOut(entity.GetTableName()!))
                continue;
            foreach (var tenant in tenants)
            {
                var rows = await (Task<List<ITenantRow>>)s_rowsOf.MakeGenericMethod(entity.ClrType).Invoke(null, [db, TenantId.From(tenant)])!;
                lines.Add(Line($"{entity.GetTableName()} {tenant}", [.. rows.Where(row => isOwn?.Invoke(row) != true).Select(Written)]));
            }
        }

        return lines;
    }

    private static async Task<List<ITenantRow>> RowsOf<TRow>(TenantDb db, TenantId tenant) where TRow : class, ITenantRow =>
        [.. await db.Set<TRow>().AsNoTracking().Where(row => row.TenantId == tenant).ToListAsync()];

    private static string Written(object row) => row switch
    {
        ApiKeyRow key => $"{key.Id} {key.Name} {key.Scopes} {key.RevokedAt:O} {key.ExpiresAt:O}",
        SessionRow session => $"{session.Id} {session.AccountId} {session.ExpiresAt:O} {session.EndedAt:O}",
        _ => JsonSerializer.Serialize(row, row.GetType(), RowJson.Options),
    };

    private static string Line(string name, List<string> rows)
    {
        rows.Sort(StringComparer.Ordinal);
        return $"{name}: {rows.Count} rows {Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rows)).AsSpan(0, 8))}";
    }
}
