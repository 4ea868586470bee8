using System.Globalization;
using CloudCrm.Bench.Replay;

namespace CloudCrm.Tests.Replay;

/// <summary>Files of support messages through the public API of the real program: everything is there once, and counted once.</summary>
[Category("slow")]
public sealed class ReplayTests
{
    private const int Clients = 16;
    private const string Secret = "secret of the tests";

    [Test]
    public async Task Usage_equals_messages_and_a_second_replay_adds_nothing()
    {
        var plan = Generated(threads: 60);
        await using var product = await ProductProcess.Start(await Installation.New());

        var first = await Play(product.Url, plan);
        var second = await Play(product.Url, plan);

        Assert.Multiple(() =>
        {
            Assert.That(first.Added, Is.EqualTo(Messages(plan)));
            Assert.That(first.UsageIsExact, Is.True);
            Assert.That(second.Added, Is.Zero);
            Assert.That(second.UsageIsExact, Is.True);
        });
    }

    [Test]
    public async Task After_kill_9_in_the_middle_a_second_replay_completes_it_and_nothing_is_lost_or_counted_twice()
    {
        var plan = Generated(threads: 120);
        var settings = await Installation.New();
        settings["Url"] = $"http://127.0.0.1:{FreePort.Next()}";
        var crashed = await ProductProcess.Start(settings);

        Assert.That(() => Play(crashed.Url, plan, CrashAfter(crashed, Player.StepsOf(plan) * 2 / 3)), Throws.InstanceOf<Exception>(), "the product went away");
        await using var product = await ProductProcess.Start(settings);
        var report = await Play(product.Url, plan);

        Assert.Multiple(() =>
        {
            Assert.That(report.Added, Is.GreaterThan(0).And.LessThan(Messages(plan)));
            Assert.That(report.UsageIsExact, Is.True);
        });
    }

    [Test]
    public async Task The_real_file_is_played_whole_though_the_product_is_killed_in_the_middle()
    {
        using var reader = File.OpenText(SharedData.File("support-tweets.csv"));
        var file = TweetFile.Read(reader);
        var plan = ReplayPlan.Of(file.Tweets);
        var settings = await Installation.New();
        settings["Url"] = $"http://127.0.0.1:{FreePort.Next()}";
        var crashed = await ProductProcess.Start(settings);
        Assert.That(() => Play(crashed.Url, plan, CrashAfter(crashed, Player.StepsOf(plan) * 2 / 3)), Throws.InstanceOf<Exception>(), "the product went away");
        await using var product = await ProductProcess.Start(settings);
        using var http = new HttpClient { BaseAddress = product.Url };
        var player = new Player(http, Secret, Clients);

        var report = await player.Play(plan, () => { }, CancellationToken.None);

        var (customers, interactions) = (0, 0);
        foreach (var tenant in plan.Tenants)
        {
            customers += await player.Owner(tenant.Name).Customers.List().CountAsync();
            interactions += await player.Owner(tenant.Name).Interactions.List().CountAsync();
        }

        Assert.Multiple(() =>
        {
            Assert.That(file.Rejected.Count + plan.Rejected.Count + report.Rejected.Count, Is.EqualTo(1));
            Assert.That(report.PerTenant, Has.Count.EqualTo(76));
            Assert.That((customers, interactions), Is.EqualTo((1_454, 1_315)));
            Assert.That(report.PerTenant.Sum(t => t.Inbound + t.Outbound), Is.EqualTo(5_000));
            Assert.That(report.Added, Is.GreaterThan(0).And.LessThan(5_000));
            Assert.That(report.PerTenant.Where(t => t.UsageInbound != t.Inbound || t.UsageOutbound != t.Outbound), Is.Empty);
        });
    }

    [Test]
    public async Task What_the_product_refuses_is_rejected_with_its_words_and_all_else_goes_on()
    {
        var at = DateTimeOffset.Parse("2026-01-05T08:00:00Z", CultureInfo.InvariantCulture);
        var plan = ReplayPlan.Of(
        [
            new Tweet("1", "77", true, at, "@Acme hello", ["2"], null),
            new Tweet("2", "Acme", false, at.AddMinutes(1), new('x', 200_000), ["3"], "1"),
            new Tweet("3", "77", true, at.AddMinutes(2), "@Acme are you there?", [], "2"),
        ]);
        await using var product = await ProductProcess.Start(await Installation.New());

        var report = await Play(product.Url, plan);

        Assert.Multiple(() =>
        {
            Assert.That(report.Rejected.Select(rejected => rejected.TweetId), Is.EqualTo(new[] { "2" }));
            Assert.That(report.Rejected[0].Reason, Does.Contain("text"));
            Assert.That(report.Added, Is.EqualTo(2));
            Assert.That(report.UsageIsExact, Is.True);
        });
    }

    private static async Task<ReplayReport> Play(Uri address, ReplayPlan plan, Action? step = null)
    {
        using var http = new HttpClient { BaseAddress = address };
        return await new Player(http, Secret, Clients).Play(plan, step ?? (() => { }), CancellationToken.None);
    }

    private static Action CrashAfter(ProductProcess product, int steps)
    {
        var done = 0;
        return () =>
        {
            if (Interlocked.Increment(ref done) == steps)
                product.Crash().AsTask().GetAwaiter().GetResult();
        };
    }

    private static int Messages(ReplayPlan plan) => plan.Tenants.Sum(t => t.Interactions.Sum(i => i.Tweets.Count));

    /// <summary>Threads of three tweets (in, out, in) with eight companies.</summary>
    private static ReplayPlan Generated(int threads)
    {
        var start = DateTimeOffset.Parse("2026-01-05T08:00:00Z", CultureInfo.InvariantCulture);
        var tweets = Enumerable.Range(0, threads).SelectMany(thread => Enumerable.Range(1, 3).Select(place =>
        {
            string Id(int at) => $"{1 + (thread * 3) + at}";
            var inbound = place != 2;
            return new Tweet(
                Id(place), inbound ? $"{1_000 + (thread % 40)}" : $"Company{thread % 8}", inbound, start.AddMinutes(thread).AddSeconds(place), $"message {place} of thread {thread}",
                place < 3 ? [Id(place + 1)] : [], place > 1 ? Id(place - 1) : null);
        }));
        return ReplayPlan.Of([.. tweets]);
    }
}
