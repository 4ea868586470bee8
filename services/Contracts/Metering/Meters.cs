namespace CloudCrm.Contracts.Metering;

/// <summary>The codes of the meters. Stable: they stand in ledgers and on bills.</summary>
public static class Meters
{
    /// <summary>Messages recorded from customers; a count.</summary>
    public const string MessagesInbound = "messages.inbound";

    /// <summary>Messages recorded to customers; a count.</summary>
    public const string MessagesOutbound = "messages.outbound";

    /// <summary>Bytes that uploads added and deletions took away.</summary>
    public const string StorageBytes = "storage.bytes";

    /// <summary>API calls answered; written behind in batches of at most one second.</summary>
    public const string ApiCalls = "api.calls";

    /// <summary>Distinct customers with at least one interaction recorded in the billing period; counted where the customer is first active in it.</summary>
    public const string CustomersActive = "customers.active";

    /// <summary>Bought seats that a change added or took away. The sum of all so far is how many there are.</summary>
    public const string Seats = "seats";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [MessagesInbound, MessagesOutbound, StorageBytes, ApiCalls, CustomersActive, Seats];
}
