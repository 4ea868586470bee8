using CloudCrm.Contracts;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Gate;

/// <summary>What people are told who wait for Stripe.</summary>
internal static class StripeRefusals
{
    /// <summary>There is no key.</summary>
    public static Refusal Off { get; } = Refusal.Conflict("This installation takes no cards: invoices say how they are paid.", "card_payments_off");

    /// <summary>Asks Stripe for somebody; where it does not answer, or not as it should, he is told to try again. Every attempt of a call is in the operator's log.</summary>
    public static async Task<Outcome<T>> Ask<T>(Func<Task<Outcome<T>>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is StripeException or HttpRequestException or IOException or TaskCanceledException or Polly.ExecutionRejectedException)
        {
            return Refusal.Unavailable("Stripe does not answer at the moment: try again in a while.", "card_payments_unavailable");
        }
    }
}
