using System.Diagnostics;
using CloudCrm.Tests.Foundation.Data.Things;

namespace CloudCrm.Tests.Foundation.Data;

/// <summary>What is answered as committed is on the disk, not only with the operating system: no kill of a process can show that.</summary>
[NonParallelizable]
public sealed class DataDurabilityTests
{
    private const string Tracer = "/usr/bin/strace";

    [Test]
    public async Task The_writers_connection_syncs_every_commit()
    {
        await using var host = await ThingHost.Start();
        var facts = new Dictionary<string, string>();
        await host.Writer.Transact(async (transaction, stop) =>
        {
            foreach (var question in Diagonal.HasServers ? ["SHOW fsync", "SHOW synchronous_commit"] : (string[])["PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA foreign_keys"])
            {
                await using var command = transaction.Command(question);
                facts.Add(question.Split(' ')[1], $"{await command.ExecuteScalarAsync(stop)}");
            }
        }, default);
        Assert.That(facts, Is.EqualTo(Diagonal.HasServers
            ? new Dictionary<string, string> { ["fsync"] = "on", ["synchronous_commit"] = "on" }
            : new() { ["journal_mode"] = "wal", ["synchronous"] = "2", ["foreign_keys"] = "1" }));
    }

    [Test, Category("full")]
    public async Task A_commit_on_SQLite_is_answered_after_the_sync_of_its_log()
    {
        if (Diagonal.HasServers)
            Assert.Ignore("PostgreSQL syncs in its own processes.");
        Missing.Refuse("strace", File.Exists(Tracer));
        await using var host = await ThingHost.Start();
        await host.Make(ThingHost.NewTenant(), "before");
        var log = Path.Combine(TestRun.NewFolder("trace"), "calls");
        using var tracer = Process.Start(Tracer, ["-f", "-qq", "-y", "-e", "trace=fsync,fdatasync", "-o", log, "-p", $"{System.Environment.ProcessId}"]);
        try
        {
            await Eventually.Holds(AllThreadsAreTraced, "the tracer sees every thread");
            for (var i = 1; i <= 20; i++)
            {
                await host.Make(ThingHost.NewTenant(), $"{i}");
                var synced = Syncs(log);
                Assert.That(synced, Is.GreaterThanOrEqualTo(i), "an answer came before its sync");
            }
        }
        finally
        {
            tracer.Kill();
            await tracer.WaitForExitAsync();
        }
    }

    private static bool AllThreadsAreTraced() =>
        Directory.GetDirectories("/proc/self/task").All(task => File.ReadLines(Path.Combine(task, "status")).Any(line => line.StartsWith("TracerPid:", StringComparison.Ordinal) && !line.EndsWith("\t0", StringComparison.Ordinal)));

    private static int Syncs(string log)
    {
        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Count(line => line.Contains("sync(", StringComparison.Ordinal) && line.Contains("things.db-wal", StringComparison.Ordinal));
    }
}
