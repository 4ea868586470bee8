using CloudCrm.Foundation.Data;
using CloudCrm.Client;
using CloudCrm.Crm.Tenants;
using CloudCrm.Host.Demo;
using CloudCrm.Host.Settings;

namespace CloudCrm.Host;

/// <summary>The commands of the program.</summary>
public static class Running
{
    /// <summary>Serves until the process is told to stop, and lets work under way end.</summary>
    public static async Task<int> Serve(IConfiguration configuration)
    {
        configuration = DemoStart.Settings(configuration);
        var clock = await DemoStart.Clock(configuration);
        await using var app = Composition.Build(configuration, clock is null ? null : clock.Govern);
        try
        {
            await app.StartAsync();
            if (clock is not null)
                await Fill(app, clock);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("cloudcrm: told to stop before it was ready");
            return Environment.ExitCode;
        }
        catch
        {
            // What has started already must end before what it works on is taken down. The start's own error is the one to tell.
            await app.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await Greeting.Print(app, Console.Out);
        await app.WaitForShutdownAsync();
        return Environment.ExitCode;
    }

    private static async Task Fill(WebApplication app, ShiftedTime clock)
    {
        var made = app.Services.GetRequiredService<FirstRunSecret>();
        var door = new SignInOperator(made.Mail!, made.Secret ?? app.Configuration["Operator:Secret"]!);
        using var fill = new DemoFill(app, clock, door, Console.Out);
        await fill.Run(app.Lifetime.ApplicationStopping);
    }

    /// <summary>Brings the databases of the silo and billing roles up to date; on PostgreSQL as their owner.</summary>
    public static async Task<int> Migrate(IConfiguration configuration)
    {
        var roles = HostSettings.From(configuration).Roles & ~(HostRoles.Gateway | HostRoles.Web);
        var databases = new ConfigurationBuilder().AddConfiguration(configuration)
            .AddInMemoryCollection([new("Roles", roles.ToString())]).Build();
        await using var app = Composition.Build(databases);
        foreach (var database in app.Services.GetServices<DatabaseMigrator>())
        {
            var applied = await database.Migrate(app.Lifetime.ApplicationStopping);
            foreach (var name in applied)
                Console.WriteLine($"{database.Name}: applied {name}");
            if (applied.Count == 0)
                Console.WriteLine($"{database.Name}: up to date");
        }

        return 0;
    }
}
