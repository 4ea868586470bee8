namespace CloudCrm.Tests;

/// <summary>What the whole run shares, and its end: everything that was started is stopped, last first, also after failures.</summary>
[SetUpFixture]
public sealed class TestRun
{
    private static readonly Stack<IAsyncDisposable> s_started = new();
    private static readonly Lazy<string> s_scratch = new(MakeScratch);

    /// <summary>Files of this run; removed at its end.</summary>
    public static string Scratch => s_scratch.Value;

    /// <summary>Has something stopped at the end of the run.</summary>
    public static T Owns<T>(T started) where T : IAsyncDisposable
    {
        lock (s_started)
            s_started.Push(started);
        return started;
    }

    /// <summary>A new empty folder of this run.</summary>
    public static string NewFolder(string name)
    {
        var folder = Path.Combine(Scratch, $"{name}-{Guid.CreateVersion7():n}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        while (s_started.TryPop(out var started))
            await started.DisposeAsync();
        if (s_scratch.IsValueCreated && Directory.Exists(Scratch))
            Directory.Delete(Scratch, recursive: true);
    }

    // ./dev test names a folder, and stops whatever a killed run left in it.
    private static string MakeScratch()
    {
        var folder = Path.Combine(System.Environment.GetEnvironmentVariable("CLOUDCRM_TEST_SCRATCH") ?? Path.GetTempPath(),
            $"cloudcrm-run-{System.Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        return folder;
    }
}
