using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Crm.Mail;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Webhooks;

/// <summary>The webhooks of a tenant in memory; their only writer.</summary>
[GrainType("webhook-book")]
internal sealed class WebhookBookGrain(
    IDbSource<CrmDb> source, IActWriter<CrmDb> writer, SigningSecrets secrets, AddressGuard guard, LetterBox letters, TimeProvider time)
    : AggregateGrain(writer), IWebhookBookGrain
{
    private const string Entity = "webhook";
    private TenantId _tenant;
    private long _version;
    private ImmutableArray<WebhookEntry> _entries = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load(cancellationToken);
    }

    public Task<ImmutableArray<Webhook>> List() => Task.FromResult<ImmutableArray<Webhook>>([.. _entries.Select(entry => entry.Webhook)]);

    public Task<Outcome<Webhook>> Read(Guid id) => Task.FromResult<Outcome<Webhook>>(Find(id) is { } entry ? entry.Webhook : Refusal.NotFound(Entity));

    public async Task<Outcome<Webhook>> Register(Guid id, RegisterWebhook command, Caller caller, Once once)
    {
        if (!(await RightsOf(caller)).Try(out var rights, out var lack))
            return lack;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await source.Recall<CrmDb, Webhook>(_tenant, once) is { } recalled)
                return recalled;
            if (Find(id) is not null)
                return Refusal.Reused("id");
            var now = time.Instant();
            if (!WebhookRules.Register(id, command, rights, _entries.Length, now).Try(out var webhook, out var refusal))
                return refusal;
            if (await guard.Check(webhook.Url) is { } unreachable)
                return unreachable;
            var secret = SigningSecrets.New();
            var entry = new WebhookEntry(webhook, [secrets.Protect(_tenant, id, secret)], await Head());
            var act = Next().Insert(entry.ToRow(_tenant)).Insert(new WebhookLaneRow { TenantId = _tenant, WebhookId = id, Sequence = entry.Since, IsFull = false, Version = 1 })
                .Journal(new(now, caller, Entity, id, "registered", Facts(webhook))).Remember(RequestLog.Answer(_tenant, once, webhook, now));
            if (_version == 0)
                WebhookSweep.Begin(act, _tenant, now);
            if (await Commit(act, _entries.Add(entry)))
                return webhook with { Secret = secret };
        }

        return await source.Recall<CrmDb, Webhook>(_tenant, once) ?? Busy.Refusal();
    }

    public async Task<Outcome<Webhook>> Change(Guid id, ChangeWebhook command, long? expectedVersion, Caller caller)
    {
        if (!(await RightsOf(caller)).Try(out var rights, out var lack))
            return lack;
        return await Do(id, caller, async before =>
        {
            if (!before.Webhook.Change(command, rights, expectedVersion, time.Instant()).Try(out var after, out var refusal))
                return refusal;
            if (after.Url != before.Webhook.Url && await guard.Check(after.Url) is { } unreachable)
                return unreachable;
            var isOn = after.State == WebhookState.Enabled && !before.IsEnabled;
            return before with { Webhook = after, Since = isOn ? await Head() : before.Since };
        });
    }

    public async Task<Outcome<Webhook>> RotateSecret(Guid id, Caller caller, Once? once = null)
    {
        if (!(await RightsOf(caller)).Try(out _, out var lack))
            return lack;
        if (once is not null && await source.Recall<CrmDb, Webhook>(_tenant, once) is { } recalled)
            return recalled;
        var secret = SigningSecrets.New();
        var rotated = await Do(id, caller, before => Task.FromResult(before.Rotate(secrets.Protect(_tenant, id, secret), time.Instant())), "secret_rotated", once);
        return rotated.Select(webhook => webhook with { Secret = secret });
    }

    public async Task<Outcome<Done>> Remove(Guid id, Caller caller)
    {
        if (!(await RightsOf(caller)).Try(out _, out var lack))
            return lack;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (Find(id) is not { } entry)
                return Refusal.NotFound(Entity);
            var lane = new WebhookLaneRow { TenantId = _tenant, WebhookId = id, Sequence = 0, IsFull = false, Version = 0 };
            var act = Next().Delete(entry.ToRow(_tenant)).Delete(lane).Journal(new(time.Instant(), caller, Entity, id, "removed"));
            if (await Commit(act, _entries.Remove(entry)))
                return Done.Ok;
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<Done>> SwitchOff(Guid id, WebhookState why)
    {
        var addressees = await Addressees();
        var off = await Do(
            id,
            Caller.System,
            before => Task.FromResult<Outcome<WebhookEntry>>(!before.IsEnabled
                ? before
                : before with { Webhook = before.Webhook with { State = why, StateSince = time.Instant(), Version = before.Webhook.Version + 1 } }),
            "switched_off",
            mails: entry => addressees.ToLetters(entry.Webhook));
        return off.Select(_ => new Done());
    }

    /// <summary>Decides, commits, answers; decides once more where somebody else wrote in between.</summary>
    private async Task<Outcome<Webhook>> Do(
        Guid id, Caller caller, Func<WebhookEntry, Task<Outcome<WebhookEntry>>> decide, string verb = "changed", Once? once = null,
        Func<WebhookEntry, IEnumerable<Letter>>? mails = null)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (Find(id) is not { } before)
                return Refusal.NotFound(Entity);
            if (!(await decide(before)).Try(out var after, out var refusal))
                return refusal;
            if (after.Webhook.Version == before.Webhook.Version)
                return before.Webhook;
            var act = ActOf(before, after, caller, verb, once);
            foreach (var letter in mails?.Invoke(after) ?? [])
                act.Schedule(letters.Of(_tenant, letter));
            if (await Commit(act, _entries.Replace(before, after)))
                return after.Webhook;
        }

        return once is null ? Busy.Refusal() : await source.Recall<CrmDb, Webhook>(_tenant, once) ?? Busy.Refusal();
    }

    private Act ActOf(WebhookEntry before, WebhookEntry after, Caller caller, string verb, Once? once)
    {
        var now = time.Instant();
        var act = Next().Update(after.ToRow(_tenant)).Journal(new(now, caller, Entity, after.Webhook.Id, verb, Differences(before.Webhook, after.Webhook)));
        if (after.IsEnabled)
            act.InsertIfAbsent(WebhookAlarm.Of(_tenant, after.Webhook.Id, now));
        return once is null ? act : act.Remember(RequestLog.Answer(_tenant, once, after.Webhook, now));
    }

    private WebhookEntry? Find(Guid id) => _entries.FirstOrDefault(entry => entry.Webhook.Id == id);

    private Act Next()
    {
        var next = new WebhookBookRow { TenantId = _tenant, Version = _version + 1 };
        return _version == 0 ? Act.Create(_tenant, next) : Act.Change(_tenant, next, _version);
    }

    private async Task<bool> Commit(Act act, ImmutableArray<WebhookEntry> after)
    {
        if (await Commit(act) == CommitResult.Committed)
        {
            (_entries, _version) = (after, _version + 1);
            return true;
        }

        await Load();
        return false;
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        _version = await db.Set<WebhookBookRow>().Where(row => row.TenantId == _tenant).Select(row => row.Version).FirstOrDefaultAsync(cancellation);
        var rows = await db.Set<WebhookRow>().Where(row => row.TenantId == _tenant).ToListAsync(cancellation);
        _entries = [.. rows.OrderBy(row => row.At).ThenBy(row => row.Id).Select(WebhookEntry.From)];
    }

    /// <summary>The last number of the tenant's journal.</summary>
    private async Task<long> Head()
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<JournalHeadRow>().Where(row => row.TenantId == _tenant).Select(row => row.Sequence).FirstOrDefaultAsync();
    }

    private async Task<Addressees> Addressees()
    {
        await using var db = source.ForTenant(_tenant);
        return await Webhooks.Addressees.Of(db, _tenant, time.Instant());
    }

    /// <summary>The caller's rights as the tenant knows them now, for one who may manage webhooks: the gateway may have remembered older ones.</summary>
    private async Task<Outcome<Right>> RightsOf(Caller caller)
    {
        if (!(await GrainFactory.Tenant(_tenant).RightsOf(caller)).Try(out var rights, out var refusal))
            return refusal;
        return rights.HasFlag(Right.ManageWebhooks) ? rights : Refusal.Forbidden("This needs a right that you do not have.");
    }

    private static string Facts(Webhook it) => new Details().Fact("url", it.Url).Fact("description", it.Description).FactList("events", it.Events)
        .Fact("role", it.Role).Fact("state", it.State).ToString();

    private static string Differences(Webhook before, Webhook after) => new Details().Change("url", before.Url, after.Url)
        .Change("description", before.Description, after.Description).ChangeList("events", before.Events, after.Events)
        .Change("role", before.Role, after.Role).Change("state", before.State, after.State).Change("oldSecretsUntil", before.OldSecretsUntil, after.OldSecretsUntil).ToString();
}
