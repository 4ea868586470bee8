using CloudCrm.Contracts.Live;

namespace CloudCrm.Gateway.Live;

/// <summary>What a stream has to write next.</summary>
/// <param name="Frames">In order.</param>
/// <param name="Until">Its place after them.</param>
internal readonly record struct LiveBatch(IReadOnlyList<LiveFrame> Frames, long Until);

/// <summary>
/// The end of a tenant's journal, read once for all streams of this process: the last <see cref="Kept"/> events, and a signal when there are more. A stream has
/// nothing but its place in it, so who reads slowly costs no memory.
/// </summary>
internal sealed partial class LiveTail(ILiveReader reader, ILogger log) : IDisposable
{
    /// <summary>The most events that are kept.</summary>
    public const int Kept = 1_000;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly Lock _turn = new();
    private readonly List<LiveFrame> _frames = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _more = Fresh();
    private long _from;
    private long _until;

    /// <summary>How many streams read it; the hub's affair.</summary>
    public int Followers { get; set; }

    /// <summary>Done when it knows where the journal ends.</summary>
    public Task Begun => _begun.Task;

    /// <summary>The last number that it has seen.</summary>
    public long Until => Interlocked.Read(ref _until);

    /// <summary>Done when there is more. Taken before a look, so that nothing comes between.</summary>
    public Task More => Volatile.Read(ref _more).Task;

    /// <summary>What comes after a place; null where that is no longer kept.</summary>
    public LiveBatch? After(long place)
    {
        lock (_turn)
        {
            if (place < _from)
                return null;
            var first = _frames.Count;
            while (first > 0 && _frames[first - 1].Sequence > place)
                first--;
            return new(first == _frames.Count ? [] : _frames.GetRange(first, _frames.Count - first), Math.Max(place, _until));
        }
    }

    /// <summary>Reads on until nobody follows any more.</summary>
    public async Task Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (!_begun.Task.IsCompleted)
                    Begin(await reader.Head().WaitAsync(_stop.Token));
                Append(await reader.Next(_until).WaitAsync(_stop.Token));
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // What was missed meanwhile is in the journal.
                LogBroken(e);
                await Task.Delay(s_pause, CancellationToken.None);
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private void Begin(long head)
    {
        lock (_turn)
            _from = _until = head;
        _begun.SetResult();
    }

    private void Append(LivePage page)
    {
        if (page.Until <= _until)
            return;
        lock (_turn)
        {
            _frames.AddRange(page.Events.Select(LiveFrame.Of));
            if (_frames.Count > Kept)
            {
                var gone = _frames.Count - Kept;
                _from = _frames[gone - 1].Sequence;
                _frames.RemoveRange(0, gone);
            }

            Interlocked.Exchange(ref _until, page.Until);
        }

        Interlocked.Exchange(ref _more, Fresh()).SetResult();
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A journal could not be followed on; trying again.")]
    private partial void LogBroken(Exception error);
}
