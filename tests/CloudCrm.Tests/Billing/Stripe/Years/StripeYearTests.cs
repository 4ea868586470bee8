using System.Diagnostics;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>Tenants that pay by card, through all of Billing and a simulated Stripe: our books, Stripe's and a second way of counting agree to the cent.</summary>
[TestFixture]
internal sealed class StripeYearTests
{
    [Test]
    public Task Months_of_some_tenants_are_collected_to_the_cent() => Simulate(seed: 5, tenants: 4, days: 125, faults: false);

    /// <summary>Commits break, answers and webhooks get lost, the process is started anew: nothing else comes of it.</summary>
    [Test]
    public Task Months_with_lost_answers_lost_webhooks_and_restarts_are_collected_to_the_cent() => Simulate(seed: 6, tenants: 2, days: 75, faults: true);

    [Test, Category("full")]
    public Task A_year_of_fifty_tenants_is_collected_to_the_cent() => Simulate(seed: 50, tenants: 50, days: 366, faults: false);

    [Test, Category("full")]
    public Task A_year_of_ten_tenants_with_lost_answers_lost_webhooks_and_restarts_is_collected_to_the_cent() => Simulate(seed: 51, tenants: 10, days: 366, faults: true);

    private static async Task Simulate(int seed, int tenants, int days, bool faults)
    {
        var started = Stopwatch.GetTimestamp();
        await using var year = await StripeYear.Start(seed, tenants, days);
        await year.Run(faults);
        TestContext.Progress.WriteLine($"Seed {seed}, {tenants} tenants, {days} days: {year.Summary()}, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
        if (!faults)
            Assert.That(year.World.Host.Failures, Is.Empty);
    }
}
