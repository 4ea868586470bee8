using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CloudCrm.Foundation.Resilience;

/// <summary>
/// How a call leaves the process: at most 30 s an attempt, 70 s in all, and one retry after about half a second where the attempt failed for a reason that may pass.
/// Only for calls that are safe to repeat. Never around grain calls or the database.
/// </summary>
public sealed class OutsideCalls
{
    /// <summary>The longest an attempt takes.</summary>
    public static readonly TimeSpan AttemptMax = TimeSpan.FromSeconds(30);

    /// <summary>The longest a call takes, its retry included.</summary>
    public static readonly TimeSpan CallMax = TimeSpan.FromSeconds(70);

    private readonly ResiliencePipeline _pipeline;

    /// <summary>Calls timed by a clock.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="mayPass">Which failures may pass by themselves; a timed-out attempt always counts as one.</param>
    public OutsideCalls(TimeProvider time, Func<Exception, bool> mayPass) =>
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(CallMax)
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 1,
                Delay = TimeSpan.FromMilliseconds(500),
                UseJitter = true,
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } e && (e is TimeoutRejectedException || mayPass(e))),
            })
            .AddTimeout(AttemptMax)
            .Build();

    /// <summary>Makes a call.</summary>
    /// <exception cref="TimeoutRejectedException">It took too long.</exception>
    public async Task<T> Run<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation = default) =>
        await _pipeline.ExecuteAsync(async stop => await call(stop), cancellation);
}
