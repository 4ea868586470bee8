using System.Text.Json;

namespace CloudCrm.Bench.Replay;

/// <summary>What became of one company.</summary>
/// <param name="Tenant">The company's name.</param>
/// <param name="Inbound">Messages from customers.</param>
/// <param name="Outbound">Messages to customers.</param>
/// <param name="Customers">Its customers in the file.</param>
/// <param name="Interactions">Its interactions in the file.</param>
/// <param name="UsageInbound">Units of <c>messages.inbound</c> that the product counted for it.</param>
/// <param name="UsageOutbound">Units of <c>messages.outbound</c> that the product counted for it.</param>
internal sealed record TenantResult(string Tenant, int Inbound, int Outbound, int Customers, int Interactions, long UsageInbound, long UsageOutbound);

/// <summary>What became of a file.</summary>
/// <param name="PerTenant">By name.</param>
/// <param name="Added">Messages that were not there before.</param>
internal sealed record ReplayReport(IReadOnlyList<TenantResult> PerTenant, int Added)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Rows and tweets that were not played.</summary>
    public IReadOnlyList<Rejected> Rejected { get; init; } = [];

    /// <summary>Valid rows whose id came before.</summary>
    public int Repeated { get; init; }

    /// <summary>From opening the file to the last usage read.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether every tenant's usage equals its messages.</summary>
    public bool UsageIsExact => PerTenant.All(t => t.UsageInbound == t.Inbound && t.UsageOutbound == t.Outbound);

    private int Messages => PerTenant.Sum(t => t.Inbound + t.Outbound);

    /// <summary>The table for people.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine($"{"tenant",-20} {"in",7} {"out",7} {"customers",10} {"interact.",10} {"usage in",9} {"usage out",9}");
        foreach (var t in PerTenant)
            output.WriteLine($"{t.Tenant,-20} {t.Inbound,7:N0} {t.Outbound,7:N0} {t.Customers,10:N0} {t.Interactions,10:N0} {t.UsageInbound,9:N0} {t.UsageOutbound,9:N0}"
                + (t.UsageInbound == t.Inbound && t.UsageOutbound == t.Outbound ? "" : "  DIFFERS"));
        output.WriteLine();
        output.WriteLine($"{PerTenant.Count:N0} tenants, {PerTenant.Sum(t => t.Customers):N0} customers, {PerTenant.Sum(t => t.Interactions):N0} interactions, "
            + $"{Messages:N0} messages, {Rejected.Count:N0} rejected, {Repeated:N0} repeated rows ignored, in {Seconds:N1} s");
        foreach (var rejected in Rejected)
            output.WriteLine($"rejected: {(rejected.TweetId is { } id ? $"tweet {id}" : $"record {rejected.Row}")}: {rejected.Reason}");
        output.WriteLine(Added == 0 ? "Nothing was added: every message was there already." : $"{Added:N0} messages were added.");
        output.WriteLine(UsageIsExact ? "Usage equals messages for every tenant." : "Usage DIFFERS from messages.");
    }

    /// <summary>The result for programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Tenants = PerTenant.Count,
            Customers = PerTenant.Sum(t => t.Customers),
            Interactions = PerTenant.Sum(t => t.Interactions),
            Messages,
            Rejected = Rejected.Count,
            Seconds = Math.Round(Seconds, 3),
            PerTenant,
        },
        Json);
}
