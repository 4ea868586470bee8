using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Tests.Mail;

namespace CloudCrm.Tests.Gateway;

/// <summary>Budgets through the API: what they tell, and what they refuse.</summary>
[TestFixture]
internal sealed class BudgetTests : CompanyFixture
{
    [Test]
    public async Task A_cap_lets_through_what_it_allows_and_says_which_budget_refuses_the_rest()
    {
        using var company = await Company.Open(Api);
        var interaction = await company.NewInteraction();
        var budget = await company.Owner.Budgets.Make(new("Messages of the shop", Meters.MessagesOutbound, 3, HardCap: true));
        await Capped(company, true);
        for (var i = 0; i < 3; i++)
            await Send(company, interaction);

        var refused = Assert.ThrowsAsync<CrmApiException>(() => Send(company, interaction))!;
        Assert.Multiple(() =>
        {
            Assert.That(((int)refused.Status, refused.Code), Is.EqualTo((402, "budget_used_up")));
            Assert.That((refused.Problem.BudgetId, refused.Problem.BudgetName), Is.EqualTo(((Guid?)budget.Id, "Messages of the shop")));
        });
        await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, "Are you there?"));
        await company.Owner.Interactions.Append(interaction, new(Direction.Internal, "The budget is used up."));
        Assert.That((await company.Owner.Interactions.MessagesPage(interaction)).Items.Count(message => message.Direction == Direction.Outbound), Is.EqualTo(3));

        await company.Owner.Budgets.Change(budget.Id, new(Units: 4), budget.Version);
        await Eventually.Holds(() => Goes(company, interaction), "there is one more");
        Assert.That(await Goes(company, interaction), Is.False);
        await company.Owner.Budgets.Delete(budget.Id);
        await Capped(company, false);
        await Send(company, interaction);
        await Send(company, interaction);
    }

    [Test]
    public async Task Percentages_are_told_once_by_mail_in_the_product_and_in_the_journal()
    {
        using var company = await Company.Open(Api);
        var interaction = await company.NewInteraction();
        var budget = await company.Owner.Budgets.Make(new("In and out", Meters.MessagesInbound, 4, Alerts: [50, 100]));
        for (var i = 0; i < 2; i++)
            await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, $"Message {i}"));
        await Told(company, 1);
        for (var i = 0; i < 5; i++)
            await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, $"One more {i}"));
        await Told(company, 2);
        await Eventually.Holds(async () => (await company.Owner.Budgets.Read(budget.Id)).Used == 7, "all are counted");
        await MailFolder.MailTo(Api.Data, company.Request.Mail, "reached 50 %");
        await MailFolder.MailTo(Api.Data, company.Request.Mail, "reached 100 %");
        var journal = await company.Owner.Journal.Page(limit: 200);
        Assert.That(journal.Items.Count(entry => entry is { Entity: "billing", Verb: "budget_alert" } && entry.EntityId == budget.Id), Is.EqualTo(2));
    }

    [TestCase(null)]
    [TestCase(Meters.MessagesOutbound)]
    public async Task Money_lets_through_what_it_pays_for_and_shows_what_is_spent(string? meter)
    {
        using var company = await Company.Open(Api, plan: "free");
        var interaction = await company.NewInteraction();
        await Price(company, new(new(PriceModel.PerUnit, "0.40"), "0"));
        var budget = await company.Owner.Budgets.Make(new("Two dollars", meter, Amount: "2.00", Alerts: [50], HardCap: true));
        Assert.That((budget.Amount, budget.Currency, budget.Spent, budget.Units, budget.Meter), Is.EqualTo(("2.00", "USD", "0.00", (long?)null, meter)));
        await Capped(company, true);
        for (var i = 0; i < 5; i++)
            await Send(company, interaction);

        var refused = Assert.ThrowsAsync<CrmApiException>(() => Send(company, interaction))!;
        Assert.That((refused.Code, refused.Problem.BudgetName), Is.EqualTo(("budget_used_up", "Two dollars")));
        await Eventually.Holds(async () => (await company.Owner.Budgets.Read(budget.Id)).Spent == "2.00", "all are paid");
        await Told(company, 1);
        await MailFolder.MailTo(Api.Data, company.Request.Mail, "reached 50 %");
        Assert.That(await Goes(company, interaction), Is.False, "the lease is the same after it was rated anew");

        var changed = await company.Owner.Budgets.Change(budget.Id, new(Amount: "2.50"), budget.Version);
        Assert.That(changed.Amount, Is.EqualTo("2.50"));
        await Eventually.Holds(() => Goes(company, interaction), "there is one more");
        Assert.That(await Goes(company, interaction), Is.False);
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => company.Owner.Budgets.Change(budget.Id, new(Units: 4)))!.Field, Is.EqualTo("units"));
    }

    [Test]
    public async Task Who_can_send_no_more_is_told_that_the_budget_is_used_up()
    {
        using var company = await Company.Open(Api, plan: "free");
        var interaction = await company.NewInteraction();
        await Price(company, new(new(PriceModel.PerUnit, "0.40"), "0"));
        await company.Owner.Budgets.Make(new("A dollar", Meters.MessagesOutbound, Amount: "1.00", Alerts: [50, 100, 120], HardCap: true));
        await Capped(company, true);
        await Send(company, interaction);
        await Send(company, interaction);
        Assert.That(await Goes(company, interaction), Is.False);
        await Told(company, 2);
        await MailFolder.MailTo(Api.Data, company.Request.Mail, "reached 100 %");
    }

    [Test]
    public async Task Money_for_all_usage_counts_what_is_never_refused()
    {
        using var company = await Company.Open(Api, plan: "free");
        var interaction = await company.NewInteraction();
        await Price(company, new(new(PriceModel.PerUnit, "0.40"), "0"), new(new(PriceModel.PerUnit, "1"), "0"));
        var budget = await company.Owner.Budgets.Make(new("Two dollars", Amount: "2.00", HardCap: true));
        await Capped(company, true);
        await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, "Hello?"));
        await Eventually.Holds(async () => (await company.Owner.Budgets.Read(budget.Id)).Spent == "1.00", "what came in is paid for");
        await Eventually.Holds(
            async () => (await Api.Get<IGrainFactory>().Units(TenantId.From(company.Tenant)).Take(Meters.MessagesOutbound, Api.Time.GetUtcNow(), 3, 1, Company.NewId())).IsOk is false,
            "a dollar pays for two that go out");
        await Send(company, interaction);
        await Send(company, interaction);
        Assert.That(await Goes(company, interaction), Is.False);
        await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, "Are you there?"));
        await Eventually.Holds(async () => (await company.Owner.Budgets.Read(budget.Id)).Spent == "2.80", "what comes in is never refused");
    }

    [Test]
    public async Task What_cannot_be_a_budget_is_refused_by_name()
    {
        (MakeBudget Request, string Code, string Field)[] wrong =
        [
            (new("Both", "api.calls", 5, "99.50"), "invalid", "amount"),
            (new("Neither"), "meter_unknown", "meter"),
            (new("Nothing", Amount: "0"), "invalid", "amount"),
            (new("Too fine", Amount: "1.005"), "invalid", "amount"),
            (new("Calls", "api.calls", Amount: "5", HardCap: true), "not_refusable", "hardCap"),
            (new("Nothing", "no.such.meter", 5), "meter_unknown", "meter"),
            (new("Nothing", "messages.outbound"), "invalid", "units"),
            (new("Nothing", "messages.outbound", 0), "invalid", "units"),
            (new("Calls", "api.calls", 5, HardCap: true), "not_refusable", "hardCap"),
            (new("Often", "api.calls", 5, Alerts: [0]), "invalid", "alerts"),
            (new("", "api.calls", 5), "length", "name"),
        ];
        await Acme.Billing();
        foreach (var (request, code, field) in wrong)
        {
            var refused = Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Budgets.Make(request))!;
            Assert.That((refused.Code, refused.Field), Is.EqualTo((code, field)), request.ToString());
        }
    }

    [Test]
    public async Task Who_sees_bills_sees_budgets_and_who_manages_them_changes_them()
    {
        var budget = await Acme.NewBudget();
        var (_, billing) = await Acme.NewMember(false, Role.Billing);
        var (_, agent) = await Acme.NewMember(true, Role.Agent);
        Assert.That((await billing.Budgets.List()).Select(one => one.Id), Does.Contain(budget));
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => billing.Budgets.Change(budget, new(Units: 7)))!.Status, Is.EqualTo(403));
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => agent.Budgets.List())!.Status, Is.EqualTo(403));
    }

    public static async Task Price(Company company, MeterPrice outbound, MeterPrice? inbound = null)
    {
        await company.Billing();
        using var client = await company.Api.Operator();
        var meters = new Dictionary<string, MeterPrice> { [Meters.MessagesOutbound] = outbound };
        if (inbound is not null)
            meters[Meters.MessagesInbound] = inbound;
        await client.Operator.Billing.SetTerms(company.Tenant, new("USD", 30, Meters: meters));
    }

    private static Task<Appended> Send(Company company, Guid interaction) => company.Owner.Interactions.Append(interaction, new(Direction.Outbound, "An offer."));

    private static async Task<bool> Goes(Company company, Guid interaction)
    {
        try
        {
            await Send(company, interaction);
            return true;
        }
        catch (CrmApiException refused) when (refused.Code == "budget_used_up")
        {
            return false;
        }
    }

    public static Task Capped(Company company, bool isCapped)
    {
        var units = company.Api.Get<IGrainFactory>().Units(TenantId.From(company.Tenant));
        return Eventually.Holds(async () => await units.PeriodAt(Meters.MessagesOutbound, company.Api.Time.GetUtcNow()) is not null == isCapped, "Crm knows of the cap");
    }

    private static Task Told(Company company, int times) => Eventually.Holds(
        async () => (await company.Owner.Notifications.Page()).Items.Count(told => told.Kind == NotificationKind.Billing) == times, $"{times} alerts are told");
}
