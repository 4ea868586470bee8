using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>A company of which invoices were issued. It moves its API's clock, so the API is the fixture's own.</summary>
internal sealed class BilledFirm(Company company, CrmClient owner) : IDisposable
{
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
        }

        api.Time.Advance((await companies[0].Billing()).EndsAt + TimeSpan.FromDays(33) - api.Time.GetUtcNow());
        var firms = new List<BilledFirm>();
        foreach (var company in companies)
        {
            var owner = await CrmClient.SignIn(api.Address, new(company.Request.Mail, Company.Password, company.Tenant));
            await Eventually.Holds(async () => (await owner.Invoices.List()).Count >= 2, "two invoices are issued");
            firms.Add(new(company, owner) { Invoice = await owner.Invoices.Read((await owner.Invoices.List())[0].Id) });
        }

        return [.. firms];
    }

    /// <summary>The invoice of the first period.</summary>
    public async Task<Invoice> First() => await owner.Invoices.Read((await owner.Invoices.List()).Where(it => !it.IsCreditNote).Last().Id);

    public void Dispose()
    {
        owner.Dispose();
        company.Dispose();
    }
}
