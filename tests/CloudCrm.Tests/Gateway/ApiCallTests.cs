using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Gateway.Metering;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Gateway;

/// <summary>The meter <c>api.calls</c>: counted by user, written behind, exact where nothing crashes.</summary>
[TestFixture]
internal sealed class ApiCallTests
{
    [Test]
    public async Task Calls_that_an_endpoint_answered_are_counted_for_who_made_them_and_what_was_turned_away_before_is_free()
    {
        var api = await TheApi.Shared;
        using var acme = await Company.Open(api);
        var key = await acme.NewKey(Right.ReadCustomers);

        for (var i = 0; i < 5; i++)
            Assert.That((await Shot.Get("/v1/customers").As(key.Token).Fire(api)).IsOk);
        Assert.That((int)(await Shot.Get($"/v1/customers/{Company.NewId()}").As(key.Token).Fire(api)).Status, Is.EqualTo(404));
        Assert.That((int)(await Shot.Get("/v1/tenant").As(key.Token).Fire(api)).Status, Is.EqualTo(403));
        Assert.That((int)(await Shot.Get("/v1/nothing").As(key.Token).Fire(api)).Status, Is.EqualTo(404));
        Assert.That((int)(await new Shot("DELETE", "/v1/customers").As(key.Token).Fire(api)).Status, Is.EqualTo(405));

        await Counted(acme, key.Id, 6);
    }

    [Test]
    public async Task A_batch_whose_fate_was_unknown_counts_once()
    {
        var faults = new GrainFaults();
        await using var api = await TheApi.Start(adjust: builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(faults));
        using var acme = await Company.Open(api);
        var key = await acme.NewKey(Right.ReadCustomers);
        faults.Plan("AddApiCalls", new TimeoutException(), afterDone: true, times: 4);

        for (var i = 0; i < 5; i++)
            await Shot.Get("/v1/customers").As(key.Token).Fire(api);

        await Eventually.Holds(() => faults.Left("AddApiCalls") == 0, "batches failed");
        await Counted(acme, key.Id, 5);
    }

    [Test]
    public async Task A_meter_that_hangs_holds_up_no_other()
    {
        var (faults, released) = (new GrainFaults(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var api = await TheApi.Start(adjust: builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(faults));
        using var stuck = await Company.Open(api, "Stuck");
        using var acme = await Company.Open(api);
        var (stuckKey, key) = (await stuck.NewKey(Right.ReadCustomers), await acme.NewKey(Right.ReadCustomers));
        faults.Hang("AddApiCalls", $"{stuck.Tenant:n}", released.Task);

        for (var i = 1; i <= 3; i++)
        {
            await Shot.Get("/v1/customers").As(stuckKey.Token).Fire(api);
            await Shot.Get("/v1/customers").As(key.Token).Fire(api);
            await Counted(acme, key.Id, i);
        }

        released.SetResult();
        await Counted(stuck, stuckKey.Id, 3);
    }

    [Test]
    public async Task A_graceful_stop_loses_no_call()
    {
        await using var api = await TheApi.Start();
        using var acme = await Company.Open(api);
        var key = await acme.NewKey(Right.ReadCustomers);
        for (var i = 0; i < 5; i++)
            await Shot.Get("/v1/customers").As(key.Token).Fire(api);

        await api.Restart();

        await Counted(acme, key.Id, 5);
    }

    [Test]
    public async Task A_stop_waits_three_seconds_for_meters_that_hang_and_says_what_was_lost()
    {
        const int Callers = 64; // In rounds of 16, each of which takes a second here: more than three.
        var (faults, released) = (new GrainFaults(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var api = await TheApi.Start(adjust: builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(faults));
        var tenant = TenantId.From(Company.NewId());
        faults.Hang("AddApiCalls", $"{tenant}", released.Task);
        var (counter, clock, log) = (new ApiCallCounter(), new FakeTime(), new LogLines<ApiCallFlush>());
        foreach (var _ in Enumerable.Range(0, Callers))
            counter.Count(tenant, Company.NewId());
        using var flush = new ApiCallFlush(counter, api.Get<IGrainFactory>(), clock, log);

        var stopped = flush.StopAsync(CancellationToken.None);
        foreach (var second in Enumerable.Range(1, 3))
        {
            await Eventually.Holds(() => clock.Waiting == 1 + 16, $"16 sends and the limit of the stop wait, second {second}");
            Assert.That(stopped.IsCompleted, Is.False);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await stopped.WaitAsync(Eventually.Patience);
        Assert.That(log.Lines, Has.One.StartsWith($"Error: {Callers} API calls did not reach their meters"));
        released.SetResult();
    }

    private static async Task Counted(Company company, Guid user, long calls)
    {
        var from = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
        var seen = 0m;
        await Eventually.Holds(
            async () =>
            {
                var usage = await company.Owner.Usage.Read(from, from.AddDays(3), UsageGroup.User);
                seen = usage.Lines.Where(l => l.Meter == "api.calls" && Guid.TryParse(l.Group, out var id) && id == user).Sum(l => l.Quantity);
                return seen >= calls;
            },
            $"{calls} calls of {user} are counted");
        Assert.That(seen, Is.EqualTo(calls));
    }
}
