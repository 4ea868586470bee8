using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Gate;

/// <summary>What became of a call's idempotency key when the call failed: Stripe keeps its own failures under their key for a day.</summary>
internal static class StripeKeys
{
    /// <summary>The most keys that one call is tried under at once.</summary>
    private const int KeysMax = 3;

    /// <summary>Whether the key of a call that failed so answers the same from now on, though the call may go well under another one. Whether it was done is unknown.</summary>
    public static bool IsSpent(this StripeException e) => (int)e.HttpStatusCode >= 500 || e.StripeError?.Type == "idempotency_error";

    /// <summary>Whether a call that failed so was refused for good.</summary>
    public static bool IsRefusal(this StripeException e) => (int)e.HttpStatusCode is >= 400 and < 500 and not (401 or 403 or 409 or 429);

    /// <summary>Makes a call that is harmless to make again, under other keys where one is spent.</summary>
    /// <param name="call">Makes it; the attempt, from 0, goes into its key.</param>
    /// <exception cref="StripeException">It was refused, or the last key was spent too.</exception>
    public static async Task<T> Try<T>(Func<int, Task<T>> call)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await call(attempt);
            }
            catch (StripeException e) when (e.IsSpent() && attempt + 1 < KeysMax)
            {
                // The next key is another one.
            }
        }
    }
}
