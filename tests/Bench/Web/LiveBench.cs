using System.Collections.Concurrent;
using System.Diagnostics;
using CloudCrm.Bench.Api;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Load;
using CloudCrm.Bench.Servers;
using CloudCrm.Client;

namespace CloudCrm.Bench.Web;

/// <summary>
/// 500 people of one company with the inbox open, driven by their calls rather than by browsers: each follows the stream and reads the list of open interactions anew
/// when one of them changes, gathered as the page gathers it.
/// </summary>
internal static class LiveBench
{
    private const int PageSize = 50;
    private const string Password = "a long enough password";

    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan s_busy = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var people = options.Quick ? 50 : 500;
        return await options.OnEach(database => On(database, people, options.Quick ? 15 : 60));
    }

    private static async Task<IReadOnlyList<Figure>> On(string database, int people, int messages)
    {
        var workplace = await Workplace.New(database);
        workplace.Settings["Accounts:PasswordIterations"] = "10000";
        await using var product = await ProductProcess.Start(workplace.Settings);
        using var owner = await CrmClient.SignUp(product.Url, new("Live", "Owner", "owner@live.example", Password, "business", "Etc/UTC", "en"));
        var customer = await owner.Customers.Register(new(CustomerKind.Person, "Ada Example", [new(ContactKind.Mail, "ada@example.com")]));
        var interactions = new List<Guid>();
        for (var i = 0; i < messages; i++)
            interactions.Add((await owner.Interactions.Open(new("chat", Direction.Inbound, customer.Id))).Id);
        var clients = new ConcurrentBag<CrmClient>();
        await Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, stop) =>
        {
            var invitation = await owner.Invitations.Invite(new($"agent{number}@live.example", [Role.Agent]), null, stop);
            var client = await CrmClient.Accept(product.Url, new(invitation.Token!, $"Agent {number}", Password), stop);
            await client.Interactions.Page(InteractionState.Open, limit: PageSize, cancellation: stop);
            clients.Add(client);
        });

        var before = ProcessBench.ResidentMegabytes(product.Id);
        var watch = new Watch();
        using var end = new CancellationTokenSource();
        var streams = clients.Select(client => Follow(client, watch, end.Token)).ToArray();
        await watch.AllOpen(people);
        var open = ProcessBench.ResidentMegabytes(product.Id);

        using (var pace = new PeriodicTimer(TimeSpan.FromSeconds(1)))
        {
            foreach (var interaction in interactions)
            {
                await pace.WaitForNextTickAsync();
                watch.Sent(interaction);
                await owner.Interactions.Append(interaction, new(Direction.Inbound, "Is my order on its way?"));
            }
        }

        await watch.AllSeen(people * messages);
        await end.CancelAsync();
        await Task.WhenAll(streams);
        foreach (var client in clients)
            client.Dispose();
        return
        [
            new($"live/{database}/people", people, "streams"),
            new($"live/{database}/memory-a-person", (open - before) * 1024 / people, "KB"),
            .. ApiFigures.Times($"live/{database}/told", watch.Told(), 1_000),
            .. ApiFigures.Times($"live/{database}/list-read-anew", watch.Seen()),
        ];
    }

    /// <summary>As the page does it: at once after a quiet time, once a second in a busy one.</summary>
    private static async Task Follow(CrmClient client, Watch watch, CancellationToken end)
    {
        var waiting = new List<Guid>();
        var reading = Task.CompletedTask;
        var last = 0L;
        watch.Open();
        try
        {
            await foreach (var change in client.Live.Follow(cancellation: end))
            {
                if (change is not { Entity: "interaction", EntityId: { } interaction } || !watch.Hear(client, interaction))
                    continue;
                lock (waiting)
                {
                    waiting.Add(interaction);
                    if (waiting.Count == 1)
                        reading = Read();
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            await reading;
        }

        async Task Read()
        {
            var quiet = last == 0 ? s_busy : Stopwatch.GetElapsedTime(last);
            await Task.Delay(quiet + s_soon >= s_busy ? s_soon : s_busy - quiet, CancellationToken.None);
            last = Stopwatch.GetTimestamp();
            Guid[] changed;
            lock (waiting)
            {
                changed = [.. waiting];
                waiting.Clear();
            }

            await client.Interactions.Page(InteractionState.Open, limit: PageSize, cancellation: CancellationToken.None);
            foreach (var interaction in changed)
                watch.See(interaction);
        }
    }

    /// <summary>When messages were sent, heard of and seen.</summary>
    private sealed class Watch
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

        private readonly ConcurrentDictionary<Guid, long> _sent = [];
        private readonly ConcurrentDictionary<(CrmClient, Guid), bool> _heard = [];
        private readonly ConcurrentBag<double> _told = [];
        private readonly ConcurrentBag<double> _seen = [];
        private readonly long _start = Stopwatch.GetTimestamp();
        private int _open;

        public void Sent(Guid interaction) => _sent[interaction] = Stopwatch.GetTimestamp();

        /// <summary>Counts one who is about to follow.</summary>
        public void Open() => Interlocked.Increment(ref _open);

        /// <summary>Whether this one hears of it for the first time.</summary>
        public bool Hear(CrmClient client, Guid interaction)
        {
            if (!_sent.TryGetValue(interaction, out var at) || !_heard.TryAdd((client, interaction), true))
                return false;
            _told.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            return true;
        }

        public void See(Guid interaction) => _seen.Add(Stopwatch.GetElapsedTime(_sent[interaction]).TotalMilliseconds);

        public Task AllOpen(int people) => Until(() => Volatile.Read(ref _open) == people, settle: TimeSpan.FromSeconds(5));

        public Task AllSeen(int views) => Until(() => _seen.Count >= views, TimeSpan.Zero);

        public Latencies Told() => Of(_told);

        public Latencies Seen() => Of(_seen);

        private Latencies Of(ConcurrentBag<double> times) => new(Stopwatch.GetElapsedTime(_start).TotalSeconds, [.. times.Order()], 0);

        private static async Task Until(Func<bool> isSo, TimeSpan settle)
        {
            var started = Stopwatch.GetTimestamp();
            using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            while (!isSo() && Stopwatch.GetElapsedTime(started) < s_patience)
                await pause.WaitForNextTickAsync();
            await Task.Delay(settle);
        }
    }
}
