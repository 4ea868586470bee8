using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Crm;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Gateway;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Isolation;

/// <summary>All rows of tenants, told by one digest a table; and their journals' ends.</summary>
internal static class Snapshot
{
    // These move by themselves: the outbox drains, due work falls due, meters take API calls, sessions note that they were seen.
    private static readonly HashSet<string> Restless = ["outbox", "inbox", "due_work", "meters", "sessions"];

    private static readonly MethodInfo RowsOfMethod = typeof(Snapshot).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task<string> Take(TheApi api, params Guid[] tenants)
    {
        await using var db = api.Get<IDbSource<CrmDb>>().AcrossTenants();
        var lines = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal))
        {
            if (!entity.ClrType.IsAssignableTo(typeof(ITenantRow)) || Restless.Contains(entity.GetTableName()!))
                continue;
            foreach (var tenant in tenants)
            {
                var rows = await (Task<List<string>>)RowsOfMethod.MakeGenericMethod(entity.ClrType).Invoke(null, [db, TenantId.From(tenant)])!;
                lines.Add($"{entity.GetTableName()} {tenant}: {rows.Count} rows {Digest(rows)}");
            }
        }

        Assert.That(lines, Has.Count.GreaterThan(10), "The snapshot sees too few tables to prove anything.");
        return string.Join('\n', lines);
    }

    private static async Task<List<string>> RowsOf<TRow>(CrmDb db, TenantId tenant) where TRow : class, ITenantRow
    {
        var rows = await db.Set<TRow>().Where(row => row.TenantId == tenant).ToListAsync();
        return [.. rows.Select(row => JsonSerializer.Serialize(row, RowJson.Options)).Order(StringComparer.Ordinal)];
    }

    private static string Digest(List<string> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rows)).AsSpan(0, 8));
}
