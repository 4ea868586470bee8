using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>Takes Stripe's webhooks: proves them, keeps them, and leaves the rest to the work that is due.</summary>
[GrainType("stripe-intake"), StatelessWorker, Reentrant]
internal sealed partial class StripeIntake(StripeSettings settings, StripeEventStore store, TimeProvider time, ILogger<StripeIntake> log) : Grain, IStripeIntake
{
    private long _refused;

    public async Task<Outcome<Done>> Take(ImmutableArray<byte> body, string signature)
    {
        if (settings.WebhookSecrets.IsEmpty)
            return Refusal.NotFound("webhook");
        if (StripeSignature.Judge(body.AsSpan(), signature, settings.WebhookSecrets, time.Instant()) is { } distrust)
        {
            LogRefused(distrust.Code, ++_refused);
            return distrust;
        }

        if (!ToldEvent.Read(body.AsMemory()).Try(out var told, out var refusal))
            return refusal;
        await store.Keep(told);
        return Done.Ok;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook that is not proven to be Stripe's was refused ({Code}); the {Count}. since this worker began.")]
    private partial void LogRefused(string code, long count);
}
