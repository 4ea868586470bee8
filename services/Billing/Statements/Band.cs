namespace CloudCrm.Billing.Statements;

/// <summary>A forecast number with its range: <paramref name="Low"/> &lt;= <paramref name="Expected"/> &lt;= <paramref name="High"/>.</summary>
/// <param name="Low">In one of ten cases it is less.</param>
/// <param name="Expected">The best guess.</param>
/// <param name="High">In one of ten cases it is more.</param>
internal readonly record struct Band(decimal Low, decimal Expected, decimal High)
{
    /// <summary>Where nothing more comes.</summary>
    public static Band Nothing { get; }

    /// <summary>A guess and how far off it may be, in whole units and never below 0.</summary>
    public static Band Around(decimal expected, decimal spread) =>
        new(decimal.Floor(Math.Max(0, expected - spread)), decimal.Round(expected, MidpointRounding.AwayFromZero), decimal.Ceiling(expected + spread));
}
