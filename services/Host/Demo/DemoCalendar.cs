using CloudCrm.Billing;
using CloudCrm.Crm;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Host.Demo;

/// <summary>What is still to happen in the demo, in the order of its times, and the clock that goes with it.</summary>
internal sealed class DemoCalendar(ShiftedTime clock, IDbSource<CrmDb> crm, IDbSource<BillingDb> billing)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly PriorityQueue<Func<Task>, (DateTimeOffset, int)> _acts = new();
    private int _planned;

    /// <summary>Plans an act.</summary>
    public void At(DateTimeOffset at, Func<Task> act) => _acts.Enqueue(act, (at, _planned++));

    /// <summary>Does what is planned until an instant, each act at its own time, and lets the platform do what fell due.</summary>
    public async Task Live(DateTimeOffset until, CancellationToken cancellation)
    {
        while (_acts.TryPeek(out var act, out var when) && when.Item1 <= until)
        {
            cancellation.ThrowIfCancellationRequested();
            _acts.Dequeue();
            clock.AdvanceTo(when.Item1);
            await act();
        }

        clock.AdvanceTo(until);
        await Settle(cancellation);
    }

    /// <summary>Waits until nothing is due.</summary>
    public async Task Settle(CancellationToken cancellation)
    {
        using var pause = new PeriodicTimer(s_look);
        for (var left = s_patience; left > TimeSpan.Zero; left -= s_look)
        {
            if (!await IsDue(crm, cancellation) && !await IsDue(billing, cancellation))
                return;
            await pause.WaitForNextTickAsync(cancellation);
        }

        throw new InvalidOperationException("The demo's platform does not come to rest.");
    }

    private async Task<bool> IsDue<TDb>(IDbSource<TDb> source, CancellationToken cancellation) where TDb : TenantDb
    {
        var now = clock.Instant();
        await using var db = source.AcrossTenants();
        return await db.DueWork.AnyAsync(work => work.DueAt <= now && work.Attempts < 3, cancellation) || await db.Set<OutboxRow>().AnyAsync(cancellation);
    }
}
