using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Webhooks;

/// <summary>A webhook and how far it is, as stored at one moment.</summary>
/// <param name="Entry">The webhook.</param>
/// <param name="Lane">How far it is.</param>
/// <param name="IsTenantActive">Whether its tenant works: else nothing is sent.</param>
internal sealed record LaneState(WebhookEntry Entry, WebhookLaneRow Lane, bool IsTenantActive)
{
    /// <summary>Null where there is no such webhook.</summary>
    public static async Task<LaneState?> Load(CrmDb db, TenantId tenant, Guid webhook, CancellationToken cancellation)
    {
        // The lane first: its version guards what is made of both.
        var lane = await db.Set<WebhookLaneRow>().FirstOrDefaultAsync(row => row.TenantId == tenant && row.WebhookId == webhook, cancellation);
        var row = await db.Set<WebhookRow>().FirstOrDefaultAsync(row => row.TenantId == tenant && row.Id == webhook, cancellation);
        if (row is null || lane is null)
            return null;
        var isActive = await db.Set<TenantRow>().AnyAsync(row => row.TenantId == tenant && row.State == TenantState.Active, cancellation);
        return new(WebhookEntry.From(row), lane, isActive);
    }
}
