using CloudCrm.Client;

namespace CloudCrm.Bench.Servers;

/// <summary>The real program in a process of its own, for what only a process can show: kill -9, exit codes, what it prints.</summary>
public sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startMax = TimeSpan.FromSeconds(60);

    private readonly ServerProcess _process;

    private ProductProcess(ServerProcess process) => _process = process;

    /// <summary>The built program that stands beside this one.</summary>
    public static string Program { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "CloudCrm.Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "CloudCrm.Host"));

    /// <summary>Where it listens; null without the role gateway.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>What it printed so far.</summary>
    public string Output => _process.Output();

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="settings">Its settings; they go through the environment.</param>
    /// <param name="arguments">Its command line.</param>
    public static async Task<ProductProcess> Start(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var product = new ProductProcess(Launch(settings, arguments));
        await product._process.Ready(() => Task.FromResult(product.Lines().Contains("ready")), s_startMax);
        if (product.Lines().SingleOrDefault(line => line.StartsWith("address", StringComparison.Ordinal)) is { } address)
            product.Url = new(address.Split(' ')[^1]);
        return product;
    }

    /// <summary>Starts it, waits until it ends by itself, and answers its exit code and output.</summary>
    public static async Task<(int Code, string Output)> Run(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var process = Launch(settings, arguments);
        var code = await process.Ended(s_startMax);
        return (code, process.Output());
    }

    /// <summary>A client, with or without a credential.</summary>
    public CrmClient Client(string? token = null) => new(Url, token);

    /// <summary>kill -9.</summary>
    public ValueTask Crash() => _process.Crash();

    /// <summary>SIGTERM; answers the exit code.</summary>
    public Task<int> Stop() => _process.Stop(s_startMax);

    /// <summary>Stops it.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ServerProcess Launch(IReadOnlyDictionary<string, string?> settings, string[] arguments) =>
        ServerProcess.Start("product", Program, arguments, settings.Where(setting => setting.Value is not null)
            .ToDictionary(setting => $"CLOUDCRM__{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting => setting.Value!));

    private string[] Lines() => Output.Split('\n');
}
