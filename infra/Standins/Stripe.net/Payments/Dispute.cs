namespace Stripe;

/// <summary>A charge that somebody disputes at the bank.</summary>
public class Dispute : StripeEntity<Dispute>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>The amount in minor units.</summary>
    [Wire("amount")]
    public long Amount { get; set; }

    /// <summary>The charge's id.</summary>
    [Wire("charge")]
    public string ChargeId { get; set; }

    /// <summary>The charge.</summary>
    [Wire("charge")]
    public Charge Charge { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>Until when to answer.</summary>
    [Wire("evidence_details")]
    public DisputeEvidenceDetails EvidenceDetails { get; set; }

    /// <summary>Whether the charge can still be given back in place of it.</summary>
    [Wire("is_charge_refundable")]
    public bool IsChargeRefundable { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The payment's id.</summary>
    [Wire("payment_intent")]
    public string PaymentIntentId { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public PaymentIntent PaymentIntent { get; set; }

    /// <summary>Why, such as <c>fraudulent</c>.</summary>
    [Wire("reason")]
    public string Reason { get; set; }

    /// <summary>How it stands, such as <c>needs_response</c>, <c>won</c> or <c>lost</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }
}

/// <summary>Until when a dispute is to be answered.</summary>
public class DisputeEvidenceDetails : StripeEntity<DisputeEvidenceDetails>
{
    /// <summary>Until when.</summary>
    [Wire("due_by")]
    public DateTime? DueBy { get; set; }

    /// <summary>Whether something was put together.</summary>
    [Wire("has_evidence")]
    public bool HasEvidence { get; set; }

    /// <summary>Whether it is too late.</summary>
    [Wire("past_due")]
    public bool PastDue { get; set; }

    /// <summary>How often something was sent.</summary>
    [Wire("submission_count")]
    public long SubmissionCount { get; set; }
}

/// <summary>How to read a dispute.</summary>
public class DisputeGetOptions : BaseOptions
{
}

/// <summary>Which disputes to list.</summary>
public class DisputeListOptions : ListOptions
{
    /// <summary>The charge.</summary>
    [Wire("charge")]
    public string Charge { get; set; }

    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public string PaymentIntent { get; set; }
}
