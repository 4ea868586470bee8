using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Live;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Live;

/// <summary>Reads a tenant's journal for those who follow it. Between two looks it holds nothing but the places of those who wait: no connection, no rows.</summary>
[GrainType("live-reader"), Reentrant]
internal sealed class LiveReader(IDbSource<CrmDb> source, LiveWatch watch, IHostApplicationLifetime process) : Grain, ILiveReader
{
    /// <summary>The most acts that one answer looks at.</summary>
    public const int PageSize = 500;

    /// <summary>How long one call waits: well below the time that a call may take.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(15);

    private static readonly FrozenDictionary<string, WebhookEvent> s_types = WebhookEvents.All.ToFrozenDictionary(type => type.Type);

    private TenantId _tenant;
    private TaskCompletionSource _grown = Fresh();
    private int _waiting;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        watch.Remove(_tenant);
        return Task.CompletedTask;
    }

    public async Task<long> Head()
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<JournalHeadRow>().Where(head => head.TenantId == _tenant).Select(head => head.Sequence).FirstOrDefaultAsync();
    }

    public async Task<LivePage> After(long sequence)
    {
        await using var db = source.ForTenant(_tenant);
        // Without details: nothing of what was said leaves here.
        var acts = await db.Journal.Where(act => act.TenantId == _tenant && act.Sequence > sequence).OrderBy(act => act.Sequence).Take(PageSize)
            .Select(act => new { act.Sequence, act.Entity, act.Verb, act.EntityId }).ToListAsync();
        var events = ImmutableArray.CreateBuilder<LiveEvent>();
        foreach (var act in acts)
        {
            if (s_types.TryGetValue(WebhookEvents.TypeOf(act.Entity, act.Verb), out var type))
                events.Add(new(act.Sequence, type.Type, act.Entity, act.EntityId, type.Needs));
        }

        return new(events.ToImmutable(), acts.Count == 0 ? sequence : acts[^1].Sequence);
    }

    public async Task<LivePage> Next(long sequence)
    {
        var started = Stopwatch.GetTimestamp();
        _waiting++;
        try
        {
            while (true)
            {
                // Before the look: what commits after it wakes.
                var grown = _grown.Task;
                watch.Put(_tenant, sequence);
                var page = await After(sequence);
                var left = WaitMax - Stopwatch.GetElapsedTime(started);
                if (page.Until > sequence || left <= TimeSpan.Zero || process.ApplicationStopping.IsCancellationRequested)
                    return page;
                await grown.WaitAsync(left, process.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            if (--_waiting == 0)
                watch.Remove(_tenant);
        }
    }

    public Task Wake()
    {
        var grown = _grown;
        _grown = Fresh();
        grown.SetResult();
        return Task.CompletedTask;
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
