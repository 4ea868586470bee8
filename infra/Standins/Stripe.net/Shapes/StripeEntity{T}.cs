namespace Stripe;

/// <summary>Something that came from Stripe.</summary>
/// <typeparam name="T">Its own type.</typeparam>
public abstract class StripeEntity<T> : StripeEntity
    where T : StripeEntity<T>
{
    /// <summary>Reads one.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON, or of another shape.</exception>
    public static T FromJson(string value) => StripeEntity.FromJson<T>(value);
}
