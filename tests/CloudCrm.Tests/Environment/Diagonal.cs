namespace CloudCrm.Tests;

/// <summary>Which parts the product runs on in this run (CLOUDCRM_TEST_DIAGONAL).</summary>
public static class Diagonal
{
    /// <summary>SQLite, in-memory bus, local files.</summary>
    public const string Embedded = "embedded";

    /// <summary>PostgreSQL, RabbitMQ, Azurite.</summary>
    public const string Servers = "servers";

    /// <summary>The one of this run; embedded when nothing is said.</summary>
    public static string Current { get; } = System.Environment.GetEnvironmentVariable("CLOUDCRM_TEST_DIAGONAL") switch
    {
        null or "" or Embedded => Embedded,
        Servers => Servers,
        var other => throw new InvalidOperationException($"CLOUDCRM_TEST_DIAGONAL is {Embedded} or {Servers}, not {other}."),
    };

    /// <summary>Whether this run uses servers.</summary>
    public static bool HasServers => Current == Servers;
}
