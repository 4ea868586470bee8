using System.Diagnostics;
using System.Globalization;
using System.Text;
using CloudCrm.Bench.Load;

namespace CloudCrm.Bench.Billing;

/// <summary>Tells of usage and keeps count of what must stand in the ledger at the end.</summary>
internal sealed class IngestRun
{
    private const string Path = "/v1/usage/events";
    private const string OneType = "application/cloudevents+json";
    private const string BatchType = "application/cloudevents-batch+json";
    private const int AskersPause = 5;

    private readonly IngestRig _rig;
    private readonly int _size;
    private readonly DateTimeOffset _time = TimeProvider.System.GetUtcNow();
    private readonly EventBatch[] _batches;
    private readonly long[] _fresh;
    private readonly decimal[] _used;
    private long _single;

    public IngestRun(IngestRig rig, int size)
    {
        (_rig, _size) = (rig, size);
        _batches = [.. rig.Seats.Select((_, client) => new EventBatch($"/bench/{client}", rig.Meter, size, _time))];
        (_fresh, _used) = (new long[rig.Seats.Length], new decimal[rig.Seats.Length]);
    }

    /// <summary>Events a second in batches of which so many events came before, in the client's last batch.</summary>
    public async Task<double> Batches(TimeSpan duration, int repeated)
    {
        // What is repeated must have been told of: a batch of new ones goes first.
        await Task.WhenAll(_rig.Seats.Select((_, client) => Send(client, 0)));
        var times = await LoadRun.AsFastAsPossible(IngestRig.Clients, duration, (client, _) => Send(client, repeated));
        if (times.Failures > 0)
            throw new InvalidOperationException($"{times.Failures} batches were not taken.");
        return times.PerSecond * _size;
    }

    /// <summary>Events a second, each in a call of its own.</summary>
    public async Task<double> Singles(TimeSpan duration)
    {
        var times = await LoadRun.AsFastAsPossible(IngestRig.Clients, duration, (client, _) => Single(client));
        return times.PerSecond;
    }

    /// <summary>Times from the intended start of telling of an event to its standing on the tenant's statement, rated, while batches come at a rate.</summary>
    public async Task<Latencies> UntilStated(TimeSpan duration, double batchesPerSecond)
    {
        const int Watched = 0;
        var times = new List<double>();
        var load = LoadRun.AtRate(batchesPerSecond, IngestRig.Clients - 1, duration, (client, _) => Send(client + 1, 0));
        while (!load.IsCompleted)
        {
            var start = Stopwatch.GetTimestamp();
            if (!await Single(Watched))
                throw new InvalidOperationException("An event was not taken.");
            while (await _rig.Stated(_rig.Seats[Watched]) < _used[Watched])
                await Task.Delay(AskersPause);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        await load;
        times.Sort();
        return new(duration.TotalSeconds, [.. times], 0);
    }

    /// <summary>Every event stands in the ledger, and once.</summary>
    public async Task Check()
    {
        for (var client = 0; client < _rig.Seats.Length; client++)
        {
            var used = await _rig.Used(_rig.Seats[client]);
            if (used != _used[client])
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{_used[client]} was told of and {used} counts."));
        }
    }

    private async Task<bool> Send(int client, int repeated)
    {
        var (first, fresh) = (_fresh[client], _size - repeated);
        var body = _batches[client].Numbered(place => place < fresh ? first + place : first - _size + place - fresh);
        if (await _rig.Seats[client].Http.Post(Path, BatchType, body) != 200)
            return false;
        _fresh[client] = first + _size;
        _used[client] += fresh * EventBatch.Value;
        return true;
    }

    private async Task<bool> Single(int client)
    {
        var body = $"{{\"specversion\":\"1.0\",\"id\":\"s-{Interlocked.Increment(ref _single)}\",\"source\":\"/bench/{client}\",\"type\":\"{_rig.Meter}\","
            + $"\"time\":\"{EventBatch.Instant(_time)}\",\"data\":{{\"tokens\":{EventBatch.Value}}}}}";
        if (await _rig.Seats[client].Http.Post(Path, OneType, Encoding.UTF8.GetBytes(body)) != 201)
            return false;
        _used[client] += EventBatch.Value;
        return true;
    }
}
