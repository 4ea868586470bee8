using CloudCrm.Client;
using CloudCrm.Host.Demo;
using Microsoft.AspNetCore.Builder;
using System.Text;

namespace CloudCrm.Tests.Gateway;

/// <summary>A <see cref="Product"/> as the API's tests see it: with a plain HTTP client for requests that <see cref="CrmClient"/> would never send.</summary>
internal sealed class TheApi(Product product) : IAsyncDisposable
{
    private static readonly Lazy<Task<TheApi>> s_shared = new(async () => new(await Product.Shared));

    /// <summary>The one that fixtures share.</summary>
    public static Task<TheApi> Shared => s_shared.Value;

    public Uri Address => product.Url;

    /// <summary>Its data folder.</summary>
    public string Data => product.Data;

    public HttpClient Http { get; } = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = 64,
        UseCookies = false, // A test says itself what its browser sends.
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, // Else it refuses to send what a test wants refused.
    })
    {
        BaseAddress = product.Url,
    };

    public ShiftedTime Time => product.Time;

    /// <summary>One of its own, for tests that need other settings or parts.</summary>
    public static async Task<TheApi> Start(Dictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? adjust = null) =>
        new(await Product.Start(settings, adjust));

    public T Get<T>() where T : notnull => product.Get<T>();

    public Task<CrmClient> Operator() => product.Operator();

    public Task Restart() => product.Restart();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await product.DisposeAsync();
    }
}
