namespace Stripe;

/// <summary>A range of times.</summary>
public class DateRangeOptions : INestedOptions
{
    /// <summary>Later than this.</summary>
    [Wire("gt")]
    public DateTime? GreaterThan { get; set; }

    /// <summary>This or later.</summary>
    [Wire("gte")]
    public DateTime? GreaterThanOrEqual { get; set; }

    /// <summary>Earlier than this.</summary>
    [Wire("lt")]
    public DateTime? LessThan { get; set; }

    /// <summary>This or earlier.</summary>
    [Wire("lte")]
    public DateTime? LessThanOrEqual { get; set; }
}
