using System.Net;
using System.Net.Sockets;

namespace CloudCrm.Bench.Servers;

/// <summary>Ports of 127.0.0.1 for servers that cannot choose one themselves.</summary>
public static class FreePort
{
    private static readonly HashSet<int> s_given = [];

    /// <summary>One that nobody listens on, and that was not given before in this run.</summary>
    public static int Next()
    {
        lock (s_given)
        {
            while (true)
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
                if (s_given.Add(port))
                    return port;
            }
        }
    }
}
