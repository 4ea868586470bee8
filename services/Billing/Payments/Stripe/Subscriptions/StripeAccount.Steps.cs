using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>What may become of it.</summary>
internal sealed partial record StripeAccount
{
    /// <summary>How long a checkout that Stripe never answered about is asked for again as the same one.</summary>
    public static readonly TimeSpan UnansweredFor = TimeSpan.FromMinutes(30);

    /// <summary>How long after a visit to a page of Stripe's what is found changed is the visitor's doing: their pages live for a day.</summary>
    public static readonly TimeSpan VisitFor = TimeSpan.FromDays(2);

    /// <summary>What the journal says when a subscription is over.</summary>
    public const string EndedVerb = "subscription_ended";

    /// <summary>With a customer; one that came first stays.</summary>
    public StripeAccount WithCustomer(string customer) => CustomerId is null ? this with { CustomerId = customer } : this;

    /// <summary>With a checkout begun; itself where one is open that still serves.</summary>
    public Outcome<StripeAccount> Begin(StripeCheckout wanted, Caller caller, DateTimeOffset now)
    {
        if (IsLive)
            return AlreadySubscribed;
        if (IsOpen(Checkout, now) || (Checkout is { Session: null } asked && now - asked.BegunAt < UnansweredFor))
            return this;
        var number = Checkouts + 1;
        return Visit(caller, now) with { Checkouts = number, Checkout = wanted with { Number = number, BegunAt = now, Session = null, Page = null } };
    }

    /// <summary>With the page that a checkout got; itself where that checkout is over.</summary>
    public StripeAccount Open(int number, string session, StripePage page) =>
        Checkout is { } it && it.Number == number && it.Session is null ? this with { Checkout = it with { Session = session, Page = page } } : this;

    /// <summary>With who was sent to a page of Stripe's.</summary>
    public StripeAccount Visit(Caller caller, DateTimeOffset now) => this with { Visitor = caller with { Address = null }, VisitedAt = now };

    /// <summary>Whose doing it is what is found now: a subscription ends by itself, when its period does or when payments fail for good.</summary>
    public Caller Author(string verb, DateTimeOffset now) => Visitor is { } visitor && now - VisitedAt <= VisitFor && verb != EndedVerb ? visitor : Caller.System;

    /// <summary>As it was seen.</summary>
    public StripeAccount See(StripeSeen seen, DateTimeOffset now) => seen.IsCustomerGone
        ? this with
        {
            CustomerId = null,
            CustomerName = null,
            CustomerMail = null,
            Tries = Tries + 1,
            Card = null,
            Checkout = null,
            Subscription = IsLive ? Subscription! with { Status = "canceled", EndedAt = now } : Subscription,
        }
        : this with
        {
            Subscription = seen.Subscription ?? Subscription,
            Card = seen.Card,
            Checkout = seen.IsCheckoutOver ? null : Checkout,
        };

    /// <summary>What the journal says of a change, by verb.</summary>
    public IEnumerable<(string Verb, Details Details)> Told(StripeAccount after)
    {
        var (before, now) = (IsLive ? Subscription : null, after.IsLive ? after.Subscription : null);
        if (now is not null && now.Id != before?.Id)
            yield return ("subscribed", new Details().Fact("subscription", now.Id).Fact("card", after.Card?.Last4));
        if (before is not null && now is null)
            yield return (EndedVerb, new Details().Fact("subscription", before.Id));
        if (now is not null && now.Id == before?.Id && now.CancelAtPeriodEnd != before.CancelAtPeriodEnd)
            yield return (now.CancelAtPeriodEnd ? "subscription_cancelled" : "subscription_resumed", new Details().Fact("subscription", now.Id).Fact("endsAt", now.PeriodEnd));
        if (now is not null && now.Id == before?.Id && Card != after.Card)
            yield return ("card_changed", new Details().Change("brand", Card?.Brand, after.Card?.Brand).Change("last4", Card?.Last4, after.Card?.Last4));
    }

    /// <summary>The answer to who subscribes once more.</summary>
    public static Refusal AlreadySubscribed { get; } = Refusal.Conflict("Invoices are paid by card already.", "already_subscribed");

    private static bool IsOpen(StripeCheckout? checkout, DateTimeOffset now) => checkout is { Page.ExpiresAt: { } end } && end > now;
}
