using CloudCrm.Host.Settings;

namespace CloudCrm.Host;

/// <summary>The commands of the program.</summary>
public static class Running
{
    /// <summary>Serves until the process is told to stop, and lets work under way end.</summary>
    public static async Task<int> Serve(IConfiguration configuration)
    {
        await using var app = Composition.Build(configuration);
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Brings the databases up to date.</summary>
    public static Task<int> Migrate(IConfiguration configuration) => throw new SetupException(configuration["Data"] ?? "");
}
