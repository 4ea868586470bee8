using System.Net;
using System.Net.Sockets;

namespace CloudCrm.Bench.Servers;

/// <summary>Whether somebody listens.</summary>
public static class Tcp
{
    /// <summary>Tries to connect to a port of 127.0.0.1.</summary>
    public static async Task<bool> Answers(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
