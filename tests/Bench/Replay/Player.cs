using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Bench.Replay;

/// <summary>Plays a plan through the public API. Every write has an id made from the file, so that a second run adds nothing.</summary>
/// <param name="http">With its base address set.</param>
/// <param name="secret">What passwords are derived from, besides the company's name.</param>
/// <param name="clients">Calls under way at once.</param>
internal sealed class Player(HttpClient http, string secret, int clients)
{
    private const string Channel = "x";
    private static readonly TimeSpan UsagePatience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, CrmClient> _doors = new();
    private readonly ConcurrentDictionary<string, Rejected> _refused = new();
    private int _added;

    /// <summary>How many steps a plan has: sign-ins, customers, interactions, messages.</summary>
    public static int StepsOf(ReplayPlan plan) =>
        plan.Tenants.Sum(t => 1 + t.Customers.Count() + t.Interactions.Sum(i => 1 + i.Tweets.Count));

    /// <summary>A company's owner, signed in while its plan was played.</summary>
    public CrmClient Owner(string company) => _doors[company];

    /// <summary>Plays it and reads the usage back. What the product refuses as bad is rejected with the product's words, and all else goes on.</summary>
    public async Task<ReplayReport> Play(ReplayPlan plan, Action step, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = cancellation };
        await Parallel.ForEachAsync(plan.Tenants, options, async (tenant, stop) =>
        {
            if (await Refusal(async () => _doors[tenant.Name] = await Enter(tenant.Name, stop), stop) is { } reason)
                Reject(tenant.Interactions.SelectMany(i => i.Tweets), reason);
            step();
        });
        var entered = plan.Tenants.Where(t => _doors.ContainsKey(t.Name)).ToList();
        await Parallel.ForEachAsync(entered.SelectMany(t => t.Customers.Select(c => (t.Name, Handle: c))), options, async (customer, stop) =>
        {
            if (await Refusal(() => Register(customer.Name, customer.Handle, stop), stop) is { } reason)
                Reject(entered.Single(t => t.Name == customer.Name).Interactions.Where(i => i.Customers.Contains(customer.Handle)).SelectMany(i => i.Tweets), reason);
            step();
        });
        await Parallel.ForEachAsync(entered.SelectMany(t => t.Interactions.Select(i => (t.Name, Interaction: i))), options, async (work, stop) =>
            await Record(work.Name, work.Interaction, step, stop));

        var results = new ConcurrentBag<TenantResult>();
        await Parallel.ForEachAsync(entered.Select(Played), options, async (tenant, stop) => results.Add(await Result(tenant, stop)));
        return new([.. results.OrderBy(r => r.Tenant, StringComparer.OrdinalIgnoreCase)], _added) { Rejected = [.. _refused.Values.OrderBy(r => r.TweetId)] };
    }

    private async Task<CrmClient> Enter(string company, CancellationToken cancellation)
    {
        var client = new CrmClient(http);
        var mail = $"owner@{ReplayPlan.Fold(company)}.example";
        try
        {
            await client.Sessions.SignIn(new(mail, Password(company)), cancellation);
        }
        catch (CrmApiException e) when (e.Status == HttpStatusCode.Unauthorized)
        {
            await client.Sessions.SignUp(
                new(company, $"Owner of {company}", mail, Password(company), "business", "Etc/UTC", "en"), $"replay-{ReplayPlan.Fold(company)}", cancellation);
        }

        return client;
    }

    private Task<Customer> Register(string company, string handle, CancellationToken cancellation)
    {
        var id = CustomerId(company, handle);
        return _doors[company].Customers.Register(
            new(CustomerKind.Person, handle, [new(ContactKind.Handle, $"{Channel}:{handle}")], id), $"replay-{id:n}", cancellation);
    }

    private async Task Record(string company, PlannedInteraction interaction, Action step, CancellationToken cancellation)
    {
        var client = _doors[company];
        var first = interaction.Tweets[0];
        var id = Ids.From("replay", "interaction", ReplayPlan.Fold(company), first.Id);
        var open = new OpenInteraction(
            Channel,
            first.Inbound ? Direction.Inbound : Direction.Outbound,
            CustomerId(company, interaction.Customers[0]),
            Subject(first.Text),
            null,
            first.Id,
            first.At,
            id);
        if (await Refusal(() => client.Interactions.Open(open, $"replay-{id:n}", cancellation), cancellation) is { } reason)
            Reject(interaction.Tweets, reason);
        step();
        foreach (var tweet in interaction.Tweets)
        {
            if (!_refused.ContainsKey(tweet.Id) && await Refusal(() => Append(company, id, tweet, cancellation), cancellation) is { } why)
                Reject([tweet], why);
            step();
        }
    }

    private async Task Append(string company, Guid interactionId, Tweet tweet, CancellationToken cancellation)
    {
        var message = new AppendMessage(
            tweet.Inbound ? Direction.Inbound : Direction.Outbound,
            tweet.Text,
            tweet.Inbound ? CustomerId(company, ReplayPlan.Fold(tweet.Author)) : null,
            tweet.Id,
            tweet.At);
        var appended = await _doors[company].Interactions.Append(interactionId, message, cancellation: cancellation);
        if (!appended.Repeated)
            Interlocked.Increment(ref _added);
    }

    private void Reject(IEnumerable<Tweet> tweets, string reason)
    {
        foreach (var tweet in tweets)
            _refused.TryAdd(tweet.Id, new(0, tweet.Id, reason));
    }

    private PlannedTenant Played(PlannedTenant tenant) => tenant with
    {
        Interactions = [.. tenant.Interactions
            .Select(i => i with { Tweets = [.. i.Tweets.Where(t => !_refused.ContainsKey(t.Id))] })
            .Where(i => i.Tweets.Count > 0)],
    };

    /// <summary>The usage of a tenant's whole life, read until it equals its messages or patience ends.</summary>
    private async Task<TenantResult> Result(PlannedTenant planned, CancellationToken cancellation)
    {
        var client = _doors[planned.Name];
        var tweets = planned.Interactions.SelectMany(i => i.Tweets).ToList();
        var (inbound, outbound) = (tweets.Count(t => t.Inbound), tweets.Count(t => !t.Inbound));
        var openedAt = (await client.Tenant.Read(cancellation)).OpenedAt;
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var usage = await client.Usage.Read(QuarterBefore(openedAt), QuarterBefore(TimeProvider.System.GetUtcNow()).AddMinutes(15), cancellation: cancellation);
            var (counted, countedOut) = (Units(usage, Meters.MessagesInbound), Units(usage, Meters.MessagesOutbound));
            if ((counted == inbound && countedOut == outbound) || waited.Elapsed > UsagePatience)
                return new(planned.Name, inbound, outbound, planned.Customers.Count(), planned.Interactions.Count, counted, countedOut);
            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>What the product says against the call, if it finds it bad; waits as long as the product asks when it is called too fast.</summary>
    private static async Task<string?> Refusal(Func<Task> call, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await call();
                return null;
            }
            catch (CrmApiException e) when (e.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
            {
                return $"the product refused it: {e.Message}";
            }
            catch (CrmApiException e) when (e.Status == HttpStatusCode.TooManyRequests && e.RetryAfter is { } wait)
            {
                await Task.Delay(wait, cancellation);
            }
        }
    }

    private string Password(string company) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(ReplayPlan.Fold(company))));

    private static Guid CustomerId(string company, string handle) => Ids.From("replay", "customer", ReplayPlan.Fold(company), ReplayPlan.Fold(handle));

    private static string Subject(string text) => text.Length <= 80 ? text : $"{text[..(char.IsHighSurrogate(text[78]) ? 78 : 79)]}…";

    private static long Units(Client.Usage usage, string meter) => (long)usage.Lines.Where(l => l.Meter == meter).Sum(l => l.Quantity);

    private static DateTimeOffset QuarterBefore(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.FromMinutes(15).Ticks));
}
