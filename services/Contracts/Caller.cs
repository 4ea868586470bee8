namespace CloudCrm.Contracts;

/// <summary>What kind of subject acts.</summary>
public enum ActorKind
{
    /// <summary>The product itself (clocks, consumers).</summary>
    System,

    /// <summary>An account through a session.</summary>
    Account,

    /// <summary>A program through an API key.</summary>
    ApiKey,

    /// <summary>The operator of the product.</summary>
    Operator,

    /// <summary>An operator inside a tenant, with that tenant's consent.</summary>
    Support,
}

/// <summary>Who acts. Goes into the journal with every change.</summary>
/// <param name="Kind">What kind of subject.</param>
/// <param name="Id">The account's or key's id; empty for the system.</param>
/// <param name="CredentialId">The session or key it came through; empty for the system.</param>
/// <param name="Address">The network address it came from, an IPv6 host's by its /64; null for the system and where it is not known.</param>
[GenerateSerializer, Immutable, Alias("Caller")]
public sealed record Caller([property: Id(0)] ActorKind Kind, [property: Id(1)] Guid Id, [property: Id(2)] Guid CredentialId, [property: Id(3)] string? Address = null)
{
    /// <summary>The product itself.</summary>
    public static Caller System { get; } = new(ActorKind.System, Guid.Empty, Guid.Empty);
}

/// <summary>A caller-made id of one write: the same key again gives the first answer, the same key with another fingerprint is refused.</summary>
/// <param name="Key">1 to 200 printable ASCII characters, as in the header <c>Idempotency-Key</c>.</param>
/// <param name="Fingerprint">Lower-case hexadecimal SHA-256 over method, route and body.</param>
[GenerateSerializer, Immutable, Alias("Once")]
public sealed record Once([property: Id(0)] string Key, [property: Id(1)] string Fingerprint);
