using System.Text.Json.Serialization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>What a tenant has on Stripe, as it was seen last. Immutable; every decision is pure.</summary>
internal sealed partial record StripeAccount
{
    /// <summary>How far from the end of our period Stripe's may end: its months count from an instant, ours are those of the tenant's days.</summary>
    public static readonly TimeSpan DriftMax = TimeSpan.FromDays(4);

    /// <summary>The customer, by Stripe's id; null before there is one, or when it was deleted there.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The name that the customer was given last.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The mail address that the customer was given last.</summary>
    public string? CustomerMail { get; init; }

    /// <summary>The subscription, live or the last one that was; null where there never was one.</summary>
    public StripeSubscription? Subscription { get; init; }

    /// <summary>The card that pays.</summary>
    public StripeCard? Card { get; init; }

    /// <summary>The checkout that somebody began and that is not over.</summary>
    public StripeCheckout? Checkout { get; init; }

    /// <summary>How many checkouts there were.</summary>
    public int Checkouts { get; init; }

    /// <summary>How often something was to be made anew after Stripe refused: part of idempotency keys.</summary>
    public int Tries { get; init; }

    /// <summary>Who was sent to a page of Stripe's last.</summary>
    public Caller? Visitor { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? VisitedAt { get; init; }

    /// <summary>Grows by one a change.</summary>
    public long Version { get; init; }

    /// <summary>Stripe's id of the subscription.</summary>
    [JsonIgnore]
    public string? SubscriptionId => Subscription?.Id;

    /// <summary>Stripe's word for how the subscription stands.</summary>
    [JsonIgnore]
    public string? Status => Subscription?.Status;

    /// <summary>Whether there is a subscription that has not ended.</summary>
    [JsonIgnore]
    public bool IsLive => Subscription is { } it && IsLiveStatus(it.Status);

    /// <summary>Whether invoices are collected by a live subscription.</summary>
    [JsonIgnore]
    public bool IsCollecting => IsLive && Status != "paused";

    /// <summary>Whether a subscription with one of Stripe's words for its status has not ended. One whose first payment never came was none.</summary>
    public static bool IsLiveStatus(string status) => status is "trialing" or "active" or "past_due" or "unpaid" or "paused";

    /// <summary>Whether the subscription was there when a period ended, or ended with it: one that ended hours into a period does not pay for that.</summary>
    /// <param name="to">When the period ended (UTC).</param>
    public bool Collected(DateTimeOffset to) =>
        Subscription is { } it && it.StartedAt < to && (IsCollecting || (it.EndedAt >= to - DriftMax && it.Status == "canceled"));

    /// <summary>As it is told to others.</summary>
    public CardSubscription ToContract(DateTimeOffset now) => new(
        Status switch
        {
            "trialing" or "active" => SubscriptionState.Active,
            "past_due" or "unpaid" => SubscriptionState.PastDue,
            "paused" => SubscriptionState.Paused,
            _ => SubscriptionState.Offline,
        },
        true,
        IsLive && Subscription!.CancelAtPeriodEnd,
        IsLive ? Subscription!.PeriodEnd : null,
        Card,
        IsOpen(Checkout, now) ? Checkout!.Page!.ExpiresAt : null);
}
