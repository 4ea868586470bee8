using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Statements;

/// <summary>How much of a meter somebody used in a part of a period.</summary>
/// <param name="Span">The part's days.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Key">The channel, user or customer; <see cref="Nobody"/> or <see cref="Unnamed"/>.</param>
/// <param name="Quantity">In the ledger's units; more than 0.</param>
internal sealed record Weight(BillingPeriod Span, string Meter, string Key, long Quantity)
{
    /// <summary>The key of usage that has none.</summary>
    public const string Nobody = "";

    /// <summary>The key of those who are too many to be named.</summary>
    public const string Unnamed = "\0";
}
