using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers.Search;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudCrm.Tests.Customers.Search;

/// <summary>Customers that were there before there was search.</summary>
[TestFixture]
public sealed class TokenFillTests : CrmFixture
{
    [Test]
    public async Task The_migration_has_customers_of_all_tenants_filled_once()
    {
        var tenants = new[] { NewTenant(), NewTenant(), NewTenant() };
        foreach (var tenant in tenants)
        {
            for (var i = 0; i < 210; i++)
                await Registered(tenant, $"Old Customer{i}", new ContactPoint(ContactKind.Phone, $"+49 911 {100_000 + i}", null));
        }

        var noted = (await Search(tenants[1], "customer7")).Single(customer => customer.Name == "Old Customer7");
        var interaction = await Opened(tenants[1], noted.Id);
        await Grains.Interaction(tenants[1], interaction.Id).Append(new(NewId(), Direction.Internal, null, "likes marzipan", null, null), Agent);
        var before = await Tokens(tenants);
        foreach (var tenant in tenants)
            await Forget(tenant);
        Assert.That(await Search(tenants[1], "customer7"), Is.Empty);

        var work = await Work();
        await Fill(work);

        Assert.That(await Tokens(tenants), Is.EqualTo(before));
        Assert.That((await Search(tenants[1], "marzipan")).Single().Id, Is.EqualTo(noted.Id));
        Assert.That((await Search(tenants[2], "0911 100209")).Single().Name, Is.EqualTo("Old Customer209"));

        await Fill(await Work());
        Assert.That(await Tokens(tenants), Is.EqualTo(before), "Again is harmless.");
    }

    [Test]
    public async Task A_fill_goes_on_where_it_stopped()
    {
        var tenant = NewTenant();
        var first = await Registered(tenant, "First Old");
        var second = await Registered(tenant, "Second Old");
        await Forget(tenant);
        var (low, high) = first.Id.CompareTo(second.Id) < 0 ? (first, second) : (second, first);

        await Fill(new() { TenantId = default, Id = NewId(), Kind = "customers.tokens", DueAt = Clock.Now, Payload = $"{tenant}/{low.Id:n}" });

        Assert.That((await Search(tenant, "old")).Select(customer => customer.Id), Is.EqualTo(new[] { high.Id }));
    }

    [Test]
    public async Task A_customer_that_changes_before_its_turn_loses_nothing()
    {
        var tenant = NewTenant();
        var customer = await Registered(tenant, "Early Bird");
        await Forget(tenant);
        await Grains.Customer(tenant, customer.Id).Change(new(null, "Late Bird", null), null, Agent);
        await Fill(await Work());
        Assert.That(await Search(tenant, "late bird"), Has.Count.EqualTo(1));
        Assert.That(await Search(tenant, "early"), Is.Empty);
    }

    /// <summary>The migration's work, as it was before anybody did some of it.</summary>
    private async Task<DueWorkRow> Work()
    {
        await using var db = Store.Source.AcrossTenants();
        var work = await db.DueWork.SingleAsync(work => work.Kind == "customers.tokens");
        return new() { TenantId = work.TenantId, Id = work.Id, Kind = work.Kind, DueAt = work.DueAt };
    }

    private Task Fill(DueWorkRow work) => new TokenFill(Store.Writer, Grains, NullLogger<TokenFill>.Instance).Handle(work, CancellationToken.None);

    private async Task<List<Customer>> Search(TenantId tenant, string query) =>
        [.. (await Grains.CustomerSearcher(tenant).Search(query, false, 50, [])).Value.Items.Select(hit => hit.Customer)];

    private async Task<List<string>> Tokens(TenantId[] tenants)
    {
        var all = new List<string>();
        foreach (var tenant in tenants)
        {
            await using var db = Store.Source.ForTenant(tenant);
            var rows = await db.Set<TokenRow>().Where(row => row.TenantId == tenant).ToListAsync();
            all.AddRange(rows.Select(row => $"{tenant} {row.Token} {row.Place} {row.CustomerId}").Order(StringComparer.Ordinal));
        }

        return all;
    }

    /// <summary>As before the migration.</summary>
    private Task Forget(TenantId tenant) => Store.Writer.Transact(async (transaction, stop) =>
    {
        await transaction.SetTenant(tenant, stop);
        await using var command = transaction.Command("DELETE FROM customer_tokens WHERE tenant_id = @tenant");
        command.Bind("tenant", tenant.Value);
        await command.ExecuteNonQueryAsync(stop);
    }, CancellationToken.None);
}
