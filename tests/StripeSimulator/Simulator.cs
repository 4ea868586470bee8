using CloudCrm.StripeSimulator.Control;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.StripeSimulator;

/// <summary>A payment service of its own making that behaves on the wire as Stripe does, and as badly as a test wants it. All in memory.</summary>
public sealed class Simulator : IAsyncDisposable
{
    private readonly SimulatorOptions _options;
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private Task _pump = Task.CompletedTask;

    private Simulator(SimulatorOptions options, WebApplication app)
    {
        (_options, _app) = (options, app);
        Faults = new(options.Seed);
        Rate = new(options);
        Webhooks = new(options);
        World = NewWorld();
        Hooks = new(this);
        Reports = new(this);
        Plant = new(this);
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url => World.BaseUrl;

    /// <summary>What goes wrong with calls.</summary>
    public Faults Faults { get; }

    /// <summary>The events that go out.</summary>
    public Webhooks Webhooks { get; }

    /// <summary>What happens in the world outside: cards, disputes, people at a checkout.</summary>
    public Hooks Hooks { get; }

    /// <summary>What it knows, for comparing.</summary>
    public Reports Reports { get; }

    /// <summary>Discrepancies, put in on purpose.</summary>
    public Planting Plant { get; }

    /// <summary>Ends with the program.</summary>
    public Task Stopped => _app.WaitForShutdownAsync();

    /// <summary>What the simulator's own clock says.</summary>
    public DateTimeOffset Now => World.Clock.Now;

    internal World World { get; private set; }

    internal CallLog Calls { get; private set; } = new();

    internal RateLimit Rate { get; }

    /// <summary>Starts one; it answers when this returns.</summary>
    public static async Task<Simulator> Start(SimulatorOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Urls.Add(options?.Url ?? "http://127.0.0.1:0");
        var simulator = new Simulator(options ?? new(), app);
        var door = new Door(simulator);
        foreach (var operation in Operations.All)
            app.MapMethods(operation.Path, [operation.Method], (HttpContext http) => door.Answer(http, operation));
        ControlApi.Map(app, simulator);
        app.MapFallback(Nothing);
        await app.StartAsync();
        simulator.World.BaseUrl = app.Urls.First().TrimEnd('/');
        if (simulator._options.Pump)
            simulator._pump = simulator.Pump();
        return simulator;
    }

    /// <summary>Sets the simulator's own clock and does what falls due until then.</summary>
    public void SetNow(DateTimeOffset now) => Locked(world =>
    {
        world.Clock.Set(now);
        return 0;
    });

    /// <summary>Does what fell due by now, as the next call to it would.</summary>
    public void CatchUp() => Locked(_ => 0);

    /// <summary>Forgets everything but the options and the planned faults.</summary>
    public void Reset()
    {
        var url = Url;
        World = NewWorld();
        World.BaseUrl = url;
        Calls = new();
        Webhooks.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Faults.Clear();
        await _pump;
        await _app.StopAsync();
        await _app.DisposeAsync();
        Webhooks.Dispose();
        _stop.Dispose();
    }

    internal T Locked<T>(Func<World, T> act)
    {
        var world = World;
        lock (world.Gate)
        {
            Walk.ToNow(world);
            var result = act(world);
            Walk.ToNow(world);
            return result;
        }
    }

    private World NewWorld() => new(_options, one => Webhooks.Add(one));

    private async Task Pump()
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await pause.WaitForNextTickAsync(_stop.Token))
                await Webhooks.Deliver(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
    }

    private static Task Nothing(HttpContext http)
    {
        http.Response.StatusCode = 404;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(new Refusal(404, "invalid_request_error", null,
            $"Unrecognized request URL ({http.Request.Method}: {http.Request.Path}).").ToJson().ToJsonString());
    }
}
