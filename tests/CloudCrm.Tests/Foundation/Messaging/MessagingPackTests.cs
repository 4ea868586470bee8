using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Foundation.Telemetry;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Foundation.Messaging;

/// <summary>How outbox rows become bus messages.</summary>
public sealed class MessagingPackTests
{
    private const int WeightMax = 10;

    private static readonly BusMessageTypes Types = new([new("numbers", typeof(Numbers)), new("word", typeof(Word))]);

    private static readonly OutboxPacker Packer = new([new OutboxMerger<Numbers>(new NumbersMerge(), Types)]);

    [FsCheck.NUnit.Property]
    public void Nothing_is_lost_doubled_or_moved_and_no_message_is_too_heavy(int[] weights)
    {
        // 0 stands for a message of the other type.
        var rows = weights.Select((weight, i) => Row(i + 1, Math.Abs(weight % WeightMax))).ToArray();
        var packets = Packer.Pack("Db", rows);
        Assert.That(packets.SelectMany(packet => packet.Rows), Is.EqualTo(rows));
        foreach (var packet in packets)
        {
            Assert.That(packet.Rows.Select(row => row.Type), Is.All.EqualTo(packet.Type));
            if (packet.Type == "word")
                Assert.That(packet.Rows, Has.Count.EqualTo(1));
            else
                Assert.That(Values(packet.Body), Is.EqualTo(packet.Rows.SelectMany(row => Values(row.Body))).And.Count.AtMost(WeightMax));
        }
    }

    [Test]
    public void The_same_rows_have_the_same_id_and_others_another()
    {
        OutboxRow[] rows = [Row(1, 1), Row(2, 2), Row(3, 3)];
        var id = Packer.Pack("Db", rows).Single().Id;
        Assert.That(Packer.Pack("Db", rows).Single().Id, Is.EqualTo(id));
        Assert.That(Packer.Pack("Db", rows[..2]).Single().Id, Is.Not.EqualTo(id));
        Assert.That(Packer.Pack("Other", rows).Single().Id, Is.Not.EqualTo(id));
        Assert.That(Packer.Pack("Db", [Row(1, 1, new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)), .. rows[1..]]).Single().Id, Is.Not.EqualTo(id));
    }

    [Test]
    public void A_row_that_cannot_be_read_leaves_its_run_unmerged()
    {
        var broken = new OutboxRow { Id = 2, Part = 0, TenantId = default, Stream = Guid.Empty, Type = "numbers", Body = "{", At = default };
        Assert.That(Packer.Pack("Db", [Row(1, 1), broken, Row(3, 1)]), Has.Count.EqualTo(3));
    }

    [Test]
    public void Tenants_never_share_a_message()
    {
        var (one, other) = (TenantId.From(Guid.CreateVersion7()), TenantId.From(Guid.CreateVersion7()));
        OutboxRow[] rows = [Row(1, 1, tenant: one), Row(2, 1, tenant: other), Row(3, 1, tenant: one), Row(4, 1, tenant: other)];
        var packets = Packer.Pack("Db", rows);
        Assert.That(packets.Select(packet => packet.Tenant), Is.EqualTo(new[] { one.Value, other.Value }));
        Assert.That(packets.SelectMany(packet => packet.Rows), Is.EqualTo(new[] { rows[0], rows[2], rows[1], rows[3] }));
    }

    [Test]
    public async Task Of_a_refused_message_only_the_rows_that_nobody_can_bear_stay()
    {
        await using var services = new ServiceCollection().AddMetrics().AddSingleton<FoundationMeters>().BuildServiceProvider();
        var bus = new PickyBus(value => value == 300);
        var dispatch = new OutboxDispatch(Packer, bus, TimeProvider.System, services.GetRequiredService<FoundationMeters>());
        var sent = await dispatch.Send("Db", [Row(1, 1), Row(2, 1), Row(3, 1), Row(4, 1)], CancellationToken.None);
        Assert.That(sent.Taken, Is.EqualTo(new long[] { 1, 2, 4 }));
        Assert.That(sent.Refused, Is.EqualTo(new long[] { 3 }));
        Assert.That(sent.IsWhole);
        Assert.That(bus.Sent, Is.EqualTo(new[] { 4, 1, 1, 1, 1 }), "rows a message");
    }

    [Test]
    public async Task What_follows_a_lost_row_is_held_back()
    {
        await using var services = new ServiceCollection().AddMetrics().AddSingleton<FoundationMeters>().BuildServiceProvider();
        var bus = new PickyBus(value => value == 100, lost: value => value == 300);
        var dispatch = new OutboxDispatch(Packer, bus, TimeProvider.System, services.GetRequiredService<FoundationMeters>());
        var sent = await dispatch.Send("Db", [Row(1, 1), Row(2, 1), Row(3, 1), Row(4, 1), Row(5, 0)], CancellationToken.None);
        Assert.That(sent.Taken, Is.EqualTo(new long[] { 2 }));
        Assert.That(sent.Refused, Is.EqualTo(new long[] { 1 }));
        Assert.That(sent.IsWhole, Is.False);
    }

    private static OutboxRow Row(long id, int weight, DateTimeOffset at = default, TenantId tenant = default) => new()
    {
        Id = id,
        Part = 0,
        TenantId = tenant,
        Stream = Guid.Empty,
        Type = weight == 0 ? "word" : "numbers",
        Body = weight == 0
            ? JsonSerializer.Serialize(new Word("x"), RowJson.Options)
            : JsonSerializer.Serialize(new Numbers([.. Enumerable.Range((int)id * 100, weight)]), RowJson.Options),
        At = at,
    };

    private static IReadOnlyList<int> Values(string body) => JsonSerializer.Deserialize<Numbers>(body, RowJson.Options)!.Values;

    /// <summary>A bus whose consumer refuses messages with some values, and that loses single ones with others.</summary>
    private sealed class PickyBus(Func<int, bool> refuses, Func<int, bool>? lost = null) : IBusSender
    {
        /// <summary>The rows of each message.</summary>
        public List<int> Sent { get; } = [];

        public Task Ready(CancellationToken cancellation) => Task.CompletedTask;

        public Task<Receipt> Send(Packet packet, CancellationToken cancellation)
        {
            Sent.Add(packet.Rows.Count);
            var values = packet.Type == "word" ? [] : Values(packet.Body);
            if (values.Any(refuses))
                return Task.FromResult(Receipt.Refused);
            return Task.FromResult(lost is not null && values.Any(lost) ? Receipt.Dropped : Receipt.Taken);
        }
    }

    private sealed record Numbers(IReadOnlyList<int> Values);

    private sealed record Word(string Text);

    private sealed class NumbersMerge : IOutboxMerge<Numbers>
    {
        int IOutboxMerge<Numbers>.WeightMax => MessagingPackTests.WeightMax;

        public int Weigh(Numbers message) => message.Values.Count;

        public Numbers Merge(IReadOnlyList<Numbers> messages) => new([.. messages.SelectMany(message => message.Values)]);
    }
}
