using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Http;

/// <summary>Marks a creation that nothing but its <c>Idempotency-Key</c> names.</summary>
internal sealed class KeyNeededMetadata
{
    public static KeyNeededMetadata Instance { get; } = new();
}

/// <summary>Marks a door that opens a new session each time, a link that is good once, a question that changes nothing, or events that carry ids of their own: an <c>Idempotency-Key</c> means nothing there.</summary>
internal sealed class UnkeyedMetadata
{
    public static UnkeyedMetadata Instance { get; } = new();
}

/// <summary>Marks what may be changed although the tenant is being closed: one's own session, taking it back, and what was used outside.</summary>
internal sealed class GraceMetadata
{
    public static GraceMetadata Instance { get; } = new();
}

/// <summary>Marks what tells the credential's own standing: that is asked for anew, though it was proven a moment ago.</summary>
internal sealed class ProvenAnewMetadata
{
    public static ProvenAnewMetadata Instance { get; } = new();
}

/// <summary>Marks an answer that goes on until the caller leaves: it has a bound of its own and does not stand among the requests that are under way.</summary>
internal sealed class LongLivedMetadata
{
    public static LongLivedMetadata Instance { get; } = new();
}

/// <summary>How endpoints say what they answer and which headers they need.</summary>
internal static class EndpointWords
{
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<T>(status, "application/json");

    /// <summary>Opens a session and answers it, to browsers as a cookie.</summary>
    public static RouteHandlerBuilder OpensSession(this RouteHandlerBuilder endpoint) =>
        endpoint.Answers<Wire.SignedIn>(StatusCodes.Status201Created).AddEndpointFilter(new BrowserDoor()).WithMetadata(BrowserDoor.Input);

    public static RouteHandlerBuilder AnswersNothing(this RouteHandlerBuilder endpoint) => endpoint.Produces(StatusCodes.Status204NoContent);

    /// <summary>Changes something versioned: needs <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder Versioned(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(VersionedMetadata.Needed);

    /// <summary>Changes something versioned to what the call itself says: takes <c>If-Match</c> and does without.</summary>
    public static RouteHandlerBuilder TakesVersion(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(VersionedMetadata.Taken);

    /// <summary>Goes on while the tenant is being closed, when all other changes are refused.</summary>
    public static RouteHandlerBuilder DuringGrace(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(GraceMetadata.Instance);

    /// <summary>Tells what the credential stands for now, not what it stood for a moment ago.</summary>
    public static RouteHandlerBuilder ProvenAnew(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(ProvenAnewMetadata.Instance);

    /// <summary>Goes on answering until the caller leaves.</summary>
    public static RouteHandlerBuilder LongLived(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(LongLivedMetadata.Instance);

    /// <summary>Needs an <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Keyed(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(KeyNeededMetadata.Instance);

    /// <summary>Does what it does each time, whatever the <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Unkeyed(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(UnkeyedMetadata.Instance);
}

/// <summary>Says that the body is a file as it is.</summary>
internal sealed class FileMetadata
{
    public static FileMetadata Instance { get; } = new();
}

/// <summary>Says that the body is one CloudEvent or a batch of them.</summary>
internal sealed class EventsMetadata
{
    public static EventsMetadata Instance { get; } = new();
}
