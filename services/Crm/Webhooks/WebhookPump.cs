using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Crm.Webhooks;

/// <summary>
/// Wakes the webhooks that are behind their tenant's journal: after a commit of this process at once, of another one within <see cref="LookMax"/>. At the start,
/// and then every <see cref="DueEvery"/>, it also wakes those with deliveries that should have gone: what a process that died was about to do.
/// </summary>
internal sealed partial class WebhookPump(IDbSource<CrmDb> source, JournalSignal<CrmDb> signal, IGrainFactory grains, TimeProvider time, ILogger<WebhookPump> log)
    : BackgroundService
{
    public static readonly TimeSpan LookMax = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LookMin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan DueEvery = TimeSpan.FromSeconds(30);
    private const int MaxWoken = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lookedForDue = DateTimeOffset.MinValue;
        var commits = signal.Follow();
        try
        {
            while (true)
            {
                await Look(Behind, stoppingToken);
                if (time.GetUtcNow() - lookedForDue >= DueEvery)
                {
                    await Look(Due, stoppingToken);
                    lookedForDue = time.GetUtcNow();
                }

                // Many commits, one look.
                await Task.Delay(LookMin, time, stoppingToken);
                await commits.WaitAsync(LookMax, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private async Task Look(Func<CrmDb, IQueryable<Place>> whose, CancellationToken stopping)
    {
        try
        {
            await using var db = source.AcrossTenants();
            foreach (var place in await whose(db).Take(MaxWoken).ToListAsync(stopping))
                await grains.WebhookLane(place.Tenant, place.Webhook).Wake();
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogBlind(e);
        }
    }

    private static IQueryable<Place> Behind(CrmDb db) =>
        from lane in db.Set<WebhookLaneRow>()
        join head in db.Set<JournalHeadRow>() on lane.TenantId equals head.TenantId
        join tenant in db.Set<TenantRow>() on lane.TenantId equals tenant.TenantId
        join webhook in db.Set<WebhookRow>() on new { lane.TenantId, Id = lane.WebhookId } equals new { webhook.TenantId, webhook.Id }
        where !lane.IsFull && lane.Sequence < head.Sequence && webhook.Since < head.Sequence
            && webhook.State == WebhookState.Enabled && tenant.State == TenantState.Active
        select new Place { Tenant = lane.TenantId, Webhook = lane.WebhookId };

    private IQueryable<Place> Due(CrmDb db)
    {
        var now = time.Instant();
        return (from delivery in db.Set<DeliveryRow>()
                join tenant in db.Set<TenantRow>() on delivery.TenantId equals tenant.TenantId
                join webhook in db.Set<WebhookRow>() on new { delivery.TenantId, Id = delivery.WebhookId } equals new { webhook.TenantId, webhook.Id }
                where delivery.NextAt <= now && delivery.At >= webhook.At && tenant.State == TenantState.Active && (webhook.State == WebhookState.Enabled || delivery.Sequence == 0)
                select new Place { Tenant = delivery.TenantId, Webhook = delivery.WebhookId }).Distinct();
    }

    private sealed record Place
    {
        public required TenantId Tenant { get; init; }

        public required Guid Webhook { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks that are behind can't be found; looking again.")]
    private partial void LogBlind(Exception error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Webhooks are no longer looked after in this process.")]
    private partial void LogStopped();
}
