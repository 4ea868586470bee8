using CloudCrm.Foundation.Messaging;
using CloudCrm.Tests.Foundation.Messaging.Mails;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Tests.Foundation.Messaging;

/// <summary>64 writers, two relays: nothing is skipped and no stream is reordered on its way to the bus.</summary>
public sealed class MessagingOrderTests
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(OutboxPlans)], MaxTest = 3)]
    public void Two_relays_skip_and_reorder_nothing_of_64_writers(OutboxPlan plan) => Race(plan, TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();

    [FsCheck.NUnit.Property(Arbitrary = [typeof(LongOutboxPlans)], MaxTest = 30), Category("full")]
    public void Two_relays_skip_and_reorder_nothing_of_64_writers_for_long(OutboxPlan plan) => Race(plan, TimeSpan.FromMinutes(5)).GetAwaiter().GetResult();

    private static async Task Race(OutboxPlan plan, TimeSpan patience)
    {
        await using var host = await MailHost.Start(more: builder =>
        {
            MailHost.WithoutRelay(builder);
            Record(builder);
        });
        var things = await new OutboxRace(host, plan).Run();

        var arrivals = (await host.Arrive(things.Sum(thing => thing.Count), patience)).ToLookup(row => row.Thing, row => row.Number);
        var sent = ((SendRecord)host.Services.GetRequiredService<IBusSender>()).Sent.ToLookup(row => row.Stream, row => row.Id);
        foreach (var thing in things)
        {
            Assert.That(arrivals[thing.Id], Is.EqualTo(Enumerable.Range(1, thing.Count)), "each took effect once, in the order of the commits");
            // The first time that each row was on its way; a repetition is the inbox's to filter.
            Assert.That(sent[thing.Id].Distinct(), Is.Ordered.And.Exactly(thing.Count).Items, "each stream went in order");
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
