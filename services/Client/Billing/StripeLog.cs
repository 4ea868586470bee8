namespace CloudCrm.Client;

/// <summary>How an attempt of a call to Stripe ended.</summary>
public enum StripeCallResult
{
    /// <summary>Stripe did it.</summary>
    Done,

    /// <summary>Stripe refused, or something went wrong there.</summary>
    Refused,

    /// <summary>No answer came: whether it was done is unknown.</summary>
    Unanswered,
}

/// <summary>What became of an event of Stripe's.</summary>
public enum StripeEventState
{
    /// <summary>It waits to be looked at.</summary>
    Pending,

    /// <summary>What it is about was fetched and applied.</summary>
    Done,

    /// <summary>It is about nothing of ours.</summary>
    Ignored,
}

/// <summary>An attempt of a call to Stripe; nothing of what was said.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When it began (UTC).</param>
/// <param name="Tenant">Whose; null for what belongs to no tenant.</param>
/// <param name="Name">What it does, such as <c>customer.create</c>.</param>
/// <param name="Key">Its idempotency key; null for a read.</param>
/// <param name="RequestId">Stripe's id of the request; null without an answer.</param>
/// <param name="ObjectId">Stripe's id of what it was about; null where it named nothing.</param>
/// <param name="Status">The HTTP status; 0 without an answer.</param>
/// <param name="ErrorCode">Stripe's word for why it refused, or <c>timeout</c> or <c>no_answer</c>; null where it went well.</param>
/// <param name="Milliseconds">How long it took, in milliseconds.</param>
public sealed record StripeCall(
    Guid Id, DateTimeOffset At, Guid? Tenant, string Name, string? Key, string? RequestId, string? ObjectId, int Status, string? ErrorCode, int Milliseconds);

/// <summary>An event that Stripe told of.</summary>
/// <param name="Id">Stripe's id of it.</param>
/// <param name="Type">Such as <c>invoice.paid</c>.</param>
/// <param name="ObjectId">Stripe's id of what it is about; empty where it names nothing.</param>
/// <param name="CustomerId">Stripe's id of the customer that it is about; null where it says none.</param>
/// <param name="Tenant">Whose it is; null where that is unknown, and for what belongs to no tenant.</param>
/// <param name="CreatedAt">When it happened (UTC).</param>
/// <param name="ReceivedAt">When it first came (UTC).</param>
/// <param name="State">What became of it.</param>
/// <param name="Attempts">How often it was looked at.</param>
/// <param name="Problem">Why the last attempt failed: Stripe's word, or the kind of the error; null where it did not. It is tried again until it does.</param>
public sealed record StripeEvent(
    string Id, string Type, string ObjectId, string? CustomerId, Guid? Tenant, DateTimeOffset CreatedAt, DateTimeOffset ReceivedAt, StripeEventState State, int Attempts, string? Problem);
