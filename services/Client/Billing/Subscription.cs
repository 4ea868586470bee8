namespace CloudCrm.Client;

/// <summary>How a tenant's invoices are paid.</summary>
public enum SubscriptionState
{
    /// <summary>As the invoice says: nobody subscribed with a card.</summary>
    Offline,

    /// <summary>By card, by itself.</summary>
    Active,

    /// <summary>By card, but a payment failed and is tried again.</summary>
    PastDue,

    /// <summary>Somebody subscribed, but nothing is collected at the moment.</summary>
    Paused,
}

/// <summary>A card; its number is known to Stripe alone.</summary>
/// <param name="Brand">Such as <c>visa</c>.</param>
/// <param name="Last4">Its last four digits.</param>
/// <param name="Month">The last month in which it holds, 1 to 12.</param>
/// <param name="Year">The year of that month.</param>
public sealed record PaymentCard(string Brand, string Last4, int Month, int Year);

/// <summary>How a tenant's invoices are paid, and by what.</summary>
/// <param name="State">How.</param>
/// <param name="IsOffered">Whether cards are taken here at all.</param>
/// <param name="CancelsAtPeriodEnd">Whether paying by card ends with the running period.</param>
/// <param name="PeriodEndsAt">When the running period of the card payments ends (UTC); null offline.</param>
/// <param name="Card">The card that pays; null where there is none.</param>
/// <param name="CheckoutUntil">Until when the page is good on which somebody began to subscribe (UTC); null without one.</param>
public sealed record Subscription(SubscriptionState State, bool IsOffered, bool CancelsAtPeriodEnd, DateTimeOffset? PeriodEndsAt, PaymentCard? Card, DateTimeOffset? CheckoutUntil);

/// <summary>A page of Stripe's for the person who asked for it.</summary>
/// <param name="Url">Where to go; whoever has it can use it.</param>
/// <param name="ExpiresAt">Until when it is good (UTC); null for a few minutes.</param>
public sealed record PaymentPage(string Url, DateTimeOffset? ExpiresAt);
