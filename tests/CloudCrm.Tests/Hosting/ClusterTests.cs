using System.Net;

namespace CloudCrm.Tests.Hosting;

/// <summary>Processes with different roles.</summary>
[TestFixture]
public sealed class ClusterTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3); // Orleans' clients look for silos once a minute.

    [TestCase("gateway")]
    [TestCase("silo,gateway")]
    public async Task A_gateway_without_grains_in_reach_refuses_to_start_and_says_why(string roles)
    {
        var settings = await Installation.New();
        var (code, output) = await ProductProcess.Run(settings, "--roles", roles);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(output.Trim(), Does.StartWith("cloudcrm: Role gateway needs silo and billing in the same process with").And.Not.Contain("\n"));
        });
    }

    [Test, ServersOnly, Category("slow")]
    public async Task A_gateway_of_its_own_is_ready_while_a_silo_lives()
    {
        var settings = await Clustered();
        var (gateway, http) = (new Dictionary<string, string?>(settings) { ["Data"] = TestRun.NewFolder("gateway") }, new HttpClient());
        var silo = await ProductProcess.Start(settings, "--roles", "silo,billing");
        await using var product = await ProductProcess.Start(gateway, "--roles", "gateway");
        using var client = http;
        await Answers(HttpStatusCode.OK, "ready");
        await Subscriber.SignUp(product.Url);

        await silo.Crash();
        await Answers(HttpStatusCode.ServiceUnavailable, "not ready: grains");

        await using var again = await ProductProcess.Start(settings, "--roles", "silo,billing");
        await Answers(HttpStatusCode.OK, "ready");
        await Subscriber.SignUp(product.Url);

        Task Answers(HttpStatusCode status, string words) => Eventually.Holds(
            async () =>
            {
                using var answer = await client.GetAsync(new Uri(product.Url, "readyz"));
                return answer.StatusCode == status && await answer.Content.ReadAsStringAsync() == words;
            },
            $"readyz says {words}",
            s_patience);
    }

    /// <summary>Settings of a new installation whose processes find each other by a membership database.</summary>
    private static async Task<Dictionary<string, string?>> Clustered()
    {
#if !FULLFEED
        Assert.Ignore("This build has the embedded runtime: ./dev test --feed DIR runs this on Microsoft Orleans.");
#endif
        string[] scripts = ["PostgreSQL-Main.sql", "PostgreSQL-Clustering.sql"];
        var feed = System.Environment.GetEnvironmentVariable("CLOUDCRM_FEED") ?? "";
        if (scripts.FirstOrDefault(script => !File.Exists(Path.Combine(feed, script))) is { } missing)
            Assert.Ignore($"{missing} of Microsoft Orleans is not in the feed's folder.");
        var settings = await Installation.New();
        var server = await PostgresServer.Shared;
        var membership = $"Host=127.0.0.1;Port={server.Port};Database={await server.NewDatabase("membership")};Username={PostgresServer.Owner}";
        foreach (var script in scripts)
            await PostgresServer.Run(membership, await File.ReadAllTextAsync(Path.Combine(feed, script)));
        settings["Grains:Clustering"] = membership;
        settings["Grains:SiloPort"] = $"{FreePort.Next()}";
        settings["Grains:GatewayPort"] = $"{FreePort.Next()}";
        settings["Keys"] = TestRun.NewFolder("keys");
        return settings;
    }
}
