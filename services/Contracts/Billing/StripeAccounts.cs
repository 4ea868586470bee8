namespace CloudCrm.Contracts.Billing;

/// <summary>A subscription as Stripe has it.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Status">Stripe's word, such as <c>trialing</c>.</param>
/// <param name="Currency">ISO 4217, in capitals.</param>
/// <param name="CancelAtPeriodEnd">Whether it ends with its period.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="PeriodEnd">When its running period ends (UTC).</param>
/// <param name="EndedAt">When it ended (UTC); null while it runs.</param>
/// <param name="BaseItem">The item of the plan's base; null where it has none.</param>
/// <param name="BasePrice">The lookup key of that item's price.</param>
/// <param name="SeatItem">The item of the seats; null where it has none.</param>
/// <param name="SeatPrice">The lookup key of that item's price.</param>
/// <param name="Seats">How many seats beyond the included ones that item counts.</param>
/// <param name="OtherItems">Items that are not ours, with spaces between; mostly empty.</param>
[GenerateSerializer, Immutable, Alias("StripeSubscription")]
public sealed record StripeSubscription(
    [property: Id(0)] string Id,
    [property: Id(1)] string Status,
    [property: Id(2)] string Currency,
    [property: Id(3)] bool CancelAtPeriodEnd,
    [property: Id(4)] DateTimeOffset StartedAt,
    [property: Id(5)] DateTimeOffset PeriodEnd,
    [property: Id(6)] DateTimeOffset? EndedAt,
    [property: Id(7)] string? BaseItem,
    [property: Id(8)] string? BasePrice,
    [property: Id(9)] string? SeatItem,
    [property: Id(10)] string? SeatPrice,
    [property: Id(11)] long Seats,
    [property: Id(12)] string OtherItems);

/// <summary>A visit to Stripe's checkout. All of it but the page is fixed before Stripe is asked for the page.</summary>
/// <param name="Number">Counts the checkouts of the tenant.</param>
/// <param name="TrialEnd">Until when the subscription costs nothing (UTC): our invoices begin to be collected then.</param>
/// <param name="BasePrice">Stripe's id of the price of the plan's base.</param>
/// <param name="SeatPrice">Stripe's id of the price of a seat.</param>
/// <param name="Seats">Seats beyond the included ones.</param>
/// <param name="BegunAt">When somebody asked for it (UTC).</param>
/// <param name="Session">Stripe's id of it; null until Stripe has answered.</param>
/// <param name="Page">Where it is; null until Stripe has answered.</param>
[GenerateSerializer, Immutable, Alias("StripeCheckout")]
public sealed record StripeCheckout(
    [property: Id(0)] int Number,
    [property: Id(1)] DateTimeOffset TrialEnd,
    [property: Id(2)] string BasePrice,
    [property: Id(3)] string SeatPrice,
    [property: Id(4)] long Seats,
    [property: Id(5)] DateTimeOffset BegunAt,
    [property: Id(6)] string? Session = null,
    [property: Id(7)] StripePage? Page = null);

/// <summary>What was seen of a tenant on Stripe at one moment.</summary>
/// <param name="IsCustomerGone">Whether its customer was deleted there.</param>
/// <param name="Subscription">The subscription that counts, live or ended; null where there never was one.</param>
/// <param name="Card">The card that pays; null where there is none.</param>
/// <param name="IsCheckoutOver">Whether the checkout that was begun is completed or expired.</param>
[GenerateSerializer, Immutable, Alias("StripeSeen")]
public sealed record StripeSeen(
    [property: Id(0)] bool IsCustomerGone,
    [property: Id(1)] StripeSubscription? Subscription,
    [property: Id(2)] StripeCard? Card,
    [property: Id(3)] bool IsCheckoutOver);

/// <summary>What a tenant has on Stripe; the only writer of it. It never calls Stripe: others do, and tell it what they saw. Key: the tenant.</summary>
[Alias("IStripeAccountGrain")]
public interface IStripeAccountGrain : IGrainWithStringKey
{
    /// <summary>Says that a customer is about to be made; answers how often one was, which its idempotency key is made of.</summary>
    [Alias("WantCustomer")]
    Task<int> WantCustomer();

    /// <summary>Says which customer was made. One that came first stays.</summary>
    [Alias("MadeCustomer")]
    Task MadeCustomer(string customer);

    /// <summary>Says that Stripe refused what was about to be made: the next attempt is another one to it.</summary>
    [Alias("TryAnew")]
    Task TryAnew();

    /// <summary>Says which name and address Stripe's customer has now.</summary>
    [Alias("NamedCustomer")]
    Task NamedCustomer(string name, string? mail);

    /// <summary>Begins a checkout; the one that is open already, where there is one.</summary>
    /// <param name="wanted">What it is to be; its number is given here.</param>
    /// <param name="caller">Who wants it.</param>
    [Alias("BeginCheckout")]
    Task<Outcome<StripeCheckout>> BeginCheckout(StripeCheckout wanted, Caller caller);

    /// <summary>Says which page a checkout got.</summary>
    [Alias("OpenedCheckout")]
    Task OpenedCheckout(int number, string session, StripePage page);

    /// <summary>Remembers who was sent to a page of Stripe's: what is found changed soon after is that person's doing.</summary>
    [Alias("Visited")]
    Task Visited(Caller caller);

    /// <summary>Applies what was seen; refused as stale where the account has changed since it was read.</summary>
    /// <param name="seen">What was seen.</param>
    /// <param name="version">The account's version before Stripe was looked at; 0 where there was none.</param>
    /// <param name="caller">Whose doing it is; the system for whatever is found.</param>
    /// <param name="once">Remembers the answer under the caller's id; null for whatever is found.</param>
    [Alias("Apply")]
    Task<Outcome<CardSubscription>> Apply(StripeSeen seen, long version, Caller caller, Once? once);
}
