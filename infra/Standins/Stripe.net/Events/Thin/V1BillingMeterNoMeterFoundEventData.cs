namespace Stripe.Events;

/// <summary>Which events came for no meter.</summary>
public class V1BillingMeterNoMeterFoundEventData : StripeEntity<V1BillingMeterNoMeterFoundEventData>
{
    /// <summary>What went wrong, in a sentence.</summary>
    [Wire("developer_message_summary")]
    public string DeveloperMessageSummary { get; set; }

    /// <summary>Why.</summary>
    [Wire("reason")]
    public V1BillingMeterNoMeterFoundEventDataReason Reason { get; set; }

    /// <summary>When the window that is reported ends.</summary>
    [Wire("validation_end")]
    public DateTime ValidationEnd { get; set; } = DateTime.UnixEpoch;

    /// <summary>When the window that is reported begins.</summary>
    [Wire("validation_start")]
    public DateTime ValidationStart { get; set; } = DateTime.UnixEpoch;
}

/// <summary>Why they were not taken.</summary>
public class V1BillingMeterNoMeterFoundEventDataReason : StripeEntity<V1BillingMeterNoMeterFoundEventDataReason>
{
    /// <summary>How many errors there were.</summary>
    [Wire("error_count")]
    public long ErrorCount { get; set; }

    /// <summary>The errors by kind.</summary>
    [Wire("error_types")]
    public List<V1BillingMeterNoMeterFoundEventDataReasonErrorType> ErrorTypes { get; set; }
}

/// <summary>Errors of one kind.</summary>
public class V1BillingMeterNoMeterFoundEventDataReasonErrorType : StripeEntity<V1BillingMeterNoMeterFoundEventDataReasonErrorType>
{
    /// <summary>The kind, such as <c>no_meter</c> or <c>timestamp_too_far_in_past</c>.</summary>
    [Wire("code")]
    public string Code { get; set; }

    /// <summary>How many errors there were.</summary>
    [Wire("error_count")]
    public long ErrorCount { get; set; }

    /// <summary>Some of them.</summary>
    [Wire("sample_errors")]
    public List<V1BillingMeterNoMeterFoundEventDataReasonErrorTypeSampleError> SampleErrors { get; set; }
}

/// <summary>One of the errors.</summary>
public class V1BillingMeterNoMeterFoundEventDataReasonErrorTypeSampleError : StripeEntity<V1BillingMeterNoMeterFoundEventDataReasonErrorTypeSampleError>
{
    /// <summary>What was wrong.</summary>
    [Wire("error_message")]
    public string ErrorMessage { get; set; }

    /// <summary>The event that was not taken.</summary>
    [Wire("request")]
    public V1BillingMeterNoMeterFoundEventDataReasonErrorTypeSampleErrorRequest Request { get; set; }
}

/// <summary>An event that was not taken.</summary>
public class V1BillingMeterNoMeterFoundEventDataReasonErrorTypeSampleErrorRequest : StripeEntity<V1BillingMeterNoMeterFoundEventDataReasonErrorTypeSampleErrorRequest>
{
    /// <summary>The event's own id, up to 100 characters, taken once within at least 24 hours.</summary>
    [Wire("identifier")]
    public string Identifier { get; set; }
}
