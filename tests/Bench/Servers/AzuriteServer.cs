namespace CloudCrm.Bench.Servers;

/// <summary>A private Azurite (Azure Blob Storage's emulator) of this run, in memory.</summary>
/// <remarks>Installed by <c>./dev test</c> with <c>npm install --ignore-scripts</c> below CLOUDCRM_TOOLS (default <c>artifacts/tools</c>).</remarks>
public sealed class AzuriteServer : IAsyncDisposable
{
    // The emulator's published account; it opens nothing else.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly Lazy<Task<AzuriteServer>> s_shared = new(Start);

    private readonly ServerProcess _process;

    private AzuriteServer(ServerProcess process, int port)
    {
        _process = process;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{port}/{Account};";
    }

    /// <summary>Whether it is there.</summary>
    public static bool IsInstalled => File.Exists(Script);

    /// <summary>The one of this run, started by the first who asks.</summary>
    public static Task<AzuriteServer> Shared => s_shared.Value;

    /// <summary>As <c>Blobs:Azure</c> wants it.</summary>
    public string ConnectionString { get; }

    private static string Script => Path.Combine(
        Environment.GetEnvironmentVariable("CLOUDCRM_TOOLS") is { Length: > 0 } tools ? tools : Repository.PathTo("artifacts", "tools"),
        "node_modules/azurite/dist/src/blob/main.js");

    /// <summary>Starts it empty.</summary>
    public static async Task<AzuriteServer> Start()
    {
        var port = FreePort.Next();
        var process = ServerProcess.Start(
            "azurite", "node", [Script, "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--inMemoryPersistence"]);
        await process.Ready(() => Tcp.Answers(port), TimeSpan.FromSeconds(60));
        return RunFolder.Owns(new AzuriteServer(process, port));
    }

    /// <summary>Stops it.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
