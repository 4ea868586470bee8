using System.Diagnostics;

namespace CloudCrm.Web.Tests;

/// <summary>The inbox: what comes in shows by itself, and nothing typed is lost.</summary>
[TestFixture]
internal sealed class InboxTests
{
    [Test]
    public async Task A_message_that_comes_in_shows_without_a_reload()
    {
        using var company = await Company.Open();
        var (interaction, _) = await Open(company, "Rosa Marin", "Where is my order?");
        await using var visitor = await At(company, $"/inbox?selected={interaction}");
        await Followed(visitor, company, interaction);

        var started = Stopwatch.GetTimestamp();
        await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, "It is the blue one."));
        await Expect(Said(visitor, "It is the blue one.")).ToBeVisibleAsync();
        await TestContext.Out.WriteLineAsync($"a message showed after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        await Expect(Row(visitor, "Rosa Marin")).ToContainTextAsync("It is the blue one.");

        var (_, _) = await Open(company, "Ken Wu", "Somebody new");
        await Expect(Row(visitor, "Ken Wu")).ToBeVisibleAsync();
        await visitor.Inspect("the inbox");
        await visitor.Page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await visitor.Inspect("a conversation on a phone");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Back to the list" }).ClickAsync();
        await Expect(Row(visitor, "Ken Wu")).ToBeVisibleAsync();
        await visitor.Inspect("the inbox on a phone");
    }

    [Test]
    public async Task It_is_answered_noted_assigned_closed_and_taken_back()
    {
        using var company = await Company.Open();
        var (interaction, _) = await Open(company, "Rosa Marin", "Where is my order?");
        await using var visitor = await At(company, $"/inbox?selected={interaction}");
        var page = visitor.Page;

        await page.GetByLabel("Write an answer").FillAsync("It left this morning.");
        await page.GetByLabel("Write an answer").PressAsync("Control+Enter");
        await Expect(Said(visitor, "It left this morning.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Write an answer")).ToHaveValueAsync("");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("n");
        await page.GetByLabel("Write a note for colleagues").FillAsync("The courier was late.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(Said(visitor, "The courier was late.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Assigned to Nobody" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Ada Lin (you)" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Assigned to Ada Lin" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reopen" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Closed" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true })).ToBeVisibleAsync();

        var after = await company.Owner.Interactions.Read(interaction);
        Assert.That((after.State, after.AssignedTo), Is.EqualTo((InteractionState.Open, (Guid?)(await company.Owner.Sessions.Read()).Id)));
        Assert.That((await company.Owner.Interactions.MessagesPage(interaction)).Items.Select(message => message.Direction), Is.EqualTo(new[] { Direction.Inbound, Direction.Outbound, Direction.Internal }));
    }

    [Test]
    public async Task The_keys_do_it_all()
    {
        using var company = await Company.Open();
        await Open(company, "Rosa Marin", "The first");
        await Open(company, "Ken Wu", "The second");
        await using var visitor = await At(company, "/inbox");
        var page = visitor.Page;
        await Expect(Row(visitor, "Rosa Marin")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await visitor.Inspect("the keys");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".talk-head h2")).ToHaveTextAsync("Ken Wu");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".talk-head h2")).ToHaveTextAsync("Rosa Marin");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator(".talk-head h2")).ToHaveTextAsync("Ken Wu");
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByLabel("Write an answer")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("jek?");
        await Expect(page.GetByLabel("Write an answer")).ToHaveValueAsync("jek?");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reopen" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("Find in this list")).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_cut_connection_shows_and_what_was_missed_comes()
    {
        using var company = await Company.Open();
        var (interaction, _) = await Open(company, "Rosa Marin", "Where is my order?");
        await using var visitor = await At(company, $"/inbox?selected={interaction}");
        await Followed(visitor, company, interaction);
        visitor.Expect("ERR_INTERNET_DISCONNECTED");

        await visitor.Page.GetByLabel("Write an answer").FillAsync("Half a sentence");
        await visitor.Page.Context.SetOfflineAsync(true);
        await Expect(visitor.Page.GetByText("Connection lost")).ToBeVisibleAsync();
        await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, "Are you there?"));
        await visitor.Page.Context.SetOfflineAsync(false);

        await Expect(Said(visitor, "Are you there?")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Connection lost")).ToBeHiddenAsync();
        await Expect(visitor.Page.GetByLabel("Write an answer")).ToHaveValueAsync("Half a sentence");
    }

    [Test]
    public async Task A_draft_survives_another_conversation_and_a_reload()
    {
        using var company = await Company.Open();
        var (one, _) = await Open(company, "Rosa Marin", "The first");
        await Open(company, "Ken Wu", "The second");
        await using var visitor = await At(company, $"/inbox?selected={one}");

        await visitor.Page.GetByLabel("Write an answer").FillAsync("Half a sentence");
        await Row(visitor, "Ken Wu").ClickAsync();
        await Expect(visitor.Page.GetByLabel("Write an answer")).ToHaveValueAsync("");
        await Row(visitor, "Rosa Marin").ClickAsync();
        await Expect(visitor.Page.GetByLabel("Write an answer")).ToHaveValueAsync("Half a sentence");
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Page.GetByLabel("Write an answer")).ToHaveValueAsync("Half a sentence");
    }

    [Test]
    public async Task A_viewer_reads_and_writes_nothing()
    {
        using var company = await Company.Open();
        var (interaction, _) = await Open(company, "Rosa Marin", "Where is my order?");
        var mail = $"vera-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}@example.com";
        var invitation = await company.Owner.Invitations.Invite(new(mail, [Role.Viewer]));
        using var viewer = new CrmClient(House.Product.Url);
        await viewer.Sessions.Accept(new(invitation.Token!, "Vera", Company.Password));
        await using var visitor = await Visitor.Come();
        await visitor.Page.GotoAsync($"/sign-in?back=%2Finbox%3Fselected%3D{interaction}");
        await visitor.Page.Locator("input[name=mail]").FillAsync(mail);
        await visitor.Page.Locator("input[name=password]").FillAsync(Company.Password);
        await visitor.Page.Locator("button[type=submit]").ClickAsync();

        await Expect(Said(visitor, "Where is my order?")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Answering takes a seat")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Write" })).ToHaveCountAsync(0);
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true })).ToHaveCountAsync(0);
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "New", Exact = true })).ToHaveCountAsync(0);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static ILocator Said(Visitor visitor, string text) => visitor.Page.Locator(".said").Filter(new() { HasText = text });

    private static ILocator Row(Visitor visitor, string name) => visitor.Page.Locator(".inbox-row").Filter(new() { HasText = name });

    private static async Task<Visitor> At(Company company, string path)
    {
        var visitor = await Visitor.Come();
        await visitor.SignIn(company);
        await visitor.Page.GotoAsync(path);
        return visitor;
    }

    /// <summary>From here on what happens shows: a first message came by the stream.</summary>
    private static async Task Followed(Visitor visitor, Company company, Guid interaction)
    {
        await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, "Hello?"));
        await Expect(Said(visitor, "Hello?")).ToBeVisibleAsync();
    }

    private static async Task<(Guid Interaction, Guid Customer)> Open(Company company, string name, string text)
    {
        var customer = await company.Owner.Customers.Register(new(CustomerKind.Person, name));
        var interaction = await company.Owner.Interactions.Open(new("mail", Direction.Inbound, customer.Id));
        await company.Owner.Interactions.Append(interaction.Id, new(Direction.Inbound, text));
        return (interaction.Id, customer.Id);
    }
}
