namespace Stripe;

/// <summary>What part of a list to read.</summary>
public class ListOptions : BaseOptions
{
    /// <summary>How many a page has, 1 to 100; 10 if not said.</summary>
    [Wire("limit")]
    public long? Limit { get; set; }

    /// <summary>The id after which the page begins.</summary>
    [Wire("starting_after")]
    public string StartingAfter { get; set; }

    /// <summary>The id before which the page ends.</summary>
    [Wire("ending_before")]
    public string EndingBefore { get; set; }
}
