namespace Orleans.Runtime;

/// <summary>What calls the process takes.</summary>
internal enum SiloPhase
{
    /// <summary>None yet.</summary>
    Starting,

    /// <summary>All.</summary>
    Running,

    /// <summary>Those between grains.</summary>
    Stopping,

    /// <summary>None any more.</summary>
    Stopped,
}
