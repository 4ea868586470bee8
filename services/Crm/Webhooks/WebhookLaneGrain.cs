using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Crm.Webhooks;

/// <summary>
/// The way of events to one webhook. It follows the tenant's journal from where it was, makes deliveries of what the webhook gets, and posts what is due;
/// everything that it must not forget is in rows, so that it goes on after a crash.
/// </summary>
[GrainType("webhook-lane")]
internal sealed partial class WebhookLaneGrain(
    IDbSource<CrmDb> source, IActWriter<CrmDb> writer, WebhookPost post, SigningSecrets secrets, IHostApplicationLifetime process, TimeProvider time,
    ILogger<WebhookLaneGrain> log)
    : AggregateGrain(writer), IWebhookLaneGrain
{
    /// <summary>The most deliveries that are pending; while there are so many the journal keeps the rest.</summary>
    public const int MaxPending = 1_000;

    /// <summary>The most that <see cref="ResendFailed"/> takes.</summary>
    public const int MaxResent = 1_000;

    private const string Entity = "webhook";
    private TenantId _tenant;
    private Guid _id;
    private bool _isRunning;
    private bool _isWoken;

    // A post that the process's end breaks off is not a failed one: it is made again.
    private CancellationToken Stopping => process.ApplicationStopping;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task Wake()
    {
        _isWoken = true;
        if (!_isRunning)
        {
            _isRunning = true;
            _ = Run();
        }

        return Task.CompletedTask;
    }

    public async Task<Outcome<WebhookDelivery>> Ping(Caller caller, Once? once = null)
    {
        if (await Admit<WebhookDelivery>(caller, once) is { } answered)
            return answered;
        var now = time.Instant();
        var id = once is null ? Guid.CreateVersion7(now) : Ids.From($"{_tenant}", "webhook.ping", $"{_id:n}", once.Key);
        var delivery = DeliveryRules.Ping(_tenant, id, _id, now);
        return await Answer(Act.Create(_tenant, delivery), caller, "pinged", new Details().Fact("delivery", id), delivery.ToContract(), once) ?? Busy.Refusal();
    }

    public async Task<Outcome<WebhookDelivery>> Resend(Guid deliveryId, Caller caller, Once? once = null)
    {
        if (await Admit<WebhookDelivery>(caller, once) is { } answered)
            return answered;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await using var db = source.ForTenant(_tenant);
            var row = await db.Set<DeliveryRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.Id == deliveryId && row.WebhookId == _id);
            if (row is null)
                return Refusal.NotFound("delivery");
            var again = row.Again(time.Instant());
            var act = Act.Change(_tenant, again, row.Version);
            if (await Answer(act, caller, "resent", new Details().Fact("delivery", deliveryId), again.ToContract(), once) is { } answer)
                return answer;
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<ResentDeliveries>> ResendFailed(DateTimeOffset since, Caller caller, Once once)
    {
        if (await Admit<ResentDeliveries>(caller, once) is { } answered)
            return answered;
        await using var db = source.ForTenant(_tenant);
        var from = since.ToInstant();
        var rows = await db.Set<DeliveryRow>()
            .Where(row => row.TenantId == _tenant && row.WebhookId == _id && row.At >= from && row.Outcome == DeliveryOutcome.GivenUp && row.Sequence > 0)
            .OrderBy(row => row.At).ThenBy(row => row.Sequence).Take(MaxResent + 1).ToListAsync();
        var now = time.Instant();
        var resent = new ResentDeliveries(Math.Min(rows.Count, MaxResent), rows.Count > MaxResent);
        // Nobody else touches what was given up: the caller's id is guard enough.
        var act = Act.Create(_tenant, RequestLog.Answer(_tenant, once, resent, now));
        foreach (var row in rows.Take(MaxResent))
            act.Update(row.Again(now));
        return await Answer(act, caller, "resent", new Details().Fact("since", from).Fact("count", resent.Count), resent, null)
            ?? await source.Recall<CrmDb, ResentDeliveries>(_tenant, once) ?? Busy.Refusal();
    }

    /// <summary>What is answered at once: a refusal, or what the same call was answered before. Null where it is to be done.</summary>
    private async Task<Outcome<T>?> Admit<T>(Caller caller, Once? once)
    {
        if (!(await GrainFactory.Tenant(_tenant).RightsOf(caller)).Try(out var rights, out var refusal))
            return refusal;
        if (!rights.HasFlag(Right.ManageWebhooks))
            return Refusal.Forbidden("This needs a right that you do not have.");
        if (once is not null && await source.Recall<CrmDb, T>(_tenant, once) is { } recalled)
            return recalled;
        var webhook = await GrainFactory.WebhookBook(_tenant).Read(_id);
        return webhook.IsOk ? null : (Outcome<T>?)webhook.Refusal;
    }

    /// <summary>Commits and wakes; null where somebody else was first.</summary>
    private async Task<Outcome<T>?> Answer<T>(Act act, Caller caller, string verb, Details details, T answer, Once? once)
    {
        var now = time.Instant();
        act.Journal(new(now, caller, Entity, _id, verb, details.ToString())).InsertIfAbsent(WebhookAlarm.Of(_tenant, _id, now));
        if (once is not null)
            act.Remember(RequestLog.Answer(_tenant, once, answer, now));
        if (await Commit(act) != CommitResult.Committed)
            return once is null ? null : await source.Recall<CrmDb, T>(_tenant, once);
        await Wake();
        return answer;
    }

    private async Task Run()
    {
        try
        {
            while (_isWoken && !Stopping.IsCancellationRequested)
            {
                _isWoken = false;
                await GoOn();
            }
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            LogStopped(_id, _tenant.Value);
        }
        catch (Exception e)
        {
            // The pump wakes it again: the rows say what is left.
            LogBroken(e, _id, _tenant.Value);
        }
        finally
        {
            _isRunning = false;
        }
    }

    /// <summary>Follows the journal and sends what is due until there is nothing of either.</summary>
    private async Task GoOn()
    {
        while (true)
        {
            LaneState? state;
            await using (var db = source.ForTenant(_tenant))
                state = await LaneState.Load(db, _tenant, _id, Stopping);
            if (state is not { IsTenantActive: true })
                return;
            var (fed, sent) = (await Feed(state), await SendDue(state));
            if (!fed && !sent)
                return;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Webhook {Webhook} of tenant {Tenant} stops in this process.")]
    private partial void LogStopped(Guid webhook, Guid tenant);

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhook {Webhook} of tenant {Tenant} could not go on; it is woken again.")]
    private partial void LogBroken(Exception error, Guid webhook, Guid tenant);

    [LoggerMessage(Level = LogLevel.Error, Message = "The secrets of webhook {Webhook} of tenant {Tenant} cannot be read: the key that protected them is gone")]
    private partial void LogUnreadable(Exception error, Guid webhook, Guid tenant);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Webhook} of tenant {Tenant} is switched off: {Why}")]
    private partial void LogSwitchedOff(Guid webhook, Guid tenant, WebhookState why);
}
