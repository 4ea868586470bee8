using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Pages;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>An invoice of ours and how it is collected, as both stand in the database.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Receivable">What is left to pay.</param>
/// <param name="Account">What the tenant has on Stripe: a customer, and mostly a subscription.</param>
/// <param name="Words">The tenant's language.</param>
/// <param name="Row">How it is collected.</param>
internal sealed record Collecting(InvoiceDocument Invoice, ReceivableRow Receivable, StripeAccount Account, InvoiceWords Words, CollectedInvoice Row)
{
    public TenantId Tenant => Invoice.Tenant;

    public Guid Id => Invoice.Id;

    /// <summary>The customer, by Stripe's id.</summary>
    public string Customer => Account.CustomerId!;

    /// <summary>The subscription, also one that has ended, by Stripe's id; null where there was none.</summary>
    public string? Subscription => Account.SubscriptionId;

    public Currency Money => Invoice.Currency;

    /// <summary>Whether it is a period's: corrections alone, in a currency that was given up, come beside that and have none of their own.</summary>
    public bool HasPeriod => !Invoice.Segments.IsEmpty;

    /// <summary>When its period ended (UTC).</summary>
    public DateTimeOffset To => Invoice.DayStarts[^1];

    /// <summary>What was due when it was issued, in Stripe's minor units.</summary>
    public long Due => StripeMoney.Of(Invoice.Totals.Due, Money);

    /// <summary>What is left to pay, in Stripe's minor units.</summary>
    public long Open => StripeMoney.OfUnits(Receivable.OpenMinorUnits, Money);

    /// <summary>Whether it waits to be paid and nobody disputes it.</summary>
    public bool IsOpen => Receivable.State == InvoiceState.Open;

    /// <summary>What every finding about it says first: the same difference has the same details, whoever finds it.</summary>
    /// <param name="stripe">Stripe's invoice, by its id.</param>
    public Details Facts(string stripe) => new Details().Fact("number", Invoice.Number).Fact("stripe", stripe);

    /// <summary>The key of a call that is made once for the invoice; another one after a failure of Stripe's has spent it.</summary>
    public string Key(string what) => $"{Id:n}:{what}:{Row.Tries}";
}

/// <summary>What comes of a step.</summary>
/// <param name="After">How it is collected now, to be written down; null where nothing changed.</param>
/// <param name="GoesOn">Whether there may be more to do.</param>
internal readonly record struct NextStep(CollectedInvoice? After, bool GoesOn)
{
    /// <summary>There is nothing left to do.</summary>
    public static NextStep None => default;

    /// <summary>Something was done, and there may be more.</summary>
    public static NextStep More(CollectedInvoice after) => new(after, true);

    /// <summary>Something was done, and that is all for now.</summary>
    public static NextStep Last(CollectedInvoice after) => new(after, false);
}
