using CloudCrm.Foundation.Data;
using CloudCrm.Host.Settings;

namespace CloudCrm.Host;

/// <summary>The commands of the program.</summary>
public static class Running
{
    /// <summary>Serves until the process is told to stop, and lets work under way end.</summary>
    public static async Task<int> Serve(IConfiguration configuration)
    {
        await using var app = Composition.Build(configuration);
        try
        {
            await app.StartAsync();
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

    /// <summary>Brings the databases of the silo and billing roles up to date; on PostgreSQL as their owner.</summary>
    public static async Task<int> Migrate(IConfiguration configuration)
    {
        var roles = HostSettings.From(configuration).Roles & ~HostRoles.Gateway;
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
