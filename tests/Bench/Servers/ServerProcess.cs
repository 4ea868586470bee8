using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CloudCrm.Bench.Servers;

/// <summary>
/// A private server of this run: a process group of its own with its log in a file. A file NAME.pid in the run's folder lets
/// <c>./dev test</c> stop it even when this process was killed.
/// </summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private const int Kill = 9;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly string _pidFile;
    private readonly int _stopSignal;
    private readonly Task _log;

    private ServerProcess(Process process, string name, int stopSignal)
    {
        _process = process;
        _stopSignal = stopSignal;
        LogFile = Path.Combine(RunFolder.Root, $"{name}-{process.Id}.log");
        var folder = Environment.GetEnvironmentVariable("CLOUDCRM_TEST_SCRATCH") ?? RunFolder.Root;
        _pidFile = Path.Combine(folder, $"{name}-{process.Id}.pid");
        File.WriteAllText(_pidFile, $"{process.Id}\n");
        _log = Copy(process, LogFile);
    }

    /// <summary>What it wrote.</summary>
    public string LogFile { get; }

    /// <summary>Its process id, which is also its group's.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Starts it.</summary>
    /// <param name="name">For its log and pid file.</param>
    /// <param name="program">The executable.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables on top of this process's.</param>
    /// <param name="stopSignal">What makes it stop: 15 (TERM), or what its manual says.</param>
    public static ServerProcess Start(
        string name,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        int stopSignal = 15)
    {
        // setsid makes the group and then becomes the program, so that the id stays.
        var start = new ProcessStartInfo("setsid", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = RunFolder.Root,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        return RunFolder.Owns(new ServerProcess(process, name, stopSignal));
    }

    /// <summary>What it wrote so far.</summary>
    public string Output()
    {
        using var stream = new FileStream(LogFile, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Waits until it has ended by itself; answers its exit code.</summary>
    public async Task<int> Ended(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(limit.Token);
        await _log;
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop; answers its exit code.</summary>
    public Task<int> Stop(TimeSpan patience)
    {
        Signal(_process.Id, _stopSignal);
        return Ended(patience);
    }

    /// <summary>Waits until it answers; fails with its last words when it ends or stays silent.</summary>
    public async Task Ready(Func<Task<bool>> answers, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (!HasEnded && !await answers())
        {
            if (waited.Elapsed > patience)
                throw new InvalidOperationException($"{_process.StartInfo.ArgumentList[0]} did not come up in {patience}: {LastWords()}");
            await Task.Delay(s_pause);
        }

        if (HasEnded)
            throw new InvalidOperationException($"{_process.StartInfo.ArgumentList[0]} ended with code {_process.ExitCode}: {LastWords()}");
    }

    /// <summary>Ends the whole group at once, as a power cut would.</summary>
    public ValueTask Crash()
    {
        Signal(-_process.Id, Kill);
        return DisposeAsync();
    }

    /// <summary>Stops the whole group, if need be with force.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!File.Exists(_pidFile))
            return;
        Signal(-_process.Id, _stopSignal);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Signal(-_process.Id, Kill);
        await _process.WaitForExitAsync(CancellationToken.None);
        await _log;
        File.Delete(_pidFile);
        _process.Dispose();
    }

    private static async Task Copy(Process process, string file)
    {
        await using var log = TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true });
        await Task.WhenAll(Lines(process.StandardOutput), Lines(process.StandardError));

        async Task Lines(StreamReader reader)
        {
            while (await reader.ReadLineAsync() is { } line)
                log.WriteLine(line);
        }
    }

    private string LastWords() => string.Join(" | ", Output().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(8));

    private static void Signal(int target, int signal) => _ = SendSignal(target, signal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int target, int signal);
}
