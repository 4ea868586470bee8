using System.Text;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator;

/// <summary>Sends events, as badly as it is told to, signed by the clock of the wire (a simulator set ahead does not move that). Nothing goes out but by <see cref="Deliver"/> (or the pump, which calls it).</summary>
public sealed class Webhooks : IDisposable
{
    private static readonly TimeSpan s_keptFor = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_stale = TimeSpan.FromSeconds(301);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly SemaphoreSlim _one = new(1);
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Dice _dice;
    private readonly List<Delivery> _waiting = [];
    private readonly List<Delivery> _held = [];
    private readonly List<Delivery> _dropped = [];

    internal Webhooks(SimulatorOptions options) =>
        (Url, Secrets, _time, _dice) = (options.WebhookUrl, [options.WebhookSecret], options.Time, new(options.Seed));

    /// <summary>Where they go; null: they only wait.</summary>
    public string? Url { get; set; }

    /// <summary>What they are signed with; two during a rotation.</summary>
    public IReadOnlyList<string> Secrets { get; set; }

    /// <summary>What goes wrong.</summary>
    public WebhookFaults Faults { get; set; } = new();

    /// <summary>How many are sent at once; 1: one after the other.</summary>
    public int Together { get; set; } = 1;

    /// <summary>Events that the next round sends.</summary>
    public int Waiting => Count(_waiting);

    /// <summary>Events that wait for <see cref="Release"/>.</summary>
    public int Held => Count(_held);

    /// <summary>Events that never arrived.</summary>
    public int Dropped => Count(_dropped);

    /// <summary>Sends what waits. What is refused waits for the next round, for three days in all.</summary>
    public async Task<DeliveryReport> Deliver(CancellationToken cancel = default)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var round = new Round();
            await Parallel.ForEachAsync(Take(), new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancel },
                async (delivery, stop) => await Send(delivery, round, stop));
            return round.Report();
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Delivers until nothing waits or a round brings nothing new home.</summary>
    public async Task<DeliveryReport> DeliverAll(CancellationToken cancel = default)
    {
        var all = new DeliveryReport(0, 0, 0, 0, 0, 0);
        while (Url is not null && Waiting > 0)
        {
            var round = await Deliver(cancel);
            all = new(all.Accepted + round.Accepted, round.Refused, all.Forged + round.Forged, all.ForgedAccepted + round.ForgedAccepted,
                all.Stale + round.Stale, all.StaleAccepted + round.StaleAccepted);
            if (round.Accepted == 0)
                break;
        }

        return all;
    }

    /// <summary>Lets held events go, after those that wait already.</summary>
    public void Release() => Move(_held);

    /// <summary>Lets dropped events go after all, as when an operator sends them again.</summary>
    public void Resend() => Move(_dropped);

    /// <summary>Takes what waits, for who delivers it in another way.</summary>
    public IReadOnlyList<TakenEvent> TakeAll()
    {
        lock (_lock)
        {
            List<TakenEvent> taken = [.. _waiting.Select(one => new TakenEvent(one.Event.Id, one.Event.Type, one.Event.Sent))];
            _waiting.Clear();
            return taken;
        }
    }

    /// <summary>Drops the events of a type that wait now, as if they had never been sent.</summary>
    /// <returns>How many.</returns>
    public int Lose(string type)
    {
        lock (_lock)
        {
            var lost = _waiting.Where(one => one.Event.Type == type).ToList();
            foreach (var one in lost)
            {
                one.IsNew = false;
                _waiting.Remove(one);
            }

            _dropped.AddRange(lost);
            return lost.Count;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }

    internal void Add(EventRecord one)
    {
        lock (_lock)
            _waiting.Add(new(one, _time.GetUtcNow()));
    }

    internal void Clear()
    {
        lock (_lock)
        {
            _waiting.Clear();
            _held.Clear();
            _dropped.Clear();
        }
    }

    private int Count(List<Delivery> list)
    {
        lock (_lock)
            return list.Count;
    }

    private void Move(List<Delivery> from)
    {
        lock (_lock)
        {
            _waiting.AddRange(from);
            from.Clear();
        }
    }

    private List<Delivery> Take()
    {
        lock (_lock)
        {
            if (Url is null)
                return [];
            List<Delivery> taken = [.. _waiting];
            _waiting.Clear();
            return Faults.Shuffle ? [.. taken.OrderBy(one => _dice.Roll($"order {one.Event.Id}"))] : taken;
        }
    }

    private async Task Send(Delivery delivery, Round round, CancellationToken cancel)
    {
        if (delivery.IsNew && Waylay(delivery))
            return;
        if (delivery.IsNew && Strikes("forge", Faults.Forge, delivery))
            round.CountForged(await Post(Forged(delivery), _time.GetUtcNow(), ["whsec_somebody_else"], cancel));
        if (delivery.IsNew && Strikes("stale", Faults.Stale, delivery))
            round.CountStale(await Post(delivery.Event.Sent, _time.GetUtcNow() - s_stale, Secrets, cancel));
        delivery.IsNew = false;
        var accepted = await Post(delivery.Event.Sent, _time.GetUtcNow(), Secrets, cancel);
        round.Count(accepted);
        if (!accepted)
            Put(_time.GetUtcNow() - delivery.Since > s_keptFor ? _dropped : _waiting, delivery);
    }

    private bool Waylay(Delivery delivery)
    {
        if (Strikes("drop", Faults.Drop, delivery))
            return Put(_dropped, delivery);
        if (Strikes("duplicate", Faults.Duplicate, delivery))
            Put(_waiting, new(delivery.Event, delivery.Since) { IsNew = false });
        return Strikes("delay", Faults.Delay, delivery) && Put(_held, delivery);
    }

    private bool Strikes(string what, double probability, Delivery delivery) => probability > 0 && _dice.Roll($"{what} {delivery.Event.Id}") < probability;

    private bool Put(List<Delivery> list, Delivery delivery)
    {
        delivery.IsNew = false;
        lock (_lock)
            list.Add(delivery);
        return true;
    }

    // Another id, so that nobody can take it for a repetition; and twice the money.
    private static string Forged(Delivery delivery) => delivery.Event.Sent
        .Replace(delivery.Event.Id, delivery.Event.Id + "f", StringComparison.Ordinal)
        .Replace("\"status\":\"open\"", "\"status\":\"paid\"", StringComparison.Ordinal)
        .Replace("\"amount_due\":", "\"amount_due\":2", StringComparison.Ordinal);

    private async Task<bool> Post(string body, DateTimeOffset at, IReadOnlyList<string> secrets, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("Stripe-Signature", Signature.Of(body, at, secrets));
        try
        {
            using var answer = await _http.SendAsync(request, cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }

    private sealed record Delivery(EventRecord Event, DateTimeOffset Since)
    {
        public bool IsNew { get; set; } = true;
    }

    private sealed class Round
    {
        private int _accepted, _refused, _forged, _forgedAccepted, _stale, _staleAccepted;

        public void Count(bool accepted) => _ = accepted ? Interlocked.Increment(ref _accepted) : Interlocked.Increment(ref _refused);

        public void CountForged(bool accepted) => Both(ref _forged, ref _forgedAccepted, accepted);

        public void CountStale(bool accepted) => Both(ref _stale, ref _staleAccepted, accepted);

        public DeliveryReport Report() => new(_accepted, _refused, _forged, _forgedAccepted, _stale, _staleAccepted);

        private static void Both(ref int sent, ref int taken, bool accepted)
        {
            Interlocked.Increment(ref sent);
            if (accepted)
                Interlocked.Increment(ref taken);
        }
    }
}
