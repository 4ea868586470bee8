namespace Stripe.Events;

/// <summary>Which events of a meter were not taken.</summary>
public class V1BillingMeterErrorReportTriggeredEventData : StripeEntity<V1BillingMeterErrorReportTriggeredEventData>
{
    /// <summary>What went wrong, in a sentence.</summary>
    [Wire("developer_message_summary")]
    public string DeveloperMessageSummary { get; set; }

    /// <summary>Why.</summary>
    [Wire("reason")]
    public V1BillingMeterErrorReportTriggeredEventDataReason Reason { get; set; }

    /// <summary>When the window that is reported ends.</summary>
    [Wire("validation_end")]
    public DateTime ValidationEnd { get; set; } = DateTime.UnixEpoch;

    /// <summary>When the window that is reported begins.</summary>
    [Wire("validation_start")]
    public DateTime ValidationStart { get; set; } = DateTime.UnixEpoch;
}

/// <summary>Why they were not taken.</summary>
public class V1BillingMeterErrorReportTriggeredEventDataReason : StripeEntity<V1BillingMeterErrorReportTriggeredEventDataReason>
{
    /// <summary>How many errors there were.</summary>
    [Wire("error_count")]
    public long ErrorCount { get; set; }

    /// <summary>The errors by kind.</summary>
    [Wire("error_types")]
    public List<V1BillingMeterErrorReportTriggeredEventDataReasonErrorType> ErrorTypes { get; set; }
}

/// <summary>Errors of one kind.</summary>
public class V1BillingMeterErrorReportTriggeredEventDataReasonErrorType : StripeEntity<V1BillingMeterErrorReportTriggeredEventDataReasonErrorType>
{
    /// <summary>The kind, such as <c>no_meter</c> or <c>timestamp_too_far_in_past</c>.</summary>
    [Wire("code")]
    public string Code { get; set; }

    /// <summary>How many errors there were.</summary>
    [Wire("error_count")]
    public long ErrorCount { get; set; }

    /// <summary>Some of them.</summary>
    [Wire("sample_errors")]
    public List<V1BillingMeterErrorReportTriggeredEventDataReasonErrorTypeSampleError> SampleErrors { get; set; }
}

/// <summary>One of the errors.</summary>
public class V1BillingMeterErrorReportTriggeredEventDataReasonErrorTypeSampleError : StripeEntity<V1BillingMeterErrorReportTriggeredEventDataReasonErrorTypeSampleError>
{
    /// <summary>What was wrong.</summary>
    [Wire("error_message")]
    public string ErrorMessage { get; set; }

    /// <summary>The event that was not taken.</summary>
    [Wire("request")]
    public V1BillingMeterErrorReportTriggeredEventDataReasonErrorTypeSampleErrorRequest Request { get; set; }
}

/// <summary>An event that was not taken.</summary>
public class V1BillingMeterErrorReportTriggeredEventDataReasonErrorTypeSampleErrorRequest : StripeEntity<V1BillingMeterErrorReportTriggeredEventDataReasonErrorTypeSampleErrorRequest>
{
    /// <summary>The event's own id, up to 100 characters, taken once within at least 24 hours.</summary>
    [Wire("identifier")]
    public string Identifier { get; set; }
}
