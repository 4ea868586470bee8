using System.Text;
using System.Text.Json;

namespace CloudCrm.Web.Tests;

/// <summary>The whole way: a company signs up, works, sees what it costs, bounds it, and reads its first invoice.</summary>
[TestFixture]
internal sealed class JourneyTests
{
    private const string Customer = "Nora Vale";
    private const string Answer = "It left this morning.";
    private const string OneMore = "And another one.";

    // A period is over, and the day that its draft waits for late usage.
    private static readonly TimeSpan s_period = TimeSpan.FromDays(34);
    private static readonly Tongue[] s_tongues = [Tongue.English, Tongue.Chinese];

    [TestCaseSource(nameof(s_tongues))]
    public async Task From_signing_up_to_the_first_invoice(Tongue tongue)
    {
        await using var house = await TimeHouse.Open();
        var (ada, ken) = ($"ada-{Guid.CreateVersion7():n}@example.com", $"ken-{Guid.CreateVersion7():n}@example.com");
        await using (var owner = await Visitor.Come(tongue.Browser, at: house.Url))
        {
            await SignUp(owner, tongue, ada);
            var token = await Invite(owner, tongue, ken);
            await using var agent = await Visitor.Come(tongue.Browser, at: house.Url);
            await Join(agent, token);
            await GiveSeat(owner, tongue);
            await Import(owner, tongue);
            await Assertions.Expect(owner.Page.Locator("h1")).ToHaveTextAsync(Customer);

            using var program = await CrmClient.SignIn(house.Url, new(ada, Company.Password));
            var interaction = await Write(program);
            await agent.Page.GotoAsync("/inbox");
            await agent.Page.Locator(".inbox-row").Filter(new() { HasText = Customer }).ClickAsync();
            await Reply(agent, tongue, Answer);
            await Assertions.Expect(agent.Page.Locator(".said").Filter(new() { HasText = Answer })).ToBeVisibleAsync();

            await Patience.UntilStated(program, 1);
            await owner.Page.GetByRole(AriaRole.Link, new() { Name = tongue.Billing, Exact = true }).ClickAsync();
            await Assertions.Expect(owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = tongue.MessagesSent }).First).ToContainTextAsync("1");
            await Cap(owner, tongue);
            await RefusedAtIt(agent, program, interaction, tongue);
        }

        house.Time.Advance(s_period);
        await ReadInvoice(house, tongue, ada);
    }

    private static async Task SignUp(Visitor owner, Tongue tongue, string mail)
    {
        // A company has its first statement a moment after it signed up; home asks until it is there.
        owner.Expect("/v1/statement");
        await owner.Page.GotoAsync("/sign-up");
        await owner.Page.Locator("input[name=company]").FillAsync("Harbour Bikes");
        await owner.Page.Locator("input[name=name]").FillAsync("Ada Lin");
        await owner.Page.Locator("input[name=mail]").FillAsync(mail);
        await owner.Page.Locator("input[name=password]").FillAsync(Company.Password);
        await owner.Page.Locator("button[type=submit]").ClickAsync();
        await owner.Page.Locator("input[name=seats]").FillAsync("2");
        await owner.Inspect("the choice of a plan");
        await owner.Page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(owner.Page.Locator("h1")).ToHaveTextAsync(tongue.Today);
    }

    private static async Task<string> Invite(Visitor owner, Tongue tongue, string mail)
    {
        await owner.Page.GotoAsync("/settings/people?invite=true");
        await owner.Page.Locator("input[name=mail]").FillAsync(mail);
        var answer = await owner.Page.RunAndWaitForResponseAsync(
            () => owner.Page.GetByRole(AriaRole.Button, new() { Name = tongue.SendInvitation }).ClickAsync(), answer => answer.Url.EndsWith("/v1/invitations", StringComparison.Ordinal));
        return (await answer.JsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task Join(Visitor agent, string token)
    {
        await agent.Page.GotoAsync($"/join#{token}");
        await agent.Page.Locator("input[name=name]").FillAsync("Ken Wu");
        await agent.Page.Locator("input[name=password]").FillAsync(Company.Password);
        await agent.Page.Locator("button[type=submit]").ClickAsync();
        await agent.IsInside();
    }

    private static async Task GiveSeat(Visitor owner, Tongue tongue)
    {
        await owner.Page.GotoAsync("/settings/seats");
        var seat = owner.Page.GetByRole(AriaRole.Switch, new() { Name = tongue.SeatOfKen });
        await seat.PressAsync("Space");
        await Assertions.Expect(seat).ToBeEnabledAsync();
        await Assertions.Expect(seat).ToBeCheckedAsync();
    }

    private static async Task Import(Visitor owner, Tongue tongue)
    {
        var page = owner.Page;
        await page.GotoAsync("/customers/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(tongue.Upload) });
        await page.GetByRole(AriaRole.Button, new() { Name = tongue.Check }).ClickAsync();
        await Assertions.Expect(page.GetByText(tongue.WouldHappen)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = tongue.ImportTwo }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = tongue.Imported, Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = tongue.SeeCustomers }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Customer, Exact = true }).ClickAsync();
    }

    /// <summary>The customer writes to the company, through its program.</summary>
    private static async Task<Guid> Write(CrmClient program)
    {
        var customer = (await program.Customers.Page(limit: 10)).Items.Single(one => one.Name == Customer);
        var interaction = await program.Interactions.Open(new("chat", Direction.Inbound, customer.Id));
        await program.Interactions.Append(interaction.Id, new(Direction.Inbound, "Where is my order?", customer.Id));
        return interaction.Id;
    }

    private static async Task Reply(Visitor agent, Tongue tongue, string text)
    {
        var field = agent.Page.GetByRole(AriaRole.Textbox, new() { Name = tongue.WriteAnswer });
        await field.FillAsync(text);
        await field.PressAsync("Control+Enter");
    }

    private static async Task Cap(Visitor owner, Tongue tongue)
    {
        var page = owner.Page;
        await page.GotoAsync("/billing/budgets");
        await page.GetByRole(AriaRole.Link, new() { Name = tongue.NewBudget }).ClickAsync();
        await page.Locator("input[name=name]").FillAsync("Messages");
        await page.Locator("input[name=bound]").FillAsync("1");
        await page.Locator("input[name=hardCap]").PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = tongue.Save }).ClickAsync();
        await Assertions.Expect(page.GetByText(tongue.UsedUp)).ToBeVisibleAsync();
        await owner.Inspect("a budget that is used up");
    }

    private static async Task RefusedAtIt(Visitor agent, CrmClient program, Guid interaction, Tongue tongue)
    {
        // The cap reaches who sends by the bus: until then messages go out.
        var refused = Assert.ThrowsAsync<CrmApiException>(() => Patience.Until(async () =>
        {
            await program.Interactions.Append(interaction, new(Direction.Outbound, "Before the cap"));
            return false;
        }));
        Assert.That(((int)refused!.Status, refused.Code), Is.EqualTo((402, "budget_used_up")));
        agent.Expect("402");
        await Reply(agent, tongue, OneMore);
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Textbox, new() { Name = tongue.WriteAnswer })).ToHaveValueAsync(OneMore);
        await agent.Inspect("an answer that is refused");
    }

    private static async Task ReadInvoice(TimeHouse house, Tongue tongue, string mail)
    {
        using var program = await CrmClient.SignIn(house.Url, new(mail, Company.Password));
        await Patience.Until(async () => (await program.Invoices.List()).Count > 0);
        var invoice = (await program.Invoices.List())[0];
        await using var owner = await Visitor.Come(tongue.Browser, at: house.Url);
        await owner.SignIn(mail);
        var page = owner.Page;
        await page.GotoAsync("/billing/invoices");
        await page.GetByRole(AriaRole.Link, new() { Name = invoice.Number! }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"{tongue.Invoice} {invoice.Number}");
        await owner.Inspect("an invoice");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "PDF" }).ClickAsync());
        Assert.That(download.SuggestedFilename, Is.EqualTo($"{invoice.Number}.pdf"));
        await using var file = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(file, Encoding.Latin1);
        Assert.That(await reader.ReadToEndAsync(), Does.StartWith("%PDF-").And.Contain("/StructTreeRoot"));
    }
}
