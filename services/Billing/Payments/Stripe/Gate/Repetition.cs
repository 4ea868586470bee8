using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Gate;

/// <summary>Which answers of Stripe's are asked for again, and when. What Stripe says itself (<c>Stripe-Should-Retry</c>, <c>Retry-After</c>) goes before our own rule.</summary>
internal static class Repetition
{
    /// <summary>How often a request is repeated at most.</summary>
    public const int Max = 6;

    /// <summary>A longer wait is left to who asked: its due work comes again.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(4);

    /// <summary>Pauses that double and scatter, so that many who were refused at once don't come back at once.</summary>
    public static RetryStrategyOptions<StripeResponse> Options => new()
    {
        MaxRetryAttempts = Max,
        BackoffType = DelayBackoffType.Exponential,
        Delay = PauseMin,
        MaxDelay = PauseMax,
        UseJitter = true,
        ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is { } silence ? IsSilence(silence) : IsWorthwhile(tried.Outcome.Result!)),
        DelayGenerator = tried => ValueTask.FromResult(tried.Outcome.Result is { } answer ? Scattered(WaitOf(answer)) : null),
    };

    /// <summary>
    /// After a row of attempts without an answer nobody waits for Stripe for a moment: calls end at once, and other work that is due gets its turn. Far from what
    /// single lost answers come to.
    /// </summary>
    public static CircuitBreakerStrategyOptions<StripeResponse> Breaker => new()
    {
        FailureRatio = 0.95,
        MinimumThroughput = 12,
        SamplingDuration = TimeSpan.FromSeconds(20),
        BreakDuration = TimeSpan.FromSeconds(5),
        ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is { } silence && IsSilence(silence)),
    };

    /// <summary>Whether an answer may be another one next time.</summary>
    public static bool IsWorthwhile(StripeResponse answer)
    {
        if (answer.StatusCode == HttpStatusCode.OK || WaitOf(answer) > WaitMax)
            return false;
        if (Header(answer, "Stripe-Should-Retry") is { } said && bool.TryParse(said, out var should))
            return should;
        return answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests || (int)answer.StatusCode >= 500;
    }

    private static bool IsSilence(Exception failure) => failure is HttpRequestException or IOException or TimeoutRejectedException;

    /// <summary>How long Stripe asks to wait; null where it says nothing.</summary>
    private static TimeSpan? WaitOf(StripeResponse answer) => answer.Headers?.RetryAfter?.Delta;

    private static TimeSpan? Scattered(TimeSpan? wait) => wait * (1 + (Random.Shared.NextDouble() / 4));

    private static string? Header(StripeResponse answer, string name) =>
        answer.Headers is { } headers && headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
