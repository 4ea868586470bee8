namespace Stripe;

/// <summary>What all clients have in common.</summary>
public static class StripeConfiguration
{
    /// <summary>The version of the API that every call asks for, and that events are expected in.</summary>
    public static string ApiVersion => "2026-07-29.dahlia";

    /// <summary>The version of Stripe.net whose names are kept.</summary>
    public static string StripeNetVersion => "52.2.0";
}
