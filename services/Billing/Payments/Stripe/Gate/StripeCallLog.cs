using System.Diagnostics;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Logging;
using Polly.Timeout;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Gate;

/// <summary>Writes down every attempt of a call: ids and outcome, nothing of what was said. What cannot be written is logged and lost: the call itself goes on.</summary>
internal sealed partial class StripeCallLog(IActWriter<BillingDb> writer, StripePurging purging, TimeProvider time, ILogger<StripeCallLog> log)
{
    /// <summary>An attempt begins.</summary>
    public Attempt Begin(StripeAct act, string path) => new(this, act, path, time.Instant());

    private async Task Write(StripeAct act, StripeCallRow row)
    {
        try
        {
            await writer.Commit(Act.CreateShared(act.Tenant ?? Reserved.Accounts, row));
            await purging.Plan();
        }
        catch (Exception e)
        {
            LogLost(e, act.Name, row.RequestId, row.Status);
        }
    }

    /// <summary>An attempt that is under way.</summary>
    internal sealed class Attempt(StripeCallLog log, StripeAct act, string path, DateTimeOffset at)
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        /// <summary>An answer came.</summary>
        public Task Answered(StripeResponse answer) => Write(AnswerFacts.Of(answer, path), AnswerFacts.Storable(answer.RequestId), (int)answer.StatusCode);

        /// <summary>No answer came, or not in time.</summary>
        public Task Unanswered(Exception silence) =>
            Write(new(AnswerFacts.IdIn(path), silence is OperationCanceledException or TimeoutRejectedException ? "timeout" : "no_answer"), null, 0);

        private Task Write(AnswerFacts facts, string? request, int status) => log.Write(act, new()
        {
            Id = Guid.CreateVersion7(at),
            At = at,
            AboutTenant = act.Tenant?.Value,
            Name = act.Name,
            CallKey = act.Key,
            RequestId = request,
            ObjectId = facts.ObjectId,
            Status = status,
            ErrorCode = facts.ErrorCode,
            Milliseconds = (int)Stopwatch.GetElapsedTime(_started).TotalMilliseconds,
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The call {Call} to Stripe (request {Request}, status {Status}) could not be written down.")]
    private partial void LogLost(Exception error, string call, string? request, int status);
}
