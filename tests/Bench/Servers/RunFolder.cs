namespace CloudCrm.Bench.Servers;

/// <summary>What one run shares: a folder for its files, and what was started and must be stopped at its end.</summary>
public static class RunFolder
{
    private static readonly Stack<IAsyncDisposable> s_started = new();
    private static readonly Lazy<string> s_root = new(Make);

    /// <summary>Files of this run; removed at its end.</summary>
    public static string Root => s_root.Value;

    /// <summary>A new empty folder of this run.</summary>
    public static string New(string name)
    {
        var folder = Path.Combine(Root, $"{name}-{Guid.CreateVersion7():n}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Has something stopped at the end of the run.</summary>
    public static T Owns<T>(T started) where T : IAsyncDisposable
    {
        lock (s_started)
            s_started.Push(started);
        return started;
    }

    /// <summary>Ends the run: everything that was started is stopped, last first, then the files go.</summary>
    public static async Task End()
    {
        while (s_started.TryPop(out var started))
            await started.DisposeAsync();
        if (s_root.IsValueCreated && Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }

    // ./dev test names a folder, and stops whatever a killed run left in it.
    private static string Make()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("CLOUDCRM_TEST_SCRATCH") ?? Path.GetTempPath(), $"cloudcrm-run-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        return folder;
    }
}
