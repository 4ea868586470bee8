using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Where an invoice of Stripe's comes from.</summary>
internal enum CollectedKind
{
    /// <summary>The draft that Stripe opened where the period ended.</summary>
    Draft,

    /// <summary>One that we made.</summary>
    Standalone,

    /// <summary>A draft that Stripe finalised before ours was on it.</summary>
    Escaped,
}

/// <summary>An invoice of Stripe's that an invoice of ours is collected by. Amounts are in Stripe's minor units.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Amount">What it is to come to.</param>
/// <param name="Licensed">What of it are Stripe's own lines.</param>
internal sealed record CollectedPart(CollectedKind Kind, long Amount, long Licensed)
{
    /// <summary>Stripe's id; null before it is made.</summary>
    public string? StripeId { get; init; }

    /// <summary>Whether it was finalised.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether it is we who keep Stripe from collecting it.</summary>
    public bool IsHeld { get; init; }

    /// <summary>What was paid of it and is in our books.</summary>
    public long Booked { get; init; }

    /// <summary>The payment that paid it; null before.</summary>
    public string? PaymentIntent { get; init; }

    /// <summary>How many failed attempts people were told of.</summary>
    public long Told { get; init; }

    /// <summary>How many credit notes were made.</summary>
    public int Credits { get; init; }

    /// <summary>What the next credit note takes off; null where none is being made.</summary>
    public long? Crediting { get; init; }
}

/// <summary>How an invoice of ours is collected. Immutable; written before each call that it decides.</summary>
internal sealed record CollectedInvoice
{
    /// <summary>Whether it is left to the operator.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Whether the draft that Stripe opened for its period is still to be made void: it is in another currency.</summary>
    public bool DropsDraft { get; init; }

    /// <summary>What it is collected by, oldest first.</summary>
    public ImmutableArray<CollectedPart> Parts { get; init; } = [];

    /// <summary>How often a call's key was spent by a failure of Stripe's: the next calls have other ones.</summary>
    public int Tries { get; init; }

    /// <summary>What the operator was told of and still holds; null for nothing.</summary>
    public StripeFindingKind? Trouble { get; init; }

    /// <summary>Disputes of the bank that were lost and are in our books.</summary>
    public ImmutableArray<string> Lost { get; init; } = [];

    /// <summary>The row's version; 0 before there is one.</summary>
    [JsonIgnore]
    public long Version { get; init; }

    /// <summary>How a row says it.</summary>
    public static CollectedInvoice Of(StripeInvoiceRow row) => JsonSerializer.Deserialize<CollectedInvoice>(row.Document, RowJson.Options)! with { Version = row.Version };

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RowJson.Options);

    /// <summary>With another part in a place.</summary>
    public CollectedInvoice With(int place, CollectedPart part) => this with { Parts = Parts.SetItem(place, part) };
}
