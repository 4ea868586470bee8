using CloudCrm.Foundation;
using CloudCrm.Gateway.Billing;
using CloudCrm.Gateway.Billing.Stripe;
using CloudCrm.Gateway.Customers;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Interactions;
using CloudCrm.Gateway.Live;
using CloudCrm.Gateway.Metering;
using CloudCrm.Gateway.Metering.Events;
using CloudCrm.Gateway.Notifications;
using CloudCrm.Gateway.OpenApi;
using CloudCrm.Gateway.Operator;
using CloudCrm.Gateway.Tenancy;
using CloudCrm.Gateway.Tenants;
using CloudCrm.Gateway.Webhooks;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CloudCrm.Gateway;

/// <summary>The REST API: the role <c>gateway</c>.</summary>
public static class GatewayModule
{
    /// <summary>Where the API begins: below it a credential is asked for, nowhere else.</summary>
    internal const string Root = "/v1";

    /// <summary>Registers the API's parts. Needs grains, blobs and Foundation in the same process or reach.</summary>
    /// <exception cref="SettingException">A setting is malformed; it is named.</exception>
    public static IHostApplicationBuilder AddGateway(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.ConfigureHttpJsonOptions(json => WireJson.Describe(json.SerializerOptions));
        services.AddAuthentication(CredentialHandler.Scheme).AddScheme<AuthenticationSchemeOptions, CredentialHandler>(CredentialHandler.Scheme, null);
        services.AddSingleton<PrincipalMemory>();
        services.AddSingleton<CredentialProof>();
        services.AddSingleton<SessionEnding>();
        services.AddSingleton<TenantLimiter>();
        services.AddSingleton(DoorSettings.From(builder.Configuration));
        services.AddSingleton<DoorThrottle>();
        services.AddSingleton<Origins>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<ApiCallCounter>();
        services.AddSingleton<InteractionCosts>();
        services.AddSingleton<AccountOpening>();
        services.AddSingleton<LiveHub>();
        services.AddHostedService<ApiCallFlush>();
        services.AddSingleton<IReadiness, GrainReadiness>();
        services.AddApiDocument();
        return builder;
    }

    /// <summary>Puts the API, its document and the health checks into the pipeline.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        app.UseMiddleware<FaultGate>();
        app.UseMiddleware<SecurityHeaders>();
        // Said here, on the application itself: else the framework adds it ahead of everything, where nobody finds words for its faults.
        app.UseAuthentication();
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root), api =>
        {
            api.UseMiddleware<CorsGate>();
            api.UseMiddleware<LimitGate>();
            api.UseMiddleware<AdmissionGate>();
            api.UseMiddleware<SupportGate>();
            api.UseMiddleware<CountGate>();
        });

        app.MapApiDocument();
        app.MapHealth();

        var v1 = app.MapGroup(Root).AddEndpointFilter<RouteGroupBuilder, BoundFilter>();
        v1.MapDoors();
        v1.MapAccount();
        v1.MapSessions();
        v1.MapTenant();
        v1.MapExport();
        v1.MapMembers();
        v1.MapTeams();
        v1.MapOwnership();
        v1.MapInvitations();
        v1.MapApiKeys();
        v1.MapJournal();
        v1.MapSupport();
        v1.MapCustomers();
        v1.MapMerges();
        v1.MapNotes();
        v1.MapCustomerFiles();
        v1.MapTasks();
        v1.MapNotifications();
        v1.MapFields();
        v1.MapImports();
        v1.MapViews();
        v1.MapBulkChanges();
        v1.MapInteractions();
        v1.MapMessages();
        v1.MapAttachments();
        v1.MapWebhooks();
        v1.MapLive();
        v1.MapUsage();
        v1.MapUsageEvents();
        v1.MapMeters();
        v1.MapPriceBook();
        v1.MapBilling();
        v1.MapSubscription();
        v1.MapBudgets();
        v1.MapQuotes();
        v1.MapInvoices();
        v1.MapInvoiceFiles();
        v1.MapStripeEvents();
        v1.MapOperatorStripe();
        v1.MapOperator();
        v1.MapOperators();
        return app;
    }

    /// <summary>The API's OpenAPI document, of an application that is built and will not be started.</summary>
    public static Task<string> DescribeApi(this WebApplication app)
    {
        // A start does the same: only then the endpoints are known.
        app.UseRouting();
        app.UseEndpoints(_ => { });
        return ApiDocument.Write(app.Services);
    }
}
