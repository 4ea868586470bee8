using CloudCrm.Contracts;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants;
using CloudCrm.Crm;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using CloudCrm.Foundation;
using CloudCrm.Host.Demo;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.Tenants;

/// <summary>The CRM role alone: its grains on a database of its own, on a clock that can be put forward. Can be stopped and started again.</summary>
internal sealed class CrmSilo : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _settings;
    private readonly bool _withFoundation;
    private IHost? _host;

    private CrmSilo(Dictionary<string, string?> settings, bool withFoundation) => (_settings, _withFoundation) = (settings, withFoundation);

    public ShiftedTime Time { get; } = new();

    public IGrainFactory Grains => Get<IGrainFactory>();

    /// <summary>What its grains write through.</summary>
    public FaultyWriter<CrmDb> Faults => Get<FaultyWriter<CrmDb>>();

    public FirstRunSecret FirstRun => Get<FirstRunSecret>();

    public IDbSource<CrmDb> Source => Get<IDbSource<CrmDb>>();

    /// <param name="withFoundation">With relay and scheduler; without them messages and due work stay where they were put.</param>
    public static async Task<CrmSilo> Start(bool withFoundation = false)
    {
        var settings = await CrmDatabase.NewSettings();
        // Few rounds: these tests are about who gets in, not about how long a guess takes.
        settings["Accounts:PasswordIterations"] = "10000";
        settings["Operator:TwoFactor"] = "optional";
        settings.TryAdd("Data", TestRun.NewFolder("crm"));
        var silo = new CrmSilo(settings, withFoundation);
        await silo.Resume();
        return silo;
    }

    public T Get<T>() where T : notnull => _host!.Services.GetRequiredService<T>();

    public void Set(string setting, string? value) => _settings[setting] = value;

    /// <summary>Starts again on the same database, as after a crash: what was in memory is gone.</summary>
    public async Task Restart()
    {
        await Pause();
        await Resume();
    }

    /// <summary>Everything that is stored of a tenant in one table.</summary>
    public async Task<List<TRow>> Rows<TRow>(TenantId tenant) where TRow : class, ITenantRow
    {
        await using var db = Source.ForTenant(tenant);
        return await db.Set<TRow>().Where(row => row.TenantId == tenant).ToListAsync();
    }

    /// <summary>The tenant's journal as <c>entity verb</c>.</summary>
    public async Task<List<string>> Journal(TenantId tenant) =>
        [.. (await Rows<JournalRow>(tenant)).OrderBy(row => row.Sequence).Select(row => $"{row.Entity} {row.Verb}")];

    /// <summary>Letters to an address that wait to be sent; without a tenant those of its account.</summary>
    public async Task<List<Letter>> Letters(LetterKind kind, string mail, TenantId? tenant = null) =>
        [.. (await Rows<DueWorkRow>(tenant ?? NoTenant.Id)).Where(work => work.Kind == Postman.Name).Select(work => Get<LetterBox>().Open(work.Payload)).Where(letter => letter.Kind == kind && letter.To == mail)];

    /// <summary>Does the tenant's due work of one kind that has fallen due, as the scheduler would.</summary>
    public async Task DoDueWork(TenantId tenant, string kind)
    {
        var handler = _host!.Services.GetServices<IDueHandler>().Single(handler => handler.Kind == kind);
        foreach (var work in (await Rows<DueWorkRow>(tenant)).Where(work => work.Kind == kind && work.DueAt <= Time.GetUtcNow()))
            await handler.Handle(work, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await Pause();
    }

    private async Task Pause()
    {
        await _host!.StopAsync();
        _host.Dispose();
        _host = null;
    }

    private async Task Resume()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.Services.AddSingleton<TimeProvider>(Time);
        // Tests that let time pass end no call that others are waiting for.
        builder.Services.AddKeyedSingleton(Orleans.Runtime.TimeProviderNames.Messaging, TimeProvider.System);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), clusterId: Guid.CreateVersion7().ToString("n")));
        if (_withFoundation)
            builder.AddFoundation().AddCrm();
        else
        {
            builder.AddBlobs();
            builder.AddCrmDatabase().AddMail();
            builder.AddTenants();
        }

        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton<ActWriter<CrmDb>>();
        builder.Services.AddSingleton(services => new FaultyWriter<CrmDb>(services.GetRequiredService<ActWriter<CrmDb>>()));
        builder.Services.AddSingleton<IActWriter<CrmDb>>(services => services.GetRequiredService<FaultyWriter<CrmDb>>());
        _host = builder.Build();
        await _host.StartAsync();
    }
}
