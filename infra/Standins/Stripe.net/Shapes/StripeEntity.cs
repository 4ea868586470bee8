using System.Text.Json;

namespace Stripe;

/// <summary>Something that came from Stripe.</summary>
public abstract class StripeEntity : IStripeEntity
{
    /// <summary>The JSON that it was read from, with all that no property stands for.</summary>
    public JsonElement? RawJsonElement { get; protected set; }

    /// <inheritdoc/>
    public StripeResponse StripeResponse { get; set; }

    /// <summary>Reads an object of a known type.</summary>
    /// <exception cref="JsonException">It is no JSON, or of another shape.</exception>
    public static T FromJson<T>(string value)
        where T : IStripeEntity => WireReader.Read<T>(value);

    internal void KeepRaw(JsonElement json) => RawJsonElement = json;
}
