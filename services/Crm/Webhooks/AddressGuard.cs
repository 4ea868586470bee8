using System.Net;
using System.Net.Sockets;
using CloudCrm.Contracts;

namespace CloudCrm.Crm.Webhooks;

/// <summary>An address that no webhook may reach.</summary>
[GenerateSerializer]
internal sealed class ForbiddenAddressException() : IOException("The address is not a public one.");

/// <summary>
/// Keeps webhooks out of inner networks. A name is resolved and all its addresses are checked when a connection is made, and the connection goes to the very
/// addresses that were checked: what a name said before, or says to somebody else, does not matter.
/// </summary>
/// <param name="allowLoopback">For development: also lets webhooks reach this machine, over http too.</param>
/// <param name="resolve">Finds the addresses of a name.</param>
internal sealed class AddressGuard(bool allowLoopback, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    private static readonly TimeSpan LookMax = TimeSpan.FromSeconds(2);

    /// <summary>Connects; the callback of the HTTP client.</summary>
    /// <exception cref="ForbiddenAddressException">One of the host's addresses is not public.</exception>
    /// <exception cref="SocketException">There is no such host, or it does not answer.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Allowed(context.DnsEndPoint.Host, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// What is wrong with an address at registration; null where nothing is. A name that is not found now may be found later: it is let through and stopped, if
    /// need be, when a connection is made.
    /// </summary>
    public async Task<Refusal?> Check(string url)
    {
        var uri = new Uri(url);
        if (uri.Scheme != Uri.UriSchemeHttps && !(allowLoopback && uri.IsLoopback))
            return Refusal.Invalid("url", "An address that begins with https://.", "https_needed");
        using var patience = new CancellationTokenSource(LookMax);
        try
        {
            await Allowed(uri.IdnHost, patience.Token);
            return null;
        }
        catch (ForbiddenAddressException)
        {
            return Refusal.Invalid("url", "This leads to an address that is not public.", "address_not_public");
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The addresses of a host, each of which may be reached.</summary>
    internal async Task<IPAddress[]> Allowed(string host, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, cancellation);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        return addresses.All(IsAllowed) ? addresses : throw new ForbiddenAddressException();
    }

    private bool IsAllowed(IPAddress address) => PublicAddress.Is(address) || (allowLoopback && IPAddress.IsLoopback(address));
}
