namespace Orleans.Configuration;

/// <summary>Names of a cluster. Accepted, without meaning in one process.</summary>
public class ClusterOptions
{
    /// <summary>The cluster.</summary>
    public string ClusterId { get; set; } = "default";

    /// <summary>The service that outlives clusters.</summary>
    public string ServiceId { get; set; } = "default";
}
