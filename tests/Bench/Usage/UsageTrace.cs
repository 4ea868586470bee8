using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Bench.Usage;

/// <summary>Made-up usage of one tenant, the same for the same seed: a busy contact centre, around the clock, evenly over its days.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Events">How many events.</param>
/// <param name="Days">Over how many days before <paramref name="Until"/>.</param>
/// <param name="Until">The end (UTC).</param>
internal sealed record UsageTrace(TenantId Tenant, int Events, int Days, DateTimeOffset Until)
{
    private const int Users = 100;
    private const int Customers = 20_000;
    private static readonly string[] s_channels = ["chat", "mail", "voice", "sms", "whatsapp", "x", "facebook", "line"];

    /// <summary>The events in the order of their times.</summary>
    public IEnumerable<UsageEvent> All()
    {
        var random = new Random(Events);
        var start = Until.AddDays(-Days);
        var step = TimeSpan.FromDays(Days) / Events;
        for (var i = 0; i < Events; i++)
            yield return Next(random, i, start + (i * step));
    }

    // Of twenty: eight messages in, seven out, three API calls, one file, one customer that is told to be active.
    private UsageEvent Next(Random random, int number, DateTimeOffset at)
    {
        var kind = random.Next(20);
        var user = new Guid((int)(random.NextDouble() * random.NextDouble() * Users) + 1, 7, 7, new byte[8]);
        var customer = new Guid(random.Next(Customers) + 1, 8, 8, new byte[8]);
        var channel = s_channels[random.Next(s_channels.Length)];
        var id = new Guid(number, 9, 9, Tenant.Value.ToByteArray()[8..]);
        return kind switch
        {
            < 8 => new(Tenant.Value, id, Meters.MessagesInbound, 1, at, channel, null, customer, id),
            < 15 => new(Tenant.Value, id, Meters.MessagesOutbound, 1, at, channel, user, customer, id),
            < 18 => new(Tenant.Value, id, Meters.ApiCalls, 40, at, null, user, null, null),
            18 => new(Tenant.Value, id, Meters.StorageBytes, 250_000, at, channel, user, customer, id),
            _ => new(Tenant.Value, CustomerActivity.EventId(Tenant, customer, at), Meters.CustomersActive, 1, at, channel, null, customer, id),
        };
    }
}
