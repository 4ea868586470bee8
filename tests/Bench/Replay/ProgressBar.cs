namespace CloudCrm.Bench.Replay;

/// <summary>A bar on standard error; one line for every tenth where that is no terminal.</summary>
internal sealed class ProgressBar(int steps) : IDisposable
{
    private const int Width = 40;
    private readonly Lock _lock = new();
    private int _done;
    private int _drawn = -1;

    /// <summary>One step further; called from many threads.</summary>
    public void Step()
    {
        lock (_lock)
        {
            _done++;
            var share = (int)((long)_done * Width / Math.Max(steps, 1));
            if (share == _drawn)
                return;
            _drawn = share;
            if (!Console.IsErrorRedirected)
                Console.Error.Write($"\r[{new string('#', share)}{new string('.', Width - share)}] {_done:N0} of {steps:N0}");
            else if (share % (Width / 10) == 0)
                Console.Error.WriteLine($"{_done:N0} of {steps:N0}");
        }
    }

    /// <summary>Ends the line.</summary>
    public void Dispose()
    {
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine();
    }
}
