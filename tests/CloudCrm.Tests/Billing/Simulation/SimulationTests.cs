using System.Diagnostics;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>Years of tenants through the whole of Billing, each invoice and each entry compared with a second way of counting.</summary>
[TestFixture]
internal sealed class SimulationTests
{
    [Test]
    public Task A_year_of_some_tenants_is_invoiced_to_the_cent() => Simulate(seed: 4, tenants: 12, faults: false, verifies: true);

    /// <summary>Connections break before and after commits, and the process is started anew on the same databases: nothing else comes of it.</summary>
    [Test]
    public Task A_year_with_broken_commits_and_restarts_is_invoiced_to_the_cent() => Simulate(seed: 9, tenants: 4, faults: true, verifies: false);

    [Test, Category("full")]
    public async Task A_year_of_a_thousand_tenants_is_invoiced_to_the_cent()
    {
        for (var batch = 0; batch < 4; batch++)
            await Simulate(seed: 100 + batch, tenants: 250, faults: false, verifies: false);
    }

    [Test, Category("full")]
    public Task A_year_of_forty_tenants_with_broken_commits_is_invoiced_to_the_cent() => Simulate(seed: 200, tenants: 40, faults: true, verifies: true);

    private static async Task Simulate(int seed, int tenants, bool faults, bool verifies)
    {
        var started = Stopwatch.GetTimestamp();
        await using var simulation = await Simulation.Start(seed, tenants);
        await simulation.Run(faults, verifies);
        Assert.That(simulation.Invoices, Is.GreaterThanOrEqualTo(tenants * 12));
        TestContext.Progress.WriteLine(
            $"Seed {seed}, {tenants} tenants: {simulation.Tellings} tellings of {simulation.Events} events, {simulation.Invoices} invoices with {simulation.Lines} lines, {simulation.Corrections} of them corrections, "
            + $"{simulation.Restarts} restarts, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
    }
}
