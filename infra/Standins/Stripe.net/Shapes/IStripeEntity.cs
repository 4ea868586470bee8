namespace Stripe;

/// <summary>Something that came from Stripe.</summary>
public interface IStripeEntity
{
    /// <summary>The answer that it came in; null for a part of one.</summary>
    StripeResponse StripeResponse { get; set; }
}
