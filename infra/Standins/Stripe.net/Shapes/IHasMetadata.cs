namespace Stripe;

/// <summary>Something that carries words of the caller's own.</summary>
public interface IHasMetadata
{
    /// <summary>Up to 50 keys of up to 40 characters with values of up to 500.</summary>
    Dictionary<string, string> Metadata { get; set; }
}
