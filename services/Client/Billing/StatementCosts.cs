namespace CloudCrm.Client;

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

    /// <summary>By customer; for who may see customers.</summary>
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
/// <remarks>
/// A day costs what the charges grew by on it, so what is included is used up by the first days. A channel, user or customer has its share of each meter's charge, by
/// quantity, to the last cent. Levels (stored bytes), greatest and latest values are nobody's; of different values only active customers are shared by customer.
/// </remarks>
public sealed record StatementCosts(
    string Currency, DateOnly From, DateOnly To, DateTimeOffset AsOf, CostGroup By, IReadOnlyList<CostLine> Lines, string Others, string Rest, string Charges);

/// <summary>What one of them costs.</summary>
/// <param name="Key">The day (yyyy-MM-dd), the meter's code, the channel, or the id of the user or customer.</param>
/// <param name="Amount">Decimal text.</param>
/// <param name="Parts">Of a day, what each meter added to it: those that added something, by code; they sum to the amount. Null for all else.</param>
public sealed record CostLine(string Key, string Amount, IReadOnlyList<CostPart>? Parts = null);

/// <summary>What a meter added to a day's charges.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Amount">Decimal text; less than 0 where a lower price was reached.</param>
public sealed record CostPart(string Meter, string Amount);
