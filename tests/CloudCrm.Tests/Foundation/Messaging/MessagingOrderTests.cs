using CloudCrm.Foundation.Messaging;
using CloudCrm.Tests.Foundation.Messaging.Mails;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Tests.Foundation.Messaging;

/// <summary>64 writers, two relays: nothing is skipped and no stream is reordered on its way to the bus.</summary>
public sealed class MessagingOrderTests
{
    private const int Writers = 64;

    [Test]
    public Task Two_relays_skip_and_reorder_nothing([Values(1, 2)] int seed) => Race(seed, messagesMax: 20, TimeSpan.FromMinutes(1));

    [Test, Category("full")]
    public Task Two_relays_skip_and_reorder_nothing_for_long([Values(1, 2, 3, 4)] int seed) => Race(seed, messagesMax: 300, TimeSpan.FromMinutes(5));

    private static async Task Race(int seed, int messagesMax, TimeSpan patience)
    {
        var random = new Random(seed);
        var counts = Enumerable.Range(0, Writers).Select(_ => random.Next(1, messagesMax + 1)).ToArray();
        await using var host = await MailHost.Start(more: Record);
        await host.StartRelay();
        var things = await Task.WhenAll(counts.Select(host.HappenInOrder));

        var arrivals = await host.Arrive(counts.Sum(), patience);
        var sent = ((SendRecord)host.Services.GetRequiredService<IBusSender>()).Sent;
        foreach (var (thing, count) in things.Zip(counts))
        {
            Assert.That(arrivals.Where(row => row.Thing == thing).Select(row => row.Number), Is.EquivalentTo(Enumerable.Range(1, count)), "each took effect once");
            // The first time that each row was on its way; a repetition is the inbox's to filter.
            Assert.That(sent.Where(row => row.Stream == thing).Select(row => row.Id).Distinct(), Is.Ordered.And.Exactly(count).Items, "each stream went in order");
        }
    }

    /// <summary>Notes what passes on its way to the real bus.</summary>
    private static void Record(IHostApplicationBuilder builder)
    {
        var real = builder.Services.Single(service => service.ServiceType == typeof(IBusSender));
        builder.Services.Replace(ServiceDescriptor.Singleton<IBusSender>(services =>
            new SendRecord((IBusSender)ActivatorUtilities.CreateInstance(services, real.ImplementationType!))));
    }

    private sealed class SendRecord(IBusSender bus) : IBusSender
    {
        private readonly Lock _lock = new();
        private readonly List<(Guid Stream, long Id)> _sent = [];

        public IReadOnlyList<(Guid Stream, long Id)> Sent
        {
            get
            {
                lock (_lock)
                    return [.. _sent];
            }
        }

        public Task Ready(CancellationToken cancellation) => bus.Ready(cancellation);

        public Task<Receipt> Send(Packet packet, CancellationToken cancellation)
        {
            lock (_lock)
                _sent.AddRange(packet.Rows.Select(row => (row.Stream, row.Id)));
            return bus.Send(packet, cancellation);
        }
    }
}
