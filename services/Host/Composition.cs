using CloudCrm.Billing;
using CloudCrm.Crm;
using CloudCrm.Foundation;
using CloudCrm.Gateway;
using CloudCrm.Host.Settings;
using CloudCrm.Host.Web;

namespace CloudCrm.Host;

/// <summary>Puts the product together. The program and the tests use the same.</summary>
public static class Composition
{
    /// <summary>The product with the roles that the settings name, not started.</summary>
    /// <param name="configuration">The product's settings; nothing else is read.</param>
    /// <param name="adjust">A last word on the services, for tests.</param>
    /// <exception cref="SettingException">A setting is wrong or missing.</exception>
    public static WebApplication Build(IConfiguration configuration, Action<WebApplicationBuilder>? adjust = null)
    {
        var settings = HostSettings.From(configuration);
        // Without files that are watched: below the folder of the program everything would be, the databases too.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);

        builder.AddProcess(settings);
        builder.AddGrains(settings.Roles);
        builder.AddFoundation();
        if (settings.Has(HostRoles.Silo))
            builder.AddCrm();
        if (settings.Has(HostRoles.Billing))
            builder.AddBilling();
        if (settings.Has(HostRoles.Gateway))
            builder.AddGateway();
        if (settings.Has(HostRoles.Web))
            builder.AddWeb();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseProxies(settings);
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseWeb();
        if (settings.Has(HostRoles.Gateway))
            app.MapGateway();
        return app;
    }
}
