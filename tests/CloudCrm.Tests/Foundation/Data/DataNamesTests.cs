using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Data.Model;
using CloudCrm.Foundation.Data.Writing;
using CloudCrm.Foundation.Messaging;

namespace CloudCrm.Tests.Foundation.Data;

/// <summary>Small things that stand in stored rows and so must never change.</summary>
public sealed class DataNamesTests
{
    [TestCase("Id", "id")]
    [TestCase("TenantId", "tenant_id")]
    [TestCase("Sha256Hash", "sha256_hash")]
    [TestCase("IPAddress", "ip_address")]
    [TestCase("already_snake", "already_snake")]
    public void Columns_are_in_snake_case(string name, string column) => Assert.That(SnakeCase.Column(name), Is.EqualTo(column));

    [TestCase("CustomerRow", "customer")]
    [TestCase("customers", "customers")]
    [TestCase("DueWork", "due_work")]
    public void Tables_lose_the_word_row(string name, string table) => Assert.That(SnakeCase.Table(name), Is.EqualTo(table));

    [TestCase("00000000-0000-0000-0000-000000000000", 0)]
    [TestCase("018f2f6e-7b1c-7a4e-9d3b-0123456789ab", 15)]
    [TestCase("ffffffff-ffff-ffff-ffff-ffffffffffff", 3)]
    public void A_streams_part_is_for_ever(string stream, int part) => Assert.That(OutboxRow.PartOf(Guid.Parse(stream)), Is.EqualTo(part));

    [Test]
    public void Streams_spread_over_the_parts()
    {
        var counts = new int[OutboxRow.Parts];
        var now = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 16_000; i++)
            counts[OutboxRow.PartOf(Guid.CreateVersion7(now.AddMilliseconds(i)))]++;
        Assert.That(counts, Is.All.InRange(800, 1_200));
    }

    [TestCase(0L)]
    [TestCase(-1L)]
    [TestCase(1_795_305_600_123_456L)]
    public void Microseconds_go_both_ways(long microseconds) =>
        Assert.That(InstantConverter.ToMicroseconds(InstantConverter.FromMicroseconds(microseconds)), Is.EqualTo(microseconds));

    [Test]
    public void Instants_are_cut_downwards_on_both_sides_of_1970()
    {
        Assert.That(InstantConverter.ToMicroseconds(DateTimeOffset.UnixEpoch.AddTicks(19)), Is.EqualTo(1));
        Assert.That(InstantConverter.ToMicroseconds(DateTimeOffset.UnixEpoch.AddTicks(-1)), Is.EqualTo(-1));
        Assert.That(InstantConverter.ToMicroseconds(DateTimeOffset.UnixEpoch.AddTicks(-1).ToInstant()), Is.EqualTo(-1));
    }

    [Test]
    public void Whole_characters_are_storable()
    {
        Assert.That(StorableText.Is("") && StorableText.Is("plain") && StorableText.Is("🎈 and 漢字"), Is.True);
        Assert.That(StorableText.Is("\0") || StorableText.Is("\ud83c") || StorableText.Is("x\udf88\ud83c"), Is.False);
    }

    [Test]
    public void A_bus_messages_name_and_type_belong_together()
    {
        var types = new BusMessageTypes([new("a", typeof(int)), new("a", typeof(int)), new("b", typeof(long))]);
        Assert.That((types.NameOf(typeof(int)), types.TypeOf("b")), Is.EqualTo(("a", typeof(long))));
        Assert.That(() => types.TypeOf("c"), Throws.InvalidOperationException);
        Assert.That(() => types.NameOf(typeof(string)), Throws.InvalidOperationException);
        Assert.That(() => new BusMessageTypes([new("a", typeof(int)), new("a", typeof(long))]), Throws.InvalidOperationException);
        Assert.That(() => new BusMessageTypes([new("a", typeof(int)), new("b", typeof(int))]), Throws.InvalidOperationException);
    }
}
