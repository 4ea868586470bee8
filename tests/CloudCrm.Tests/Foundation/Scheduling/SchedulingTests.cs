using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Tests.Foundation.Scheduling;

public sealed class SchedulingTests
{
    [Test]
    public async Task Work_is_done_within_a_second_of_its_time_and_not_before()
    {
        await using var host = await AlarmHost.Start();
        var start = host.Clock.GetUtcNow();
        var late = await host.Set(TimeSpan.FromHours(2));
        var early = await host.Set(TimeSpan.FromHours(1));
        host.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(2));
        await host.Until(() => !host.Alarm.Calls.IsEmpty, "the early one rang");
        var (id, at, attempts) = host.Alarm.Calls.Single();
        Assert.That(id, Is.EqualTo(early));
        Assert.That(attempts, Is.EqualTo(1));
        Assert.That(at - start, Is.GreaterThanOrEqualTo(TimeSpan.FromHours(1)));
        await host.Until(async () => (await host.Waiting()).Select(work => work.Id).SequenceEqual([late]), "only the late one waits");
    }

    [Test]
    public async Task Work_for_now_wakes_the_scheduler_though_the_clock_stands()
    {
        await using var host = await AlarmHost.Start();
        var first = await host.Set(TimeSpan.Zero);
        await Eventually.Holds(() => host.Alarm.Calls.Any(call => call.Id == first), "the first one rang");
        var second = await host.Set(TimeSpan.Zero);
        await Eventually.Holds(() => host.Alarm.Calls.Any(call => call.Id == second), "the second one rang");
    }

    [Test]
    public async Task Of_two_schedulers_one_does_the_work()
    {
        await using var host = await AlarmHost.Start();
        await host.StartScheduler();
        var ids = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => host.Set(TimeSpan.FromMilliseconds(50 * i))));
        await host.Until(async () => (await host.Waiting()).Count == 0, "all is done");
        Assert.That(host.Alarm.Calls.Select(call => call.Id), Is.EquivalentTo(ids));
    }

    [Test]
    public async Task Work_survives_a_restart()
    {
        var before = await AlarmHost.Start();
        var id = await before.Set(TimeSpan.FromDays(3));
        await before.DisposeAsync();
        before.Clock.Advance(TimeSpan.FromDays(30));
        await using var after = await AlarmHost.Start(before);
        await after.Until(() => !after.Alarm.Calls.IsEmpty, "it rang");
        Assert.That(after.Alarm.Calls.Single().Id, Is.EqualTo(id));
    }

    [Test]
    public async Task Failed_work_is_tried_again_after_growing_pauses()
    {
        await using var host = await AlarmHost.Start(prepare: alarm => alarm.Does = (work, _) =>
            work.Attempts < 5 ? throw new InvalidOperationException("Not yet.") : Task.CompletedTask);
        await host.Set(TimeSpan.Zero);
        await host.Until(async () => (await host.Waiting()).Count == 0, "it was done in the end");
        var times = host.Alarm.Calls.Select(call => call.At).ToArray();
        Assert.That(host.Alarm.Calls.Select(call => call.Attempts), Is.EqualTo(Enumerable.Range(1, 5)));
        for (var attempt = 1; attempt < times.Length; attempt++)
            Assert.That(times[attempt] - times[attempt - 1], Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(Math.Pow(2, attempt - 1))));
    }

    [Test]
    public void Pauses_grow_to_an_hour()
    {
        var pauses = Enumerable.Range(1, 40).Select(SchedulerLimits.RetryAfter).ToArray();
        Assert.That(pauses, Is.Ordered);
        Assert.That(pauses[0], Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(pauses[^1], Is.EqualTo(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task Long_work_keeps_its_lease_and_is_not_done_by_another()
    {
        var finish = new TaskCompletionSource();
        await using var host = await AlarmHost.Start(prepare: alarm => alarm.Does = (_, _) => finish.Task);
        await host.StartScheduler();
        await host.Set(TimeSpan.Zero);
        await Eventually.Holds(() => !host.Alarm.Calls.IsEmpty, "it started");
        var end = host.Clock.GetUtcNow() + (3 * SchedulerLimits.Lease);
        while (host.Clock.GetUtcNow() < end)
        {
            host.Clock.Advance(SchedulerLimits.Renewal);
            await Eventually.Holds(async () => (await host.Waiting()).Single().LeasedUntil == host.Clock.Instant() + SchedulerLimits.Lease, "the lease was renewed");
        }

        Assert.That(host.Alarm.Calls, Has.Count.EqualTo(1));
        finish.SetResult();
        await Eventually.Holds(async () => (await host.Waiting()).Count == 0, "it is done");
        Assert.That(host.Alarm.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Work_of_a_process_that_died_is_done_when_its_lease_ends()
    {
        await using var host = await AlarmHost.Start();
        var id = await host.Set(TimeSpan.FromMinutes(1));
        // As a process left it that took the work and died.
        var until = host.Clock.Instant() + TimeSpan.FromMinutes(1) + SchedulerLimits.Lease;
        await host.Writer.TransactAcrossTenants(async (transaction, stop) =>
        {
            await using var command = transaction.Command("UPDATE due_work SET attempts = 1, leased_until = @until");
            command.Bind("until", transaction.Instant(until));
            await command.ExecuteNonQueryAsync(stop);
        }, CancellationToken.None);
        host.Clock.Advance(until - host.Clock.Instant() - TimeSpan.FromSeconds(2));
        await host.Until(() => !host.Alarm.Calls.IsEmpty, "it was taken over");
        var call = host.Alarm.Calls.Single();
        Assert.That(call.Id, Is.EqualTo(id));
        Assert.That(call.Attempts, Is.EqualTo(2));
        Assert.That(call.At, Is.GreaterThanOrEqualTo(until));
    }

    [Test]
    public async Task Work_that_a_stop_interrupts_is_free_for_the_next_start()
    {
        var started = new TaskCompletionSource();
        var before = await AlarmHost.Start(prepare: alarm => alarm.Does = async (_, stop) =>
        {
            started.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(stop);
        });
        await before.Set(TimeSpan.Zero);
        await started.Task.WaitAsync(Eventually.Patience);
        await before.DisposeAsync();
        await using var after = await AlarmHost.Start(before);
        await Eventually.Holds(() => !after.Alarm.Calls.IsEmpty, "it was done at once, with the clock standing");
    }

    [Test]
    public async Task At_most_eight_pieces_of_work_run_at_a_time()
    {
        var finish = new TaskCompletionSource();
        await using var host = await AlarmHost.Start(prepare: alarm => alarm.Does = (_, _) => finish.Task);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => host.Set(TimeSpan.FromMilliseconds(1))));
        await host.Until(() => host.Alarm.Calls.Count == SchedulerLimits.AtOnce, "eight run");
        finish.SetResult();
        await host.Until(async () => (await host.Waiting()).Count == 0, "all is done");
        Assert.That(host.Alarm.Calls, Has.Count.EqualTo(30));
        Assert.That(host.Alarm.Most, Is.EqualTo(SchedulerLimits.AtOnce));
    }

    [Test]
    public async Task Work_that_its_handler_schedules_anew_stays()
    {
        await using var host = await AlarmHost.Start();
        host.Alarm.Does = (work, _) => work.Attempts > 1 || host.Alarm.Calls.Count > 1 ? Task.CompletedTask : Again(host, work);
        await host.Set(TimeSpan.FromMilliseconds(1));
        await host.Until(async () => (await host.Waiting()).Count == 0, "both were done");
        Assert.That(host.Alarm.Calls, Has.Count.EqualTo(2));
        Assert.That(host.Alarm.Calls.Last().At - host.Alarm.Calls.First().At, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(5)));
    }

    private static Task Again(AlarmHost host, DueWorkRow work) => host.Writer.TransactAcrossTenants(async (transaction, stop) =>
    {
        await using var command = transaction.Command("UPDATE due_work SET due_at = @due, attempts = 0, leased_until = NULL WHERE id = @id");
        command.Bind("due", transaction.Instant(host.Clock.Instant() + TimeSpan.FromSeconds(5)));
        command.Bind("id", work.Id);
        await command.ExecuteNonQueryAsync(stop);
    }, CancellationToken.None);
}
