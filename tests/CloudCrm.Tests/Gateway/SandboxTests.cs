using CloudCrm.Billing;
using CloudCrm.Billing.Usage;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Gateway;

/// <summary>Tenants that are metered and never billed.</summary>
[TestFixture]
internal sealed class SandboxTests : CompanyFixture
{
    [Test]
    public async Task An_owner_opens_a_sandbox_works_in_it_and_its_usage_says_what_it_is()
    {
        var sandbox = await Acme.Owner.Tenant.OpenSandbox(new("Trials"), "trials");
        var signedIn = await Acme.Owner.Account.Switch(new(sandbox.Id));
        using var inside = new CrmClient(Api.Address, signedIn.Token);

        Assert.That((sandbox.Sandbox, sandbox.Plan, sandbox.TimeZone, sandbox.Limits.RequestsPerMinute), Is.EqualTo((true, "business", "Asia/Taipei", 6_000)));
        Assert.That((await Acme.Owner.Tenant.OpenSandbox(new("Trials"), "trials")).Id, Is.EqualTo(sandbox.Id), "the same again");
        Assert.That(((await inside.Tenant.Read()).Sandbox, (await Acme.Owner.Tenant.Read()).Sandbox), Is.EqualTo((true, false)));
        Assert.That((await Acme.Owner.Account.Tenants()).Items.Select(one => (one.Name, one.Sandbox)), Is.EqualTo(new[] { ("Acme", false), ("Trials", true) }));
        Assert.That(Refused(() => inside.Tenant.OpenSandbox(new("Deeper"))), Is.EqualTo("sandbox"));

        var customer = await inside.Customers.Register(new(CustomerKind.Person, "Grace"));
        var interaction = await inside.Interactions.Open(new("x", Direction.Inbound, customer.Id));
        await inside.Interactions.Append(interaction.Id, new(Direction.Inbound, "hello"));
        await Eventually.Holds(async () => await Usage(inside) is { Sandbox: true } usage && Messages(usage) == 1, "the sandbox's usage is counted, and says what it is");

        Assert.That((await Usage(Acme.Owner)).Sandbox, Is.False);
        Assert.That((await Known(sandbox.Id)).IsSandbox, Is.True, "what rating reads");
        await inside.Tenant.Change(new(Name: "Other trials"));
        await Eventually.Holds(async () => (await Known(sandbox.Id)).Name == "Other trials", "the change is known");
        Assert.That((await Known(sandbox.Id)).IsSandbox, Is.True, "for ever");
    }

    [Test]
    public async Task A_company_may_sign_up_as_a_sandbox_and_only_owners_open_more()
    {
        using var trial = await CrmClient.SignUp(Api.Address, new("Trial", "Ada", Company.NewMail(), Company.Password, "team", "UTC", "en", Sandbox: true));
        var (_, admin) = await Acme.NewMember(false, Role.Admin);

        Assert.That((await trial.Tenant.Read()).Sandbox, Is.True);
        Assert.That(Refused(() => admin.Tenant.OpenSandbox(new("Mine"))), Is.EqualTo("owner_needed"));
        var key = await Acme.NewKey(Right.ManageTenant);
        using var program = new CrmClient(Api.Address, key.Token);
        Assert.That(Refused(() => program.Tenant.OpenSandbox(new("Its own"))), Is.EqualTo("owner_needed"));
    }

    [Test]
    public async Task A_tenant_has_so_many_sandboxes_and_no_more()
    {
        using var firm = await Company.Open(Api);
        for (var n = 0; n < Contracts.Tenants.Sandboxes.MaxOfTenant; n++)
            await firm.Owner.Tenant.OpenSandbox(new($"Trial {n}"));

        Assert.That(Refused(() => firm.Owner.Tenant.OpenSandbox(new("One too many"))), Is.EqualTo("too_many_sandboxes"));
    }

    private async Task<BillingTenantRow> Known(Guid tenant)
    {
        await using var db = Api.Get<IDbSource<BillingDb>>().ForTenant(TenantId.From(tenant));
        return await db.Set<BillingTenantRow>().SingleAsync();
    }

    private Task<Usage> Usage(CrmClient client)
    {
        var now = Api.Time.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        return client.Usage.Read(hour.AddHours(-1), hour.AddHours(2));
    }

    private static decimal Messages(Usage usage) => usage.Lines.Where(line => line.Meter == "messages.inbound").Sum(line => line.Quantity);

    private static string Refused(Func<Task> call) => Assert.ThrowsAsync<CrmApiException>(() => call())!.Code;
}
