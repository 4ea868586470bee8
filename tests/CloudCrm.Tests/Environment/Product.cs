using CloudCrm.Client;
using CloudCrm.Host.Demo;
using CloudCrm.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Tests;

/// <summary>The whole product in this process, put together by the same code as the program, listening on a free port.</summary>
public sealed class Product : IAsyncDisposable
{
    private static readonly Lazy<Task<Product>> s_shared = new(async () => RunFolder.Owns(await Start()));

    private readonly Dictionary<string, string?> _settings;
    private readonly Action<WebApplicationBuilder>? _adjust;
    private WebApplication? _app;

    private Product(Dictionary<string, string?> settings, Action<WebApplicationBuilder>? adjust) => (_settings, _adjust) = (settings, adjust);

    /// <summary>The one of this run, for tests that bring tenants of their own and break nothing.</summary>
    public static Task<Product> Shared => s_shared.Value;

    /// <summary>Where it listens; stays the same over restarts.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Its data folder.</summary>
    public string Data => _settings["Data"]!;

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Its clock, which can be put forward.</summary>
    public ShiftedTime Time { get; } = new();

    /// <summary>Starts a new installation.</summary>
    /// <param name="settings">Settings on top of the usual ones of <see cref="Installation"/>.</param>
    /// <param name="adjust">A last word on its services.</param>
    public static async Task<Product> Start(IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var all = await Installation.New();
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            all[key] = value;
        var product = new Product(all, adjust);
        await product.Resume();
        return product;
    }

    /// <summary>One of its parts.</summary>
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A client, with or without a credential.</summary>
    public CrmClient Client(string? token = null) => new(Url, token);

    /// <summary>A client of the operator.</summary>
    public Task<CrmClient> Operator() => CrmClient.SignInOperator(Url, new(Installation.OperatorMail, Installation.OperatorSecret));

    /// <summary>Opens a new tenant.</summary>
    public Task<Subscriber> SignUp(string company = "Acme") => Subscriber.SignUp(Url, company);

    /// <summary>Stops it in good order and starts it again: what was only in memory is gone.</summary>
    public async Task Restart()
    {
        await Pause();
        await Resume();
    }

    /// <summary>Stops it in good order; <see cref="Resume"/> starts it again.</summary>
    public async Task Pause()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Starts it on what is there.</summary>
    public async Task Resume()
    {
        var app = Composition.Build(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build(), Adjust);
        await app.StartAsync();
        _app = app;
        Url = new(app.Urls.Single());
        _settings["Url"] = Url.ToString();
    }

    /// <summary>Stops it for good.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await Pause();
    }

    private void Adjust(WebApplicationBuilder builder)
    {
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));
        Time.Govern(builder);
        _adjust?.Invoke(builder);
    }
}
