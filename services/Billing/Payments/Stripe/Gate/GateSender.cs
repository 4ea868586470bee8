using Polly;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Gate;

/// <summary>Sends the requests of one call: repeats them, has each attempt logged, and lets no write pass that could happen twice.</summary>
internal sealed class GateSender(SystemNetHttpClient http, ResiliencePipeline<StripeResponse> repeated, StripeCallLog log, StripeAct act) : IHttpClient
{
    private const string KeyHeader = "Idempotency-Key";
    private const int KeyMax = 255;

    private bool _hasWritten;

    /// <inheritdoc/>
    public async Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        RefuseUnsafe(request);
        return await repeated.ExecuteAsync(async stop => await Attempt(request, stop), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StripeStreamedResponse> MakeStreamingRequestAsync(StripeRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The gate reads answers as a whole.");

    private async Task<StripeResponse> Attempt(StripeRequest request, CancellationToken stop)
    {
        var attempt = log.Begin(act, request.Uri.AbsolutePath);
        try
        {
            var answer = await http.MakeRequestAsync(request, stop);
            await attempt.Answered(answer);
            return answer;
        }
        catch (Exception silence)
        {
            await attempt.Unanswered(silence);
            throw;
        }
    }

    private void RefuseUnsafe(StripeRequest request)
    {
        if (request.Method == HttpMethod.Get)
            return;
        if (act.Key is not { Length: > 0 and <= KeyMax } key || !request.StripeHeaders.TryGetValue(KeyHeader, out var sent) || sent != key)
            throw new InvalidOperationException($"{act.Name} writes on Stripe without the key of its act.");
        if (_hasWritten)
            throw new InvalidOperationException($"{act.Name} writes on Stripe twice under one key.");
        _hasWritten = true;
    }
}
