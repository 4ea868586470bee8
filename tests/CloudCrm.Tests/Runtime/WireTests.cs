using System.Collections.Immutable;

namespace CloudCrm.Tests.Runtime;

internal sealed class WireTests : RuntimeContract
{
    private static readonly DateTimeOffset At = new(2026, 3, 29, 2, 30, 0, 123, TimeSpan.FromHours(5.5));
    private static readonly Guid Id = Guid.CreateVersion7(At);

    private IEcho Echo => Grains.GetGrain<IEcho>(Key);

    [Test]
    public async Task A_record_arrives_equal_in_every_member()
    {
        var sent = new Everything
        {
            Flag = true,
            Number = long.MinValue,
            Money = 12.3400m,
            Text = "Zoë 漢字 \0 🙂",
            Id = Id,
            At = At,
            For = TimeSpan.FromTicks(1),
            Day = new DateOnly(2024, 2, 29),
            Weekday = DayOfWeek.Saturday,
            Perhaps = 0,
            Many = [new(1, 2), new(3, 4)],
            Bytes = [0, 255],
            One = new(5, 6),
        };
        var got = await Echo.Everything(sent);

        Assert.That(got with { Many = [], Bytes = [] }, Is.EqualTo(sent with { Many = [], Bytes = [] }));
        Assert.That(got.Many, Is.EqualTo(sent.Many));
        Assert.That(got.Bytes, Is.EqualTo(sent.Bytes));
        Assert.That(got.At.Offset, Is.EqualTo(At.Offset));
        Assert.That(got.Money.Scale, Is.EqualTo(4));
    }

    [Test]
    public async Task An_empty_record_arrives_empty()
    {
        var got = await Echo.Everything(new());

        Assert.That(got with { Many = [], Bytes = [] }, Is.EqualTo(new Everything() with { Many = [], Bytes = [] }));
        Assert.That(got.Many.IsDefault, Is.False);
    }

    [Test]
    public async Task Many_values_arrive_in_order()
    {
        ImmutableArray<string> sent = [.. Enumerable.Range(0, 1000).Select(i => $"text {i}")];

        Assert.That(await Echo.Texts(sent), Is.EqualTo(sent));
    }

    [Test]
    public async Task Plain_arguments_arrive_as_they_are() => Assert.That(
        await Echo.Plain(-1, 0.10m, Id, At, TimeSpan.MaxValue, DayOfWeek.Sunday, null, null),
        Is.EqualTo($"-1 0.10 {Id} {At:O} {TimeSpan.MaxValue} Sunday  "));
}
