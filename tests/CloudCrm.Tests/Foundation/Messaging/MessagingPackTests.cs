using System.Text.Json;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using FsCheck.Fluent;

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

    private static OutboxRow Row(long id, int weight, DateTimeOffset at = default) => new()
    {
        Id = id,
        Part = 0,
        TenantId = default,
        Stream = Guid.Empty,
        Type = weight == 0 ? "word" : "numbers",
        Body = weight == 0
            ? JsonSerializer.Serialize(new Word("x"), RowJson.Options)
            : JsonSerializer.Serialize(new Numbers([.. Enumerable.Range((int)id * 100, weight)]), RowJson.Options),
        At = at,
    };

    private static IReadOnlyList<int> Values(string body) => JsonSerializer.Deserialize<Numbers>(body, RowJson.Options)!.Values;

    private sealed record Numbers(IReadOnlyList<int> Values);

    private sealed record Word(string Text);

    private sealed class NumbersMerge : IOutboxMerge<Numbers>
    {
        int IOutboxMerge<Numbers>.WeightMax => MessagingPackTests.WeightMax;

        public int Weigh(Numbers message) => message.Values.Count;

        public Numbers Merge(IReadOnlyList<Numbers> messages) => new([.. messages.SelectMany(message => message.Values)]);
    }
}
