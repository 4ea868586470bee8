using System.Collections.Immutable;

namespace CloudCrm.Contracts.Tenants;

/// <summary>The plans that a company can choose at sign-up. What they cost is in Billing's price book.</summary>
public static class Plans
{
    /// <summary>The codes.</summary>
    public static ImmutableArray<string> Known { get; } = ["free", "team", "business"];

    /// <summary>How fast a new tenant of a plan may call the API.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such plan.</exception>
    public static TenantLimits LimitsOf(string plan) => plan switch
    {
        "free" => new(RequestsPerMinute: 6_000, ConcurrentRequests: 32),
        "team" => new(RequestsPerMinute: 60_000, ConcurrentRequests: 64),
        "business" => new(RequestsPerMinute: 1_200_000, ConcurrentRequests: 512),
        _ => throw new ArgumentOutOfRangeException(nameof(plan)),
    };
}

/// <summary>Tenants for trying things, which are metered and never billed.</summary>
public static class Sandboxes
{
    /// <summary>The plan whose limits hold in a sandbox, whatever its own plan is: it costs nothing.</summary>
    public const string LimitsOfPlan = "free";

    /// <summary>The most sandboxes of a tenant that are not closed.</summary>
    public const int MaxOfTenant = 20;
}

/// <summary>The languages that the product speaks.</summary>
public static class Languages
{
    /// <summary>BCP 47 tags.</summary>
    public static ImmutableArray<string> Known { get; } = ["en", "zh-TW", "zh-CN"];
}
