using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What the charges of a period are split by.</summary>
public enum CostGroup
{
    /// <summary>By the tenant's day: what the day added to the charges.</summary>
    Day,

    /// <summary>By meter.</summary>
    Meter,

    /// <summary>By channel.</summary>
    Channel,

    /// <summary>By the member or key that acted.</summary>
    User,

    /// <summary>By customer.</summary>
    Customer,
}

/// <summary>
/// The charges of a period, split. <paramref name="Lines"/>, <paramref name="Others"/> and <paramref name="Rest"/> sum to <paramref name="Charges"/> exactly. Money is decimal text
/// with the currency's decimals.
/// </summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="From">The period's first day, in the tenant's time zone.</param>
/// <param name="To">The first day of the next one.</param>
/// <param name="AsOf">When it was worked out (UTC).</param>
/// <param name="By">What it is split by.</param>
/// <param name="Lines">Those that cost something: days in their order, all else the dearest first; at most 1,000.</param>
/// <param name="Others">What further ones cost together.</param>
/// <param name="Rest">What has no such key: base, seats and commitments, and usage that nobody can be named for.</param>
/// <param name="Charges">The charges of the statement, before discounts and tax.</param>
[GenerateSerializer, Immutable, Alias("StatementCosts")]
public sealed record StatementCosts(
    [property: Id(0)] string Currency,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] DateTimeOffset AsOf,
    [property: Id(4)] CostGroup By,
    [property: Id(5)] ImmutableArray<CostLine> Lines,
    [property: Id(6)] string Others,
    [property: Id(7)] string Rest,
    [property: Id(8)] string Charges)
{
    /// <summary>The most lines.</summary>
    public const int LinesMax = 1_000;
}

/// <summary>What one of them costs.</summary>
/// <param name="Key">The day (yyyy-MM-dd), the meter's code, the channel, or the id of the user or customer.</param>
/// <param name="Amount">Decimal text.</param>
[GenerateSerializer, Immutable, Alias("CostLine")]
public sealed record CostLine([property: Id(0)] string Key, [property: Id(1)] string Amount)
{
    /// <summary>Of a day, what each meter added to it: those that added something, by code. They sum to the amount. Empty for all else.</summary>
    [Id(2)]
    public ImmutableArray<CostPart> Parts { get; init; } = [];
}

/// <summary>What a meter added to a day's charges.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Amount">Decimal text; less than 0 where a lower price was reached.</param>
[GenerateSerializer, Immutable, Alias("CostPart")]
public sealed record CostPart([property: Id(0)] string Meter, [property: Id(1)] string Amount);
