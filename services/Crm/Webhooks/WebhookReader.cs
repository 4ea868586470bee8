using CloudCrm.Contracts;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Webhooks;

/// <summary>Deliveries and the log of attempts, from the database.</summary>
[StatelessWorker, GrainType("webhook-reader")]
internal sealed class WebhookReader(IDbSource<CrmDb> source) : Grain, IWebhookReader
{
    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public async Task<Outcome<Page<WebhookDelivery>>> Deliveries(Guid webhookId, DeliveryOutcome? outcome, string? cursor, int limit)
    {
        if (outcome is { } given && !Enum.IsDefined(given))
            return Refusal.Invalid("outcome", "There is no such outcome.");
        return await List<DeliveryRow, WebhookDelivery>(
            $"deliveries {webhookId:n} {outcome}", webhookId, cursor, limit,
            (rows, tenant) => outcome is { } only
                ? rows.Where(row => row.TenantId == tenant && row.WebhookId == webhookId && row.Outcome == only)
                : rows.Where(row => row.TenantId == tenant && row.WebhookId == webhookId),
            row => row.ToContract());
    }

    public Task<Outcome<Page<WebhookAttempt>>> Attempts(Guid webhookId, string? cursor, int limit) => List<AttemptRow, WebhookAttempt>(
        $"attempts {webhookId:n}", webhookId, cursor, limit, (rows, tenant) => rows.Where(row => row.TenantId == tenant && row.WebhookId == webhookId), row => row.ToContract());

    private async Task<Outcome<Page<TItem>>> List<TRow, TItem>(
        string list, Guid webhookId, string? cursor, int limit, Func<IQueryable<TRow>, TenantId, IQueryable<TRow>> some, Func<TRow, TItem> item)
        where TRow : class, IPlaced
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!TimePlace.Parse(cursor, list).Try(out var place, out var refusal))
            return refusal;
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        if (!await db.Set<WebhookRow>().AnyAsync(row => row.TenantId == tenant && row.Id == webhookId))
            return Refusal.NotFound("webhook");
        var rows = await some(db.Set<TRow>(), tenant).Before(db, place, limit + 1);
        return rows.ToPage(limit, item, row => new TimePlace(row.At, row.Id).Write(list));
    }
}
