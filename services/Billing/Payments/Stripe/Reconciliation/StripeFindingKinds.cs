using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>How differences end; pure.</summary>
internal static class StripeFindingKinds
{
    /// <summary>Whether a person decides about a difference and closes it: nothing here repairs it for certain, nor sees for certain that it is over.</summary>
    public static bool NeedsPerson(this StripeFindingKind kind) => kind switch
    {
        StripeFindingKind.InvoiceDiffers or StripeFindingKind.DraftEscaped or StripeFindingKind.PaidTwice or StripeFindingKind.CurrencyDiffers or StripeFindingKind.UsageTooOld => true,
        StripeFindingKind.InvoiceTotal or StripeFindingKind.InvoiceRemaining or StripeFindingKind.InvoiceState or StripeFindingKind.InvoiceMissing => true,
        StripeFindingKind.InvoiceUnknown or StripeFindingKind.ChargeUnknown or StripeFindingKind.RefundUnknown or StripeFindingKind.CollectionRefused or StripeFindingKind.RefundRefused => true,
        StripeFindingKind.UsageLost or StripeFindingKind.UsageDoubled or StripeFindingKind.UsageMoved or StripeFindingKind.UsageInWrongPeriod or StripeFindingKind.UsageUnknown
            or StripeFindingKind.UsageDiffers or StripeFindingKind.UsageRefused => false,
        StripeFindingKind.CustomerMissing or StripeFindingKind.SubscriptionMissing or StripeFindingKind.SubscriptionState or StripeFindingKind.SubscriptionItems or StripeFindingKind.QuantityDiffers
            or StripeFindingKind.PriceDiffers or StripeFindingKind.PriceUnknown or StripeFindingKind.SecondSubscription => false,
        StripeFindingKind.PaidNotTold or StripeFindingKind.WebhookLost or StripeFindingKind.ChargeDisputed => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
