namespace CloudCrm.Gateway.Http;

/// <summary>An id in a route. What is no UUID becomes the empty id, which nothing has: it is answered exactly as an unknown id is.</summary>
internal readonly record struct EntityId(Guid Value)
{
    public static bool TryParse(string? text, IFormatProvider? provider, out EntityId id)
    {
        id = Guid.TryParseExact(text, "d", out var value) || Guid.TryParseExact(text, "n", out value) ? new(value) : default;
        return true;
    }

    public static implicit operator Guid(EntityId id) => id.Value;
}
