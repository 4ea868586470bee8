using CloudCrm.Foundation.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Foundation.Scheduling;

/// <summary>Registration of due work.</summary>
public static class SchedulingModule
{
    /// <summary>Has due work of the handler's kind done in this process, whichever database it is scheduled in.</summary>
    public static IHostApplicationBuilder AddDueHandler<THandler>(this IHostApplicationBuilder builder) where THandler : class, IDueHandler
    {
        builder.Services.AddSingleton<IDueHandler, THandler>();
        return builder;
    }

    /// <summary>The scheduler of a database. Called where the database is registered.</summary>
    internal static void AddScheduler<TDb>(this IServiceCollection services) where TDb : TenantDb
    {
        services.AddSingleton<DueWorkTable<TDb>>();
        services.AddHostedService<Scheduler<TDb>>();
    }
}
