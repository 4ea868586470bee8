namespace CloudCrm.Tests;

/// <summary>Settings of new, empty installations of the product on this run's diagonal. Each has databases, bus and blobs of its own.</summary>
public static class Installation
{
    /// <summary>The operator's address.</summary>
    public const string OperatorMail = "operator@localhost";

    /// <summary>The operator's password.</summary>
    public const string OperatorSecret = "operator of the tests";

    /// <summary>What Stripe's webhooks are signed with. Without a key their events are kept and nothing comes of them.</summary>
    public const string StripeSecret = "whsec_simulator";

    private static int s_count;

    /// <summary>A new one; the caller may change settings before anything starts on them.</summary>
    public static async Task<Dictionary<string, string?>> New()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Data"] = TestRun.NewFolder("data"),
            ["Url"] = "http://127.0.0.1:0",
            ["Operator:Mail"] = OperatorMail,
            ["Operator:Secret"] = OperatorSecret,
            // A code of an authenticator is good once: tests side by side would take turns of half a minute.
            ["Operator:TwoFactor"] = "optional",
            // Few rounds: most tests are about who gets in, not about how long a guess takes.
            ["Accounts:PasswordIterations"] = "10000",
            ["Doors:LiftOnLoopback"] = "true",
            ["Stripe:WebhookSecrets"] = StripeSecret,
            ["Logging:LogLevel:Default"] = "Critical",
            ["Logging:LogLevel:CloudCrm"] = "Error",
        };
        if (Diagonal.HasServers)
            await UseServers(settings, Interlocked.Increment(ref s_count));
        return settings;
    }

    private static async Task UseServers(Dictionary<string, string?> settings, int number)
    {
        Missing.Refuse("postgresql", PostgresServer.Programs is not null);
        Missing.Refuse("rabbitmq-server", RabbitServer.IsInstalled);
        Missing.Refuse("azurite", AzuriteServer.IsInstalled);
        var postgres = await PostgresServer.Shared;
        foreach (var (key, value) in postgres.Settings(("Crm", await postgres.NewDatabase("crm")), ("Billing", await postgres.NewDatabase("billing"))))
            settings[key] = value;
        settings["Bus:Provider"] = "rabbitmq";
        settings["Bus:RabbitMq"] = (await (await RabbitServer.Shared).NewVirtualHost()).ToString();
        settings["Blobs:Provider"] = "azure";
        settings["Blobs:Azure"] = (await AzuriteServer.Shared).ConnectionString;
        settings["Blobs:Container"] = $"cloudcrm{number}";
    }
}
