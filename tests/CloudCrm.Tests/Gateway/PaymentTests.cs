using CloudCrm.Billing;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using Standing = CloudCrm.Contracts.Billing.PaymentStanding;

namespace CloudCrm.Tests.Gateway;

/// <summary>What callers meet when Billing says that something is unpaid. Its word comes over the bus.</summary>
[TestFixture]
internal sealed class PaymentTests : CompanyFixture
{
    [Test]
    public async Task A_restricted_tenant_sends_nothing_and_does_all_else_until_it_is_paid()
    {
        using var company = await Company.Open(Api);
        var (customer, interaction, sent) = (await company.NewCustomer(), await company.NewInteraction(), Company.NewId());
        await company.Owner.Interactions.Append(interaction, new(Direction.Outbound, "We look into it.", Id: sent));
        await Say(company, Standing.Restricted, 1);
        await Eventually.Holds(async () => await Refusal(() => Send(company, interaction)) is "payment_restricted", "nothing goes out");

        var refused = Assert.ThrowsAsync<CrmApiException>(() => Send(company, interaction))!;
        Assert.That((int)refused.Status, Is.EqualTo(402));
        Assert.That(refused.Detail, Does.Contain("pay it"));
        Assert.That(await Refusal(() => company.Owner.Interactions.Open(new("x", Direction.Outbound, customer, "An offer"))), Is.EqualTo("payment_restricted"));
        Assert.That((await company.Owner.Interactions.Append(interaction, new(Direction.Outbound, "We look into it.", Id: sent))).Repeated, "what was sent is no new act");
        await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, "And now?"));
        await company.Owner.Interactions.Append(interaction, new(Direction.Internal, "They have not paid."));
        var tenant = await company.Owner.Tenant.Read();
        Assert.That((tenant.State, tenant.Payment), Is.EqualTo((TenantState.Active, PaymentStanding.Restricted)));

        await Say(company, Standing.Good, 2);
        await Eventually.Holds(async () => (await company.Owner.Tenant.Read()).Payment == PaymentStanding.Good, "it was paid");
        await Send(company, interaction);
    }

    [Test]
    public async Task A_tenant_suspended_for_an_unpaid_invoice_works_again_when_it_is_paid()
    {
        using var company = await Company.Open(Api);
        await Say(company, Standing.Suspended, 1);
        await Eventually.Holds(async () => await Refusal(() => company.Owner.Customers.Page()) is "tenant_suspended", "it is suspended");
        Assert.That((await company.Owner.Tenant.Read()).State, Is.EqualTo(TenantState.Suspended));
        await company.Owner.Usage.Read(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        await Say(company, Standing.Good, 2);
        await Eventually.Holds(async () => await Refusal(() => company.Owner.Customers.Page()) is null, "it works again");
    }

    private static Task<Appended> Send(Company company, Guid interaction) => company.Owner.Interactions.Append(interaction, new(Direction.Outbound, "One more."));

    private static async Task<string?> Refusal(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (CrmApiException refused)
        {
            return refused.Code;
        }
    }

    /// <summary>As Billing does it: an act of its own that emits.</summary>
    private async Task Say(Company company, Standing standing, long version)
    {
        var (tenant, now) = (TenantId.From(company.Tenant), Api.Time.GetUtcNow().ToInstant());
        var act = Act.Create(tenant, RequestLog.Answer(tenant, new($"standing-{version}", ""), version, now))
            .Emit(tenant.Value, new BillingStanding(tenant.Value, standing, version, now));
        Assert.That(await Api.Get<IActWriter<BillingDb>>().Commit(act), Is.EqualTo(CommitResult.Committed));
    }
}
