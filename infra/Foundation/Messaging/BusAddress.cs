namespace CloudCrm.Foundation.Messaging;

/// <summary>Names on the bus: an exchange a message type, a queue a consumer.</summary>
internal static class BusAddress
{
    public static Uri Exchange(string messageType) => new($"exchange:{messageType}");

    public static Carrier ToCarrier(this Packet packet) => new(packet.Type, packet.Rows[0].Id, packet.Tenant, packet.Body);
}
