using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests;

/// <summary>A CRM of the fixture's own: a store, a silo, and the words that tests of its grains begin with.</summary>
public abstract class CrmFixture
{
    /// <summary>Who acts.</summary>
    protected static Caller Agent { get; } = new(ActorKind.Account, Guid.Parse("11111111-1111-7111-8111-111111111111"), Guid.Parse("22222222-2222-7222-8222-222222222222"));

    /// <summary>The grains' clock.</summary>
    protected HandClock Clock { get; } = new(new DateTimeOffset(2026, 5, 12, 9, 30, 0, TimeSpan.Zero));

    /// <summary>The database.</summary>
    protected CrmStore Store { get; private set; } = null!;

    /// <summary>The grains.</summary>
    protected StoreSilo Silo { get; private set; } = null!;

    /// <summary>References to them.</summary>
    protected IGrainFactory Grains => Silo.Grains;

    [OneTimeSetUp]
    public async Task OpenCrm()
    {
        Store = await CrmStore.Open(Prepare);
        Silo = await StoreSilo.Start(Store, Clock);
    }

    [OneTimeTearDown]
    public async Task CloseCrm()
    {
        if (Silo is not null)
            await Silo.DisposeAsync();
        if (Store is not null)
            await Store.DisposeAsync();
    }

    /// <summary>What a fixture does with its PostgreSQL database, as superuser, before anybody connects.</summary>
    protected virtual Task Prepare(PostgresServer server, string database) => Task.CompletedTask;

    /// <summary>A tenant that nobody has used.</summary>
    protected TenantId NewTenant() => TenantId.From(NewId());

    /// <summary>A new id.</summary>
    protected Guid NewId() => Guid.CreateVersion7(Clock.Now);

    /// <summary>A caller-made id of its own.</summary>
    protected Once NewOnce(string body = "body") => new($"key-{NewId():n}", body);

    /// <summary>A customer that is there.</summary>
    protected async Task<Customer> Registered(TenantId tenant, string name, params ContactPoint[] contacts) =>
        (await Grains.Customer(tenant, NewId()).Register(new(CustomerKind.Person, name, [.. contacts]), Agent, NewOnce())).Value;

    /// <summary>An interaction that is there.</summary>
    protected async Task<Interaction> Opened(TenantId tenant, Guid customerId, string subject = "A question") =>
        (await Grains.Interaction(tenant, NewId()).Open(new("x", Direction.Inbound, customerId, subject, null, null, null), Agent, NewOnce())).Value;

    /// <summary>What the tenant's acts told Billing.</summary>
    protected async Task<List<UsageEvent>> Usage(TenantId tenant)
    {
        await using var db = Store.Source.AcrossTenants();
        var bodies = await db.Set<OutboxRow>().Where(row => row.TenantId == tenant).OrderBy(row => row.Id).Select(row => row.Body).ToListAsync();
        return [.. bodies.SelectMany(body => JsonSerializer.Deserialize<UsageRecorded>(body, RowJson.Options)!.Events)];
    }

    /// <summary>The tenant's journal.</summary>
    protected async Task<List<JournalRow>> Journal(TenantId tenant)
    {
        await using var db = Store.Source.ForTenant(tenant);
        return await db.Journal.Where(row => row.TenantId == tenant).OrderBy(row => row.Sequence).ToListAsync();
    }

    /// <summary>All pages of a list.</summary>
    protected static async Task<List<T>> Walk<T>(Func<string?, Task<Outcome<Page<T>>>> page)
    {
        var seen = new List<T>();
        string? cursor = null;
        do
        {
            var (items, next) = (await page(cursor)).Value;
            seen.AddRange(items);
            cursor = next;
        }
        while (cursor is not null);
        return seen;
    }
}
