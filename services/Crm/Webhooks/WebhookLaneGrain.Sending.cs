using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Webhooks;

/// <summary>From the journal to the receiver.</summary>
internal sealed partial class WebhookLaneGrain
{
    /// <summary>Acts of the journal that are looked at in one commit.</summary>
    private const int FeedPage = 200;

    /// <summary>A webhook that is so many behind gets several at a time; one that keeps up gets them one by one, in order.</summary>
    private const int BehindAt = 32;

    /// <summary>Posts to one webhook at a time, started in order, while it is behind.</summary>
    private const int AtOnce = 4;

    /// <summary>Looks at the next acts of the journal; false where there are none or where too much is pending.</summary>
    private async Task<bool> Feed(LaneState state)
    {
        var (entry, lane) = (state.Entry, state.Lane);
        if (!entry.IsEnabled)
            return false;
        await using var db = source.ForTenant(_tenant);
        var room = MaxPending - await db.Set<DeliveryRow>().CountAsync(row => row.TenantId == _tenant && row.WebhookId == _id && row.NextAt != null);
        var after = Math.Max(lane.Sequence, entry.Since);
        var acts = room <= 0 ? [] : await db.Journal.Where(row => row.TenantId == _tenant && row.Sequence > after).OrderBy(row => row.Sequence)
            .Take(FeedPage).Select(row => new { row.Sequence, row.Entity, row.Verb }).ToListAsync();
        var isFull = room <= 0;
        if (acts.Count == 0 && isFull == lane.IsFull)
            return false;

        var (now, last) = (time.Instant(), after);
        var made = new List<DeliveryRow>();
        foreach (var act in acts)
        {
            if (made.Count == room)
                break;
            last = act.Sequence;
            var type = WebhookEvents.TypeOf(act.Entity, act.Verb);
            if (WebhookRules.Gets(entry.Webhook.Events, entry.Webhook.Role, type))
                made.Add(DeliveryRules.Of(_tenant, _id, last, type, now));
        }

        var change = Act.Change(_tenant, lane.Next(last, isFull), lane.Version);
        foreach (var delivery in made)
            change.InsertIfAbsent(delivery);
        // Where another activation was first, its rows are read next.
        await Commit(change);
        return !isFull;
    }

    /// <summary>Posts the next deliveries that are due; false where there are none.</summary>
    private async Task<bool> SendDue(LaneState state)
    {
        // What was made before belonged to another webhook of this id, which was removed.
        var (now, isEnabled, from) = (time.Instant(), state.Entry.IsEnabled, state.Entry.Webhook.CreatedAt);
        await using var db = source.ForTenant(_tenant);
        var due = await db.Set<DeliveryRow>()
            .Where(row => row.TenantId == _tenant && row.WebhookId == _id && row.NextAt <= now && row.At >= from && (isEnabled || row.Sequence == 0))
            .OrderBy(row => row.NextAt).ThenBy(row => row.Sequence).Take(BehindAt).ToListAsync(Stopping);
        if (due.Count == 0 || Open(state.Entry, now) is not { } keys)
            return false;
        var isBehind = due.Count == BehindAt && state.Lane.FailingSince is null;
        var results = await Task.WhenAll(due.Take(isBehind ? AtOnce : 1).Select(delivery => Attempt(state.Entry, delivery, keys)));
        await Judge(state, results);
        return true;
    }

    private async Task<(DeliveryRow Delivery, PostResult Sent)> Attempt(WebhookEntry entry, DeliveryRow delivery, ImmutableArray<string> keys)
    {
        var at = time.Instant();
        var body = await Body(entry, delivery);
        var sent = await post.Send(_tenant, entry.Url, DeliveryRules.EventId(_tenant, delivery.Sequence, delivery.Id), body, keys, Stopping);
        var after = delivery.After(sent, time.Instant());
        var act = Act.Change(_tenant, after, delivery.Version).Insert(after.ToAttempt(sent, at));
        if (after.NextAt is { } next)
            act.InsertIfAbsent(WebhookAlarm.Of(_tenant, _id, next));
        // Stale where somebody asked to send it again meanwhile: then that is what happens next.
        await Commit(act);
        return (delivery, sent);
    }

    /// <summary>What is posted: of an act of the journal what a member with the webhook's role sees of it now.</summary>
    private async Task<byte[]> Body(WebhookEntry entry, DeliveryRow delivery)
    {
        if (delivery.Sequence == 0)
            return EventBody.OfPing(_id, delivery.At);
        var act = (await GrainFactory.JournalReader(_tenant).After(delivery.Sequence - 1, 1)).Value.Items.Single();
        var sight = (await GrainFactory.Tenant(_tenant).FieldRights()).Value.SightOf(entry.Webhook.Role);
        return EventBody.Of(delivery.EventType, sight.Show(act));
    }

    /// <summary>Notes since when nothing arrives, and switches off a webhook that is gone or has failed for too long. Pings don't count.</summary>
    private async Task Judge(LaneState state, (DeliveryRow Delivery, PostResult Sent)[] results)
    {
        var events = results.Where(result => result.Delivery.Sequence > 0).Select(result => result.Sent).ToArray();
        if (events.Length == 0)
            return;
        var now = time.Instant();
        DateTimeOffset? since = events.Any(sent => sent.IsOk) ? null : state.Lane.FailingSince ?? now;
        if (since != state.Lane.FailingSince)
            await NoteFailing(since);
        var isGone = events.Any(sent => sent.Status == (int)HttpStatusCode.Gone);
        if (!isGone && !DeliveryRules.IsFailing(since, state.Entry.Webhook.StateSince, now))
            return;
        var why = isGone ? WebhookState.Gone : WebhookState.Failing;
        if ((await GrainFactory.WebhookBook(_tenant).SwitchOff(_id, why)).IsOk)
            LogSwitchedOff(_id, _tenant.Value, why);
    }

    private async Task NoteFailing(DateTimeOffset? since)
    {
        await using var db = source.ForTenant(_tenant);
        if (await LaneState.Load(db, _tenant, _id, Stopping) is { Lane: var lane })
            await Commit(Act.Change(_tenant, lane.Failing(since), lane.Version));
    }

    private ImmutableArray<string>? Open(WebhookEntry entry, DateTimeOffset now)
    {
        try
        {
            return secrets.Open(_tenant, _id, entry.Secrets, now);
        }
        catch (CryptographicException e)
        {
            LogUnreadable(e, _id, _tenant.Value);
            return null;
        }
    }
}
