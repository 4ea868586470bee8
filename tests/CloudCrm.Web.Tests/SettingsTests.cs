namespace CloudCrm.Web.Tests;

/// <summary>The administration: people and seats, keys, fields, webhooks, the audit trail, and the company's end.</summary>
[TestFixture]
internal sealed class SettingsTests
{
    private Company _company = null!;
    private Visitor _visitor = null!;

    private IPage Page => _visitor.Page;

    [SetUp]
    public async Task Come()
    {
        _company = await Company.Open();
        _visitor = await Visitor.Come();
        await _visitor.SignIn(_company);
    }

    [TearDown]
    public async Task Leave()
    {
        await _visitor.DisposeAsync();
        _company.Dispose();
    }

    [Test]
    public async Task A_colleague_is_invited_joins_and_gets_a_seat_that_costs_what_was_shown()
    {
        var mail = $"ken-{Guid.CreateVersion7():n}@example.com";
        await Page.GotoAsync("/settings/people");
        await Button("Invite").ClickAsync();
        await Page.Locator("input[name=mail]").FillAsync(mail);
        await _visitor.Inspect("an invitation");
        await Button("Send the invitation").ClickAsync();
        await Sees(Page.GetByText($"{mail} gets a mail"));
        await Button("Done").ClickAsync();

        await using (var colleague = await Visitor.Come())
        {
            await colleague.Page.GotoAsync($"/join#{await Mails.Token(mail, "/join")}");
            await colleague.Page.Locator("input[name=name]").FillAsync("Ken Wu");
            await colleague.Page.Locator("input[name=password]").FillAsync(Company.Password);
            await colleague.Inspect("joining");
            await colleague.Page.Locator("button[type=submit]").ClickAsync();
            await Assertions.Expect(colleague.Page.Locator("h1")).ToHaveTextAsync("Today");
            await colleague.Page.GotoAsync("/settings/keys");
            await Sees(colleague.Page.GetByText("You may not see this"));
        }

        await Page.GotoAsync("/settings/seats");
        await Sees(Page.GetByText("1 of 1"));
        await Page.Locator("input[name=bought]").FillAsync("2");
        var shown = await _company.Owner.Billing.Preview(new(Seats: 2));
        await Sees(Page.GetByText($"${shown.Then.Total}").First);
        await _visitor.Inspect("what another seat costs");
        await Button("Buy seats").ClickAsync();
        await Sees(Page.GetByText("1 of 2"));
        // The switch itself lies unseen below what is drawn of it.
        await Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ken Wu" }).Locator("label").First.ClickAsync();
        await Sees(Page.GetByText("2 of 2"));
        await _visitor.Inspect("seats");
        await OnPhone("seats on a phone");
        await Patience.UntilStated(_company.Owner, statement => statement.Total == shown.Then.Total);
    }

    [Test]
    public async Task A_colleague_is_offered_the_ownership_and_takes_it_up()
    {
        using var ken = await Member.Join(_company, Role.Agent);
        await Page.GotoAsync("/settings/company");
        _visitor.Expect("422");
        await Offer("not the password at all");
        await Sees(Page.GetByText("The password, or the code of your authenticator"));
        await Page.Locator("input[name=proof]").FillAsync(Company.Password);
        await _visitor.Inspect("an offer of ownership");
        await OnPhone("an offer of ownership on a phone");
        await Page.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Offer ownership" }).ClickAsync();
        await Sees(Page.GetByText("Ken Wu can accept until"));
        await _visitor.Inspect("an offer that waits");
        await Button("Take back").ClickAsync();
        await Offer(Company.Password);
        await Sees(Page.GetByText("Ken Wu can accept until"));

        await using var colleague = await Visitor.Come();
        await colleague.SignIn(ken.Mail);
        await Sees(colleague.Page.GetByText("Ada Lin offers you the ownership of this company"));
        await colleague.Inspect("being offered the ownership");
        await colleague.Page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await colleague.Inspect("being offered the ownership, on a phone");
        await colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Become an owner" }).ClickAsync();
        await Sees(colleague.Page.GetByText("You are an owner now"));
        await Assertions.Expect(colleague.Page.GetByText("offers you the ownership")).ToHaveCountAsync(0);

        await Sees(Button("Offer ownership"));
        Assert.That((await _company.Owner.Members.Read(ken.Id)).Roles, Has.Member(Role.Owner));
        Assert.That((await _company.Owner.Ownership.Page()).Items.Select(offer => offer.State), Is.EqualTo(new[] { OfferState.Accepted, OfferState.Withdrawn }));

        async Task Offer(string password)
        {
            await Button("Offer ownership").ClickAsync();
            await Page.GetByRole(AriaRole.Combobox, new() { Name = "Who should become an owner" }).ClickAsync();
            await Page.GetByRole(AriaRole.Option, new() { Name = "Ken Wu" }).ClickAsync();
            await Page.Locator("input[name=proof]").FillAsync(password);
            await Page.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Offer ownership" }).ClickAsync();
        }
    }

    [Test]
    public async Task Web_pages_are_named_from_which_the_api_may_be_called()
    {
        await Page.GotoAsync("/settings/keys");
        var addresses = Page.GetByRole(AriaRole.Region, new() { Name = "Web pages" });
        _visitor.Expect("422");
        await addresses.Locator("input").First.FillAsync("desk.example.com");
        await addresses.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Sees(addresses.GetByText("Each is an origin such as"));
        await addresses.Locator("input").First.PressAsync("Backspace");
        await addresses.Locator("input").First.FillAsync("https://desk.example.com");
        await addresses.Locator("input").First.PressAsync("Enter");
        await addresses.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Sees(Page.GetByText("The addresses hold within 10 seconds"));
        await _visitor.Inspect("addresses of web pages");
        await OnPhone("addresses of web pages on a phone");
        Assert.That((await _company.Owner.Tenant.Read()).Origins, Is.EqualTo(new[] { "https://desk.example.com" }));
    }

    [Test]
    public async Task Business_hours_are_set_for_the_whole_week()
    {
        await Page.GotoAsync("/settings/company");
        await Button("Add hours on Monday").ClickAsync();
        await Page.GetByLabel("Monday, to").FillAsync("12:30");
        await Button("Add hours on Monday").ClickAsync();
        await Button("Tuesday to Friday too").ClickAsync();
        await Button("Remove: Friday 12:30").ClickAsync();
        await _visitor.Inspect("business hours");
        await OnPhone("business hours on a phone");
        await Page.GetByRole(AriaRole.Region, new() { Name = "Business hours" }).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Sees(Page.GetByText("Business hours are saved"));
        var week = (await _company.Owner.Tenant.Read()).BusinessHours;
        Assert.That(week, Has.Count.EqualTo(9));
        Assert.That(week.Where(hours => hours.Day == Weekday.Monday), Is.EqualTo(new OpenHours[] { new(Weekday.Monday, "09:00", "12:30"), new(Weekday.Monday, "12:30", "13:00") }));
        Assert.That(week.Where(hours => hours.Day == Weekday.Friday), Is.EqualTo(new OpenHours[] { new(Weekday.Friday, "09:00", "12:30") }));
    }

    [Test]
    public async Task A_key_is_made_works_and_is_revoked()
    {
        await Page.GotoAsync("/settings/keys");
        await Button("New key").ClickAsync();
        await Page.Locator("input[name=key]").FillAsync("Shop");
        await _visitor.Inspect("a new key");
        await Button("Make the key").ClickAsync();
        var token = (await Page.Locator("[data-secret]").TextContentAsync())!.Trim();
        await _visitor.Inspect("a key that is shown once");
        await Button("Done").ClickAsync();
        await Assertions.Expect(Page.GetByText(token)).ToHaveCountAsync(0);
        using var program = new CrmClient(House.Product.Url, token);
        Assert.That((await program.Sessions.Read()).Rights, Is.EqualTo(new[] { Right.ReadCustomers }));

        await _visitor.Inspect("keys");
        await OnPhone("keys on a phone");
        await Button("Revoke").ClickAsync();
        await Button("Revoke for good").ClickAsync();
        await Sees(Page.GetByText("Revoked", new() { Exact = true }));
    }

    [Test]
    public async Task A_field_is_made_and_stands_on_customers()
    {
        var customer = await _company.Owner.Customers.Register(new(CustomerKind.Person, "Mei Chen"));
        await Page.GotoAsync("/settings/fields");
        await Sees(Page.GetByText("No fields of your own yet"));
        await _visitor.Inspect("no fields");
        await Button("New field").ClickAsync();
        await Page.Locator("input[name=label]").FillAsync("Frame size");
        await Assertions.Expect(Page.Locator("input[name=key]")).ToHaveValueAsync("frameSize");
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "What it holds" }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "Choice" }).ClickAsync();
        await Page.Locator("textarea[name=choices]").FillAsync("Small\nLarge");
        await _visitor.Inspect("a new field");
        await Button("Save").ClickAsync();
        await Sees(Page.GetByText("Choice · Small, Large"));
        await _visitor.Inspect("fields");
        await OnPhone("fields on a phone");

        await Page.GotoAsync($"/customers/{customer.Id}");
        var field = Page.GetByRole(AriaRole.Button, new() { Name = "Edit: Frame size" });
        await field.ClickAsync();
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Frame size" }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "Large" }).ClickAsync();
        await Button("Save").ClickAsync();
        await Assertions.Expect(field).ToContainTextAsync("Large");
        Assert.That((await _company.Owner.Customers.Read(customer.Id)).Fields!["frameSize"], Is.EqualTo("Large"));

        await Page.GotoAsync("/settings/fields");
        await Button("Archive Frame size").ClickAsync();
        await Button("Undo").ClickAsync();
        await Sees(Button("Archive Frame size"));
    }

    [Test]
    public async Task A_role_sees_no_more_than_it_may()
    {
        await Page.GotoAsync("/settings/fields?tab=rights");
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Phone: Viewer" }).SelectOptionAsync("Hidden");
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Name: Agent" }).SelectOptionAsync("Read only");
        await _visitor.Inspect("rights to fields");
        await Button("Save").ClickAsync();
        await Sees(Page.GetByText("It holds within 3 seconds"));
        await OnPhone("rights to fields on a phone");
        var rules = (await _company.Owner.Tenant.FieldRights()).Rules;
        Assert.That(rules, Is.EquivalentTo(new FieldRule[] { new(Role.Viewer, "phone", FieldAccess.Hidden), new(Role.Agent, "name", FieldAccess.ReadOnly) }));

        await Page.GotoAsync("/settings/audit?entity=field_rights");
        await Sees(Page.GetByText("changed who sees which fields"));
        await Sees(Page.GetByText("Viewer · Phone"));
    }

    [Test]
    public async Task A_webhook_is_made_tried_and_switched_off()
    {
        await Page.GotoAsync("/settings/webhooks");
        await Sees(Page.GetByText("No webhooks yet"));
        await _visitor.Inspect("no webhooks");
        await Button("New webhook").ClickAsync();
        await Page.Locator("input[name=url]").FillAsync("https://hooks.example.com/events");
        await Page.Locator("input[name=description]").FillAsync("Our shop");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Customer: 6 of 6 chosen" }).ClickAsync();
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "customer.merged" }).UncheckAsync();
        await _visitor.Inspect("a new webhook");
        await Button("Make the webhook").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-secret]")).ToContainTextAsync("whsec_");
        await _visitor.Inspect("a secret that is shown once");
        await Button("Done").ClickAsync();
        await _visitor.Inspect("webhooks");

        await Page.GetByRole(AriaRole.Link, new() { Name = "https://hooks.example.com/events" }).ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Our shop");
        await Button("Send a test").ClickAsync();
        await Sees(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Test event" }));
        await _visitor.Inspect("a webhook");
        await OnPhone("a webhook on a phone");
        await Button("Switch off").ClickAsync();
        await Sees(Button("Switch on"));
        await Button("New secret").ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await Assertions.Expect(Page.Locator("[data-secret]")).ToContainTextAsync("whsec_");
        await Button("Done").ClickAsync();

        var kept = (await _company.Owner.Webhooks.List()).Single();
        Assert.That(kept.State, Is.EqualTo(WebhookState.Disabled));
        Assert.That(kept.Events, Has.Member("customer.registered").And.Member("interaction.*").And.Not.Member("customer.merged").And.Not.Member("customer.*"));

        await Button("Remove").ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Sees(Page.GetByText("No webhooks yet"));
    }

    [Test]
    public async Task The_audit_trail_speaks_to_people()
    {
        var customer = await _company.Owner.Customers.Register(new(CustomerKind.Person, "Mei Chen"));
        await _company.Owner.Customers.Change(customer.Id, new(Name: "Mei Wu"));
        await Page.GotoAsync("/settings/audit?entity=customer");
        var entries = Page.GetByRole(AriaRole.Listitem);
        await Assertions.Expect(entries.Filter(new() { HasText = "Ada Lin registered a customer" })).ToBeVisibleAsync();
        var changed = entries.Filter(new() { HasText = "Ada Lin changed a customer" });
        await Assertions.Expect(changed.Locator("del")).ToHaveTextAsync("Mei Chen");
        await Assertions.Expect(changed.Locator("ins")).ToHaveTextAsync("Mei Wu");
        await _visitor.Inspect("the audit trail");
        await OnPhone("the audit trail on a phone");
        await changed.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Mei Wu");
    }

    [Test]
    public async Task The_company_lets_support_in_opens_a_sandbox_and_is_closed_and_taken_back()
    {
        await Page.GotoAsync("/settings/company");
        await Button("Let support in").ClickAsync();
        await Page.Locator("input[name=reason]").FillAsync("Our import looks wrong");
        await _visitor.Inspect("the company");
        await Button("Let support in").ClickAsync();
        await Page.GetByRole(AriaRole.Group, new() { Name = "Our import looks wrong" }).GetByRole(AriaRole.Button, new() { Name = "End" }).ClickAsync();
        await Sees(Page.GetByText("Over", new() { Exact = true }));

        await Page.Locator("input[name=sandbox]").FillAsync("Harbour trials");
        await Button("Open a sandbox").ClickAsync();
        await Sees(Page.GetByText("Harbour trials is open."));
        Assert.That((await _company.Owner.Account.Tenants()).Items, Has.Exactly(1).Matches<AccountTenant>(it => it.Sandbox && it.Name == "Harbour trials"));

        await Button("Close the company").ClickAsync();
        await Page.Locator("input[name=closing]").FillAsync("Harbour Bikes");
        await Page.Locator("input[name=proof]").FillAsync(Company.Password);
        await _visitor.Inspect("closing the company");
        await Button("Close it").ClickAsync();
        await Sees(Page.GetByText("This company is deleted for good on"));
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Download" })).ToBeVisibleAsync();
        await _visitor.Inspect("a company that is being closed");
        await OnPhone("a company that is being closed, on a phone");
        Assert.That((await _company.Owner.Tenant.Read()).State, Is.EqualTo(TenantState.Closing));

        await Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Pages and customers" })).ToBeFocusedAsync();
        await Sees(Page.GetByRole(AriaRole.Option, new() { Name = "Company" }));
        await Assertions.Expect(Page.GetByRole(AriaRole.Option, new() { Name = "People" })).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Escape");
        await Button("Take it back").ClickAsync();
        await Sees(Button("Close the company"));
        Assert.That((await _company.Owner.Tenant.Read()).State, Is.EqualTo(TenantState.Active));
    }

    [TestCase("zh-TW", "設定")]
    [TestCase("zh-CN", "设置")]
    public async Task Its_pages_fit_in_other_languages(string language, string title)
    {
        using var company = await Company.Open(language: language);
        await using var visitor = await Visitor.Come(language, Visitor.Phone);
        await visitor.SignIn(company);
        foreach (var path in new[] { "company", "people", "people?tab=teams", "seats", "fields", "fields?tab=rights", "keys", "webhooks", "audit" })
        {
            await visitor.Page.GotoAsync($"/settings/{path}");
            await Assertions.Expect(visitor.Page.Locator(".settings-back")).ToHaveTextAsync(title);
            await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveCountAsync(1);
            await Assertions.Expect(visitor.Page.Locator("[aria-busy=true]:visible")).ToHaveCountAsync(0);
            await visitor.Inspect($"/settings/{path} in {language}");
        }
    }

    private static Task Sees(ILocator locator) => Assertions.Expect(locator).ToBeVisibleAsync();

    private ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task OnPhone(string what)
    {
        await Page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await _visitor.Inspect(what);
        await Page.SetViewportSizeAsync(Visitor.Desk.Width, Visitor.Desk.Height);
    }
}
