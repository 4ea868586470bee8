namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>Some days under one plan and one version of the price book.</summary>
internal sealed record OracleSegment(DateOnly From, DateOnly To, bool IsTrial, OraclePrices Prices)
{
    public int Days => To.DayNumber - From.DayNumber;
}

/// <summary>A billing period with what held in it.</summary>
internal sealed record OraclePeriod(DateOnly From, DateOnly To, DateTimeOffset[] DayStarts, OracleSegment[] Segments, string Currency)
{
    public DateTimeOffset Start => DayStarts[0];

    public DateTimeOffset End => DayStarts[^1];

    public int Days => To.DayNumber - From.DayNumber;

    public int Decimals => OracleTerms.DecimalsOf(Currency);

    public DateTimeOffset StartOf(DateOnly day) => DayStarts[day.DayNumber - From.DayNumber];
}
