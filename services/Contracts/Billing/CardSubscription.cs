namespace CloudCrm.Contracts.Billing;

/// <summary>How a tenant's invoices are paid.</summary>
public enum SubscriptionState
{
    /// <summary>As the invoice says: the tenant has no subscription on Stripe.</summary>
    Offline,

    /// <summary>By card, by itself.</summary>
    Active,

    /// <summary>By card, but a payment failed and is tried again.</summary>
    PastDue,

    /// <summary>The subscription is there and collects nothing at the moment.</summary>
    Paused,
}

/// <summary>A card as people know it; its number never comes here.</summary>
/// <param name="Brand">Such as <c>visa</c>.</param>
/// <param name="Last4">Its last four digits.</param>
/// <param name="Month">The last month in which it holds, 1 to 12.</param>
/// <param name="Year">The year of that month.</param>
[GenerateSerializer, Immutable, Alias("StripeCard")]
public sealed record StripeCard([property: Id(0)] string Brand, [property: Id(1)] string Last4, [property: Id(2)] int Month, [property: Id(3)] int Year);

/// <summary>How a tenant's invoices are paid, and by what.</summary>
/// <param name="State">How.</param>
/// <param name="IsOffered">Whether this installation takes cards at all.</param>
/// <param name="CancelsAtPeriodEnd">Whether the subscription ends with its period; invoices are paid offline from then on.</param>
/// <param name="PeriodEndsAt">When Stripe's running period ends (UTC); null offline.</param>
/// <param name="Card">The card that pays; null where there is none.</param>
/// <param name="CheckoutUntil">Until when a checkout is open that somebody began (UTC); null without one.</param>
[GenerateSerializer, Immutable, Alias("CardSubscription")]
public sealed record CardSubscription(
    [property: Id(0)] SubscriptionState State,
    [property: Id(1)] bool IsOffered,
    [property: Id(2)] bool CancelsAtPeriodEnd,
    [property: Id(3)] DateTimeOffset? PeriodEndsAt,
    [property: Id(4)] StripeCard? Card,
    [property: Id(5)] DateTimeOffset? CheckoutUntil);

/// <summary>A page of Stripe's for one person of a tenant.</summary>
/// <param name="Url">Where to send the person; whoever has it can use it.</param>
/// <param name="ExpiresAt">Until when it is good (UTC); null where Stripe says nothing.</param>
[GenerateSerializer, Immutable, Alias("StripePage")]
public sealed record StripePage([property: Id(0)] string Url, [property: Id(1)] DateTimeOffset? ExpiresAt);

/// <summary>
/// Where people of a tenant subscribe by card and see to it. It calls Stripe while they wait. Key: the tenant. Without Stripe all but reading is refused with <c>card_payments_off</c>;
/// where Stripe does not answer, with <c>card_payments_unavailable</c>; who has no billing account gets <c>not_found</c>.
/// </summary>
[Alias("IStripeDesk")]
public interface IStripeDesk : IGrainWithStringKey
{
    /// <summary>How the tenant's invoices are paid.</summary>
    [Alias("Read")]
    Task<Outcome<CardSubscription>> Read();

    /// <summary>The page on which somebody subscribes with a first card; the one that is open already, where there is one. <c>already_subscribed</c> where it is done.</summary>
    [Alias("Subscribe")]
    Task<Outcome<StripePage>> Subscribe(Caller caller);

    /// <summary>A page on which cards and Stripe's receipts are seen to; <c>not_subscribed</c> for who never began to subscribe.</summary>
    [Alias("OpenPortal")]
    Task<Outcome<StripePage>> OpenPortal(Caller caller);

    /// <summary>Ends the subscription with its period. <c>not_subscribed</c> without one.</summary>
    [Alias("Cancel")]
    Task<Outcome<CardSubscription>> Cancel(Caller caller, Once once);

    /// <summary>Takes back that the subscription ends. <c>not_subscribed</c> where it has ended.</summary>
    [Alias("Resume")]
    Task<Outcome<CardSubscription>> Resume(Caller caller, Once once);
}
