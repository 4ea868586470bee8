using CloudCrm.Host;
using CloudCrm.Host.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace CloudCrm.Web.Tests;

/// <summary>The product in this process with the built pages and a clock that can be put forward, for journeys over more than a period.</summary>
internal sealed class TimeHouse : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _data;

    private TimeHouse(WebApplication app, string data, ShiftedTime time) => (_app, _data, Time) = (app, data, time);

    /// <summary>Its clock.</summary>
    public ShiftedTime Time { get; }

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_app.Urls.Single());

    /// <summary>Starts it, empty.</summary>
    public static async Task<TimeHouse> Open()
    {
        var (data, time) = (Directory.CreateTempSubdirectory("cloudcrm-web-").FullName, new ShiftedTime());
        var settings = new Dictionary<string, string?>
        {
            ["Data"] = data,
            ["Url"] = "http://127.0.0.1:0",
            ["Web:Files"] = House.Pages,
            ["Operator:TwoFactor"] = "optional",
            ["Operator:Secret"] = Company.OperatorSecret,
            ["Accounts:PasswordIterations"] = "10000",
            ["Logging:LogLevel:Default"] = "Critical",
        };
        var app = Composition.Build(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), time.Govern);
        await app.StartAsync();
        return new(app, data, time);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
