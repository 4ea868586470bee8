namespace Orleans.Runtime;

/// <summary>Keys under which the clocks of the runtime's parts are asked for; without one, the unkeyed clock serves.</summary>
public static class TimeProviderNames
{
    /// <summary>Grain timers.</summary>
    public const string Grains = "Orleans.Grains";

    /// <summary>Response timeouts.</summary>
    public const string Messaging = "Orleans.Messaging";

    /// <summary>Collection of idle grains.</summary>
    public const string ActivationManagement = "Orleans.ActivationManagement";
}
