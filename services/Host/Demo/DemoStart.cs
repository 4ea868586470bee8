using CloudCrm.Crm.Demo;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Data;
using CloudCrm.Host.Settings;

namespace CloudCrm.Host.Demo;

/// <summary>Whether and how a start becomes a demo.</summary>
internal static class DemoStart
{
    // Mails and charges of made-up people must not reach anybody.
    private static readonly string[] s_outside = ["Mail:Smtp:Host", "Stripe:ApiKey", "Telemetry:Endpoint"];

    private static readonly Dictionary<string, string?> s_defaults = new()
    {
        ["Accounts:PasswordIterations"] = "10000",
        ["Operator:TwoFactor"] = "optional",
        ["Doors:LiftOnLoopback"] = "true",
    };

    /// <summary>Settings under which a demo lives; those that are given win.</summary>
    public static IConfiguration Settings(IConfiguration configuration) => !HostSettings.From(configuration).IsDemo
        ? configuration
        : new ConfigurationBuilder().AddInMemoryCollection(s_defaults).AddConfiguration(configuration).Build();

    /// <summary>The clock that a demo is filled with; null where nothing is to be filled.</summary>
    /// <param name="configuration">The product's settings.</param>
    /// <param name="length">How far back it begins; <see cref="DemoFill.Length"/> without.</param>
    /// <exception cref="SettingException">The installation can't be a demo, or would reach somebody outside.</exception>
    public static async Task<ShiftedTime?> Clock(IConfiguration configuration, TimeSpan? length = null)
    {
        if (!HostSettings.From(configuration).IsDemo)
            return null;
        if (s_outside.FirstOrDefault(key => configuration[key] is { Length: > 0 }) is { } outside)
            throw new SettingException($"Demo: made-up people reach nobody outside; take {outside} away.");
        // A copy: what is composed writes into its settings.
        await using var app = Composition.Build(new ConfigurationBuilder().AddInMemoryCollection(configuration.AsEnumerable()).Build());
        foreach (var database in app.Services.GetServices<DatabaseMigrator>().Where(database => database.IsAtStart))
            await database.Migrate(app.Lifetime.ApplicationStopping);
        return await app.Services.GetRequiredService<DemoMark>().Read(app.Lifetime.ApplicationStopping) switch
        {
            DemoState.Empty => new(-(length ?? DemoFill.Length)),
            DemoState.Filled => null,
            DemoState.Begun => throw new SettingException("Demo: filling was broken off; begin again with an empty data folder and database."),
            _ => throw new SettingException("Demo: companies are served here already; a demo needs an empty installation."),
        };
    }
}
