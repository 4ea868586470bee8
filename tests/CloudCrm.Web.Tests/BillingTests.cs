namespace CloudCrm.Web.Tests;

/// <summary>The bill: what it comes to, why, and what can be done about it.</summary>
[TestFixture]
internal sealed class BillingTests
{
    [Test]
    public async Task Usage_stands_on_the_statement_and_leads_to_its_interaction()
    {
        using var company = await Company.Open(plan: "free");
        var interaction = await Talk(company, messages: 230);
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(company);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Billing" }).ClickAsync();
        var line = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Messages to customers" }).First;
        await Assertions.Expect(line).ToContainTextAsync("230 of");
        var statement = await company.Owner.Billing.Statement();
        await Assertions.Expect(page.GetByText($"${statement.Total}").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table").Filter(new() { HasText = "By day" }).GetByRole(AriaRole.Columnheader, new() { Name = "Messages to customers" })).ToHaveCountAsync(1);
        await visitor.Inspect("the statement");

        await line.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Interaction" }).First).ToHaveAttributeAsync("href", $"/inbox?selected={interaction}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Assertions.Expect(page.GetByText("100 events")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cost" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What this interaction cost" })).ToBeVisibleAsync();
        await visitor.Inspect("usage");
        await visitor.Back();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What this interaction cost" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_hard_cap_is_set_and_refuses()
    {
        using var company = await Company.Open(plan: "free");
        var interaction = await Talk(company, messages: 3);
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(company);
        var page = visitor.Page;
        await page.GotoAsync("/billing/budgets");
        await page.GetByRole(AriaRole.Link, new() { Name = "New budget" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Messages");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Units" }).FillAsync("4");
        await page.GetByRole(AriaRole.Switch, new() { Name = "Hard cap" }).CheckAsync();
        await visitor.Inspect("a new budget");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("3 of 4")).ToBeVisibleAsync();
        await visitor.Inspect("budgets");

        await company.Owner.Interactions.Append(interaction, new(Direction.Outbound, "The fourth"));
        var refused = Assert.ThrowsAsync<CrmApiException>(() => Patience.Until(async () =>
        {
            await company.Owner.Interactions.Append(interaction, new(Direction.Outbound, "One more"));
            return false;
        }));
        Assert.That(((int)refused!.Status, refused.Code), Is.EqualTo((402, "budget_used_up")));

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Messages" })).ToBeVisibleAsync();
        Assert.That((await company.Owner.Budgets.List()).Single(), Has.Property(nameof(Budget.Units)).EqualTo(4).And.Property(nameof(Budget.HardCap)).True);
    }

    [Test]
    public async Task A_plan_costs_what_was_shown_before()
    {
        using var company = await Company.Open(plan: "free");
        await Talk(company, messages: 230);
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(company);
        var page = visitor.Page;
        await page.GotoAsync("/billing/plan");
        await Assertions.Expect(page.GetByLabel("Business").GetByText("Your use under this plan")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Upgrade to Team" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It holds from today")).ToBeVisibleAsync();
        var shown = await company.Owner.Billing.Preview(new("team"));
        var preview = page.GetByLabel("Change to Team");
        await Assertions.Expect(preview.GetByText($"${shown.Then.Total}").First).ToBeVisibleAsync();
        await Assertions.Expect(preview.GetByText($"${shown.NextPeriod}").First).ToBeVisibleAsync();
        await visitor.Inspect("a change of plan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change to Team now" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Team", new() { Exact = true }).GetByText("Your plan")).ToBeVisibleAsync();
        Assert.That((await company.Owner.Billing.Statement()).Total, Is.EqualTo(shown.Then.Total));

        await page.GetByRole(AriaRole.Link, new() { Name = "Change to Free" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It holds from your renewal")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change to Free at renewal" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay on Team" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stay on Team" })).ToHaveCountAsync(0);
        Assert.That((await company.Owner.Billing.Account()).NextPlan, Is.Null);
    }

    [Test]
    public async Task What_stands_on_invoices_is_written_down()
    {
        using var company = await Company.Open();
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(company);
        var page = visitor.Page;
        await page.GotoAsync("/billing/details");
        await page.GetByLabel("Registered name").FillAsync("Harbour Bikes Ltd.");
        await page.GetByLabel("Country").FillAsync("tw");
        await page.GetByLabel("Tax number").FillAsync("12345675");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        var buyer = (await company.Owner.Billing.Account()).Buyer;
        Assert.That((buyer.LegalName, buyer.Country, buyer.TaxId), Is.EqualTo(("Harbour Bikes Ltd.", "TW", "12345675")));
    }

    [Test]
    public async Task An_agent_sees_no_billing()
    {
        using var company = await Company.Open();
        using var agent = await Member.Join(company, Role.Agent);
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(agent.Mail);
        var page = visitor.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Billing" })).ToHaveCountAsync(0);
        await page.GotoAsync("/billing");
        await Assertions.Expect(page.GetByText("You may not see this")).ToBeVisibleAsync();
    }

    [TestCase("en-US", "This period")]
    [TestCase("zh-TW", "本期")]
    public async Task Its_pages_fit_and_can_be_used_by_everybody(string language, string tab)
    {
        using var company = await Company.Open(plan: "free", language: language == "zh-TW" ? language : "en");
        await Talk(company, messages: 60);
        await using var visitor = await Visitor.Come(language, Visitor.Phone);
        await visitor.SignIn(company);
        foreach (var path in new[] { "", "/usage", "/plan", "/budgets?edit=new", "/invoices", "/details" })
        {
            await visitor.Page.GotoAsync($"/billing{path}");
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = tab })).ToBeVisibleAsync();
            await Assertions.Expect(visitor.Page.Locator("[aria-busy]")).ToHaveCountAsync(0);
            await visitor.Inspect($"/billing{path}");
        }
    }

    /// <summary>An interaction with messages to its customer, all on the statement.</summary>
    private static async Task<Guid> Talk(Company company, int messages)
    {
        var customer = await company.Owner.Customers.Register(new(CustomerKind.Person, "Grace Hopper"));
        var interaction = await company.Owner.Interactions.Open(new("chat", Direction.Inbound, customer.Id, "A repair"));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, messages), new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (at, stop) => await company.Owner.Interactions.Append(interaction.Id, new(Direction.Outbound, $"Message {at}"), cancellation: stop));
        await Patience.UntilStated(company.Owner, messages);
        return interaction.Id;
    }
}
