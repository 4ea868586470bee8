namespace CloudCrm.StripeSimulator;

/// <summary>How a card behaves.</summary>
public enum Card
{
    /// <summary>Pays.</summary>
    Good,

    /// <summary>Is declined for no reason given.</summary>
    Declines,

    /// <summary>Is declined for want of money.</summary>
    InsufficientFunds,

    /// <summary>Pays up to an instant, and is declined as expired from then on.</summary>
    Expires,

    /// <summary>Pays only when its owner confirms.</summary>
    NeedsAction,
}
