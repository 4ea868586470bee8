namespace Orleans.Serialization.Configuration;

/// <summary>What is known of types on the wire.</summary>
public sealed class TypeManifestOptions
{
    /// <summary>Whether types are analysed at start. Here they always are.</summary>
    public bool? EnableConfigurationAnalysis { get; set; }
}
