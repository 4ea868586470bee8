using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CloudCrm.Client;

/// <summary>What happens in the tenant, as it happens.</summary>
public sealed class LiveCalls : Calls
{
    private const string Data = "data:";

    internal LiveCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>
    /// Follows the tenant until the stream ends: the server stops, the credential ends, the connection breaks. To go on where it was, follow again after the
    /// <see cref="LiveEvent.Sequence"/> of the last event.
    /// </summary>
    /// <param name="after">The place in the journal to go on after; from now on when null.</param>
    /// <param name="cancellation">Ends it.</param>
    [Operation("FollowLive")]
    public async IAsyncEnumerable<LiveEvent> Follow(long? after = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var response = await Download(Query.To("v1/live", ("after", Query.Text(after))), cancellation).ConfigureAwait(false);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));
        var isChange = false;
        while (await lines.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal))
                isChange = line is "event: change" or "event: reset";
            else if (isChange && line.StartsWith(Data, StringComparison.Ordinal))
                yield return JsonSerializer.Deserialize<LiveEvent>(line.AsSpan(Data.Length), CrmJson.Options) ?? throw new JsonException("An event was empty.");
        }
    }
}
