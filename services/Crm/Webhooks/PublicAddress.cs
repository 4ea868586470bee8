using System.Net;
using System.Net.Sockets;

namespace CloudCrm.Crm.Webhooks;

/// <summary>Which addresses lie in the public internet, by the registries of special-purpose addresses (RFC 6890 and its IANA registries). Pure.</summary>
internal static class PublicAddress
{
    // This network, private, carrier-grade NAT, loopback, link-local and metadata, IETF protocols, documentation, 6to4 relays, benchmarks, multicast, reserved.
    private static readonly IPNetwork[] s_notPublic4 =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Looks public, answers a virtual machine about itself on one large cloud.
            "168.63.129.16/32",
        ]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork s_global6 = IPNetwork.Parse("2000::/3");

    // IETF protocols with Teredo, documentation, 6to4: the last and Teredo carry an IPv4 address.
    private static readonly IPNetwork[] s_notPublic6 =
        [.. ((string[])["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(IPNetwork.Parse)];

    /// <summary>
    /// Whether an address is public. Of IPv6 only the global unicast space is: that leaves out loopback, unique-local, link- and site-local, multicast, and all
    /// that carries an IPv4 address, NAT64 among it. A mapped IPv4 address (<c>::ffff:10.0.0.1</c>) is looked at as IPv4.
    /// </summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !s_notPublic4.Any(network => network.Contains(address))
            : address.ScopeId == 0 && s_global6.Contains(address) && !s_notPublic6.Any(network => network.Contains(address));
    }
}
