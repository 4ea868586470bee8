using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Telemetry;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Registration of what is sent and received. MassTransit itself is set up in <c>AddFoundation</c> and seen nowhere else.</summary>
public static class BusModule
{
    /// <summary>Receives <typeparamref name="TMessage"/> with the inbox in <typeparamref name="TDb"/>.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="name">The consumer's name for ever: its queue and its inbox rows carry it. Lower-case words with hyphens, such as <c>billing-usage</c>.</param>
    public static IHostApplicationBuilder AddBusConsumer<TDb, TMessage, TConsumer>(this IHostApplicationBuilder builder, string name)
        where TDb : TenantDb
        where TMessage : class
        where TConsumer : class, IInboxConsumer<TMessage>
    {
        builder.Services.AddSingleton<TConsumer>();
        builder.Services.AddSingleton(services => new BusConsumer(
            name,
            services.GetRequiredService<BusMessageTypes>().NameOf(typeof(TMessage)),
            from => Pump<TDb, TMessage, TConsumer>(from, name)));
        return builder;
    }

    /// <summary>Merges consecutive outbox rows of <typeparamref name="TMessage"/>; registered where it is sent.</summary>
    public static IHostApplicationBuilder AddOutboxMerge<TMessage, TMerge>(this IHostApplicationBuilder builder)
        where TMessage : class
        where TMerge : class, IOutboxMerge<TMessage>
    {
        builder.Services.AddSingleton<IOutboxMerge<TMessage>, TMerge>();
        builder.Services.AddSingleton<IOutboxMerger, OutboxMerger<TMessage>>();
        return builder;
    }

    /// <summary>The relay of a database's outbox and the purge of its inbox. Called where the database is registered.</summary>
    internal static void AddOutboxRelay<TDb>(this IServiceCollection services) where TDb : TenantDb
    {
        services.AddSingleton<IOutboxTable<TDb>>(from => from.GetRequiredService<Database<TDb>>().Provider == DatabaseProvider.Postgres
            ? ActivatorUtilities.CreateInstance<PostgresOutbox<TDb>>(from)
            : ActivatorUtilities.CreateInstance<SqliteOutbox<TDb>>(from));
        services.AddHostedService<OutboxRelay<TDb>>();
        services.AddHostedService<InboxPurge<TDb>>();
    }

    internal static void AddBus(this IHostApplicationBuilder builder)
    {
        var settings = BusSettings.From(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.TryAddSingleton<BusMessageTypes>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<OutboxPacker>();
        services.AddSingleton<OutboxDispatch>();
        services.AddSingleton<IReadiness, BusReadiness>();
        services.AddHostedService<BusLogging>();
        services.Configure<MassTransitHostOptions>(options =>
        {
            // The memory bus is up at once. RabbitMQ may be away: the host starts all the same and /readyz says so.
            options.WaitUntilStarted = settings.Provider == BusProvider.Memory;
            options.StopTimeout = TimeSpan.FromSeconds(20);
            options.ConsumerStopTimeout = TimeSpan.FromSeconds(2);
        });
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            if (settings.Provider == BusProvider.Memory)
                bus.UsingInMemory((context, memory) => BusTopology.Memory(context, memory));
            else
                bus.UsingRabbitMq((context, rabbit) => BusTopology.RabbitMq(context, rabbit, settings.RabbitMq!));
        });
        if (settings.Provider == BusProvider.Memory)
            services.AddSingleton<IBusSender, MemorySender>();
        else
            services.AddSingleton<IBusSender, RabbitSender>();
    }

    private static InboxPump<TDb, TMessage> Pump<TDb, TMessage, TConsumer>(IServiceProvider services, string name)
        where TDb : TenantDb
        where TMessage : class
        where TConsumer : class, IInboxConsumer<TMessage>
    {
        var inbox = ActivatorUtilities.CreateInstance<Inbox<TDb, TMessage>>(services, name, services.GetRequiredService<TConsumer>());
        var pump = ActivatorUtilities.CreateInstance<InboxPump<TDb, TMessage>>(services, name, inbox);
        services.GetRequiredService<FoundationMeters>().ObserveQueue("inbox", name, () => pump.Waiting);
        return pump;
    }
}
