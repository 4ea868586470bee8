using System.Collections.Immutable;
using CloudCrm.Contracts;

namespace CloudCrm.Tests.Billing;

/// <summary>What Stripe tells.</summary>
public sealed partial class BillingHost
{
    /// <summary>Hands over a webhook until it is kept, as Stripe sends it again where nobody says so.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="signature">What proves it.</param>
    internal async Task TakeWebhook(ImmutableArray<byte> body, string signature)
    {
        var taken = await Persist(() => Grains.StripeIntake().Take(body, signature));
        Assert.That(taken.IsOk, () => $"{taken.Refusal}");
    }
}
