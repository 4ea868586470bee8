namespace CloudCrm.Web.Tests;

/// <summary>What stands around all pages: the way to everything by typing, and what one is told.</summary>
[TestFixture]
internal sealed class ShellTests
{
    [Test]
    public async Task The_palette_leads_to_pages_and_customers_by_keys_alone()
    {
        using var company = await Company.Open();
        await company.Owner.Customers.Register(new(CustomerKind.Person, "Nora Vale", [new(ContactKind.Mail, "nora@example.org")]));
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(company);
        var page = visitor.Page;
        await page.Keyboard.PressAsync("Control+k");
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Pages and customers" });
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await visitor.Inspect("the palette");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "Customers", Exact = true })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.TypeAsync("bill inv");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("No invoices yet")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("nora");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "Nora Vale" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Nora Vale");

        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("zzz");
        await Assertions.Expect(page.GetByText("Nothing is called “zzz”")).ToBeVisibleAsync();
        await visitor.Inspect("the palette without a goal");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(field).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_palette_knows_only_what_one_may_see()
    {
        using var company = await Company.Open();
        await company.Owner.Customers.Register(new(CustomerKind.Person, "Nora Vale"));
        using var payer = await Member.Join(company, Role.Billing);
        await using var visitor = await Visitor.Come(size: Visitor.Phone);
        await visitor.SignIn(payer.Mail);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Option, new() { Name = "Budgets" })).ToBeVisibleAsync();
        foreach (var closed in new[] { "Customers", "Inbox", "Import customers", "API keys", "People" })
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Option, new() { Name = closed })).ToHaveCountAsync(0);
        await visitor.Inspect("the palette on a phone");
        await visitor.Page.Keyboard.TypeAsync("nora");
        await Assertions.Expect(visitor.Page.GetByText("Nothing is called “nora”")).ToBeVisibleAsync();
    }

    [Test]
    public async Task What_one_is_told_shows_by_itself_and_is_read()
    {
        using var company = await Company.Open();
        using var agent = await Member.Join(company, Role.Agent);
        var customer = await company.Owner.Customers.Register(new(CustomerKind.Person, "Nora Vale"));
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(agent.Mail);
        var page = visitor.Page;
        var bell = page.GetByRole(AriaRole.Button, new() { Name = "Notifications" });
        await bell.ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing new")).ToBeVisibleAsync();
        await visitor.Inspect("no notifications");
        await page.Keyboard.PressAsync("Escape");

        await company.Owner.Tasks.Make(new("Call Nora back", AssigneeId: agent.Id, CustomerId: customer.Id));
        await Assertions.Expect(bell).ToHaveAccessibleNameAsync("Notifications: 1 unread");
        await company.Owner.Tasks.Make(new("Send the bill", AssigneeId: agent.Id, CustomerId: customer.Id));
        await Assertions.Expect(bell).ToHaveAccessibleNameAsync("Notifications: 2 unread");
        await bell.ClickAsync();
        var told = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button);
        await Assertions.Expect(told.Filter(new() { HasText = "Send the bill" })).ToBeVisibleAsync();
        await visitor.Inspect("notifications");
        await told.Filter(new() { HasText = "Call Nora back" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Nora Vale");
        await Assertions.Expect(bell).ToHaveAccessibleNameAsync("Notifications: 1 unread");

        await page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await bell.ClickAsync();
        await visitor.Inspect("notifications on a phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all read" }).ClickAsync();
        await Assertions.Expect(bell).ToHaveAccessibleNameAsync("Notifications");
        Assert.That((await agent.Client.Notifications.Unread()).Count, Is.Zero);
    }
}
