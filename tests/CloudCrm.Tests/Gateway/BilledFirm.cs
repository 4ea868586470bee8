using CloudCrm.Billing;
using CloudCrm.Billing.Usage;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Crm;
using CloudCrm.Crm.Interactions;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Gateway;

/// <summary>A company of which invoices were issued. It moves its API's clock, so the API is the fixture's own.</summary>
internal sealed class BilledFirm(Company company, CrmClient owner) : IDisposable
{
    private static readonly short[] s_messages = [MeterCodes.Find(Meters.MessagesInbound)!.Number, MeterCodes.Find(Meters.MessagesOutbound)!.Number];

    public Company Company => company;

    public Guid Tenant => company.Tenant;

    /// <summary>The owner, signed in after the invoices.</summary>
    public CrmClient Owner => owner;

    /// <summary>The newest invoice, with its lines.</summary>
    public required Invoice Invoice { get; init; }

    /// <summary>A company that did something in its first period; two invoices are issued.</summary>
    public static async Task<BilledFirm> Open(TheApi api, Func<Company, Task>? use = null) => (await Open(api, 1, use)).Single();

    /// <summary>Several at once: each move of the clock ends the sessions of before.</summary>
    public static async Task<BilledFirm[]> Open(TheApi api, int count, Func<Company, Task>? use = null)
    {
        var companies = new List<Company>();
        for (var i = 0; i < count; i++)
        {
            companies.Add(await Company.Open(api, plan: "team"));
            await companies[i].Billing();
            await (use?.Invoke(companies[i]) ?? Task.CompletedTask);
            await Settled(api, TenantId.From(companies[i].Tenant));
        }

        api.Time.Advance((await companies[0].Billing()).EndsAt + TimeSpan.FromDays(33) - api.Time.GetUtcNow());
        var firms = new List<BilledFirm>();
        foreach (var company in companies)
        {
            var owner = await CrmClient.SignIn(api.Address, new(company.Request.Mail, Company.Password, company.Tenant));
            await Eventually.Holds(async () => (await owner.Invoices.List()).Count >= 2, "two invoices are issued");
            firms.Add(new(company, owner) { Invoice = await owner.Invoices.Read((await owner.Invoices.List()).MaxBy(it => it.PeriodFrom)!.Id) });
        }

        return [.. firms];
    }

    /// <summary>The invoice of the first period.</summary>
    public async Task<Invoice> First() => await owner.Invoices.Read((await owner.Invoices.List()).Where(it => !it.IsCreditNote).Last().Id);

    /// <summary>What comes to the ledger after the clock has moved is late, and on no invoice.</summary>
    private static async Task Settled(TheApi api, TenantId tenant)
    {
        await using var crm = api.Get<IDbSource<CrmDb>>().ForTenant(tenant);
        await using var billing = api.Get<IDbSource<BillingDb>>().ForTenant(tenant);
        await Eventually.Holds(
            async () => !await crm.Set<OutboxRow>().AnyAsync(row => row.TenantId == tenant)
                && await billing.Set<UsageEventRow>().Where(row => row.TenantId == tenant && row.Meter == MeterCodes.Seats).SumAsync(row => row.Quantity) == Company.SeatsBought
                && await crm.Set<MessageRow>().CountAsync(row => row.TenantId == tenant)
                    == await billing.Set<UsageEventRow>().CountAsync(row => row.TenantId == tenant && s_messages.Contains(row.Meter)),
            "all usage is in the ledger");
    }

    public void Dispose()
    {
        owner.Dispose();
        company.Dispose();
    }
}
