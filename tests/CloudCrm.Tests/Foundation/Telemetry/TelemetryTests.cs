using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Telemetry;
using CloudCrm.Tests.Foundation.Messaging.Mails;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.Foundation.Telemetry;

public sealed class TelemetryTests
{
    [Test]
    public async Task What_was_counted_reaches_the_collector_at_the_latest_at_the_stop()
    {
        var paths = new ConcurrentBag<string>();
        await using var collector = Collector(paths);
        await collector.StartAsync();
        using (var host = Build(("Telemetry:Endpoint", collector.Urls.Single())))
        {
            await host.StartAsync();
            host.Services.GetRequiredService<FoundationMeters>().Received("tests", 1, 0);
            await host.StopAsync();
        }

        Assert.That(paths, Does.Contain("/v1/metrics"));
    }

    [Test]
    public void Without_an_endpoint_nothing_is_exported()
    {
        using var host = Build();
        Assert.That(host.Services.GetServices<IHostedService>().OfType<TelemetryExport>(), Is.Empty);
    }

    [Test]
    public void An_endpoint_that_is_no_address_stops_the_start() =>
        Assert.That(() => Build(("Telemetry:Endpoint", "collector")), Throws.TypeOf<SettingException>().With.Message.Contains("Telemetry:Endpoint"));

    [Test]
    public async Task The_queues_of_writer_outbox_inbox_and_due_work_are_observed()
    {
        await using var host = await MailHost.Start();
        await host.HappenInOrder(1);
        await host.Arrive(1);
        var seen = new ConcurrentDictionary<string, bool>(); // other hosts of this process count meanwhile
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == FoundationMeters.MeterName)
                own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => seen[instrument.Name] = true);
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.That(seen.Keys, Is.SupersetOf(new[] { "cloudcrm.writer.queue", "cloudcrm.outbox.queue", "cloudcrm.inbox.queue" }));
    }

    private static IHost Build(params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Append(("Data", TestRun.NewFolder("telemetry"))).Select(pair => KeyValuePair.Create<string, string?>(pair.Item1, pair.Item2)));
        builder.AddFoundation();
        return builder.Build();
    }

    private static WebApplication Collector(ConcurrentBag<string> paths)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/{**rest}", (HttpRequest request) => paths.Add(request.Path));
        return app;
    }
}
