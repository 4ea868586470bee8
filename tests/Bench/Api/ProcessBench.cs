using System.Diagnostics;
using System.Globalization;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Servers;
using CloudCrm.Client;

namespace CloudCrm.Bench.Api;

/// <summary>How soon the embedded product is ready, and what idle tenants cost it.</summary>
internal static class ProcessBench
{
    private const int Starts = 5;

    /// <summary>From the start of the process to the first answer of <c>/readyz</c>; the middle of five starts.</summary>
    public static async Task<IReadOnlyList<Figure>> ColdStart(BenchOptions options)
    {
        var workplace = await Workplace.New(Databases.Sqlite);
        var first = await Start(workplace);
        var again = new List<double>();
        for (var i = 0; i < Starts; i++)
            again.Add(await Start(workplace));
        again.Sort();
        return [new("cold-start/again", again[Starts / 2], "s", 2, AtMost: true), new("cold-start/first-with-migrations", first, "s")];
    }

    /// <summary>Resident memory after every one of many tenants has been read once and nothing happens any more.</summary>
    public static async Task<IReadOnlyList<Figure>> IdleTenants(BenchOptions options)
    {
        var tenants = options.Quick ? 1_000 : 10_000;
        var workplace = await Workplace.New(Databases.Sqlite);
        workplace.Settings["Accounts:PasswordIterations"] = "10000";
        await using var product = await ProductProcess.Start(workplace.Settings);
        var empty = ResidentMegabytes(product.Id);
        using var http = new HttpClient { BaseAddress = product.Url };
        await Parallel.ForEachAsync(Enumerable.Range(0, tenants), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
        {
            var client = new CrmClient(http);
            await client.Sessions.SignUp(new($"Idle {n}", "Owner", $"owner{n}@idle.example", "a long enough password", "free", "Etc/UTC", "en"), null, CancellationToken.None);
            await client.Tenant.Read(CancellationToken.None);
        });
        await Task.Delay(TimeSpan.FromSeconds(10));
        return
        [
            new("idle/empty-process", empty, "MB"),
            new($"idle/{tenants}-tenants", ResidentMegabytes(product.Id), "MB", options.Quick ? null : 400, AtMost: true),
        ];
    }

    private static async Task<double> Start(Workplace workplace)
    {
        var watch = Stopwatch.StartNew();
        await using var product = await ProductProcess.Start(workplace.Settings);
        using var http = new HttpClient { BaseAddress = product.Url };
        using var answer = await http.GetAsync(new Uri("readyz", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Resident memory of a process.</summary>
    public static double ResidentMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
