namespace CloudCrm.Contracts.Billing;

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
public enum StripeEventState : short
{
    /// <summary>It waits for its handler.</summary>
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
[GenerateSerializer, Immutable, Alias("StripeCall")]
public sealed record StripeCall(
    [property: Id(0)] Guid Id,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Guid? Tenant,
    [property: Id(3)] string Name,
    [property: Id(4)] string? Key,
    [property: Id(5)] string? RequestId,
    [property: Id(6)] string? ObjectId,
    [property: Id(7)] int Status,
    [property: Id(8)] string? ErrorCode,
    [property: Id(9)] int Milliseconds);

/// <summary>An event that Stripe told of.</summary>
/// <param name="Id">Stripe's id of it.</param>
/// <param name="Type">Such as <c>invoice.paid</c>.</param>
/// <param name="ObjectId">Stripe's id of what it is about; empty where it names nothing.</param>
/// <param name="CustomerId">Stripe's id of the customer that it is about; null where it says none.</param>
/// <param name="Tenant">Whose it is; null where that is unknown, and for what belongs to no tenant.</param>
/// <param name="CreatedAt">When it happened (UTC).</param>
/// <param name="ReceivedAt">When it first came (UTC).</param>
/// <param name="State">What became of it.</param>
/// <param name="Attempts">How often its handler was tried.</param>
/// <param name="Problem">Why the last attempt failed: Stripe's word, or the kind of the error; null where it did not.</param>
[GenerateSerializer, Immutable, Alias("StripeNotice")]
public sealed record StripeNotice(
    [property: Id(0)] string Id,
    [property: Id(1)] string Type,
    [property: Id(2)] string ObjectId,
    [property: Id(3)] string? CustomerId,
    [property: Id(4)] Guid? Tenant,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] DateTimeOffset ReceivedAt,
    [property: Id(7)] StripeEventState State,
    [property: Id(8)] int Attempts,
    [property: Id(9)] string? Problem);

/// <summary>Which of them; null for any.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="ObjectId">Stripe's id of what they are about, in full.</param>
[GenerateSerializer, Immutable, Alias("StripeLogFilter")]
public sealed record StripeLogFilter([property: Id(0)] Guid? Tenant = null, [property: Id(1)] string? ObjectId = null);

/// <summary>What was said to and by Stripe, of all tenants, for the operator; kept for 90 days. There is one of it.</summary>
[Alias("IStripeLog")]
public interface IStripeLog : IGrainWithStringKey
{
    /// <summary>A page of attempts of calls, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="result">How they ended; null for any.</param>
    /// <param name="cursor">The page before's; null for the first page.</param>
    /// <param name="limit">1 to 1,000.</param>
    [Alias("Calls")]
    Task<Outcome<Page<StripeCall>>> Calls(StripeLogFilter filter, StripeCallResult? result, string? cursor, int limit);

    /// <summary>A page of events, what came last first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="state">What became of them; null for any.</param>
    /// <param name="cursor">The page before's; null for the first page.</param>
    /// <param name="limit">1 to 1,000.</param>
    [Alias("Events")]
    Task<Outcome<Page<StripeNotice>>> Events(StripeLogFilter filter, StripeEventState? state, string? cursor, int limit);
}
