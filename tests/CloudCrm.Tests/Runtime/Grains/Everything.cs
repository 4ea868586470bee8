using System.Collections.Immutable;

namespace CloudCrm.Tests.Runtime;

/// <summary>One member of every kind that may travel.</summary>
[GenerateSerializer, Immutable, Alias("Tests.Everything")]
public sealed record Everything
{
    [Id(0)]
    public bool Flag { get; init; }

    [Id(1)]
    public long Number { get; init; }

    [Id(2)]
    public decimal Money { get; init; }

    [Id(3)]
    public string Text { get; init; } = "";

    [Id(4)]
    public string? Absent { get; init; }

    [Id(5)]
    public Guid Id { get; init; }

    [Id(6)]
    public DateTimeOffset At { get; init; }

    [Id(7)]
    public TimeSpan For { get; init; }

    [Id(8)]
    public DateOnly Day { get; init; }

    [Id(9)]
    public DayOfWeek Weekday { get; init; }

    [Id(10)]
    public int? Perhaps { get; init; }

    [Id(11)]
    public ImmutableArray<Visit> Many { get; init; } = [];

    [Id(12)]
    public ImmutableArray<byte> Bytes { get; init; } = [];

    [Id(13)]
    public Visit? One { get; init; }
}
