namespace Stripe;

/// <summary>Something that Stripe gave an id.</summary>
public interface IHasId
{
    /// <summary>The id.</summary>
    string Id { get; set; }
}
