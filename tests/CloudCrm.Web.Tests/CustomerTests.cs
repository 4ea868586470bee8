namespace CloudCrm.Web.Tests;

/// <summary>Work with customers: find, change, merge, take in.</summary>
[TestFixture]
internal sealed class CustomerTests
{
    private Company _company = null!;
    private Visitor _visitor = null!;

    private IPage Page => _visitor.Page;

    [SetUp]
    public async Task Come()
    {
        _company = await Company.Open();
        _visitor = await Visitor.Come();
    }

    [TearDown]
    public async Task Leave()
    {
        await _visitor.DisposeAsync();
        _company.Dispose();
    }

    [Test]
    public async Task Somebody_registers_a_customer_and_finds_it_again()
    {
        await _visitor.SignIn(_company);
        await Page.GotoAsync("/customers");
        await Sees(Page.GetByText("No customers yet"));
        await _visitor.Inspect("no customers");
        await Button("New customer").First.ClickAsync();
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync("Mei Chen");
        await Page.GetByLabel("Mail", new() { Exact = true }).FillAsync("mei@example.org");
        await _visitor.Inspect("a new customer");
        await Button("Create").ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Mei Chen");
        await Sees(Page.GetByRole(AriaRole.Heading, new() { Name = "What it costs" }));
        await Page.GotoAsync("/customers");
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("mei");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Mei Chen" }).ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Mei Chen");
    }

    [Test]
    public async Task A_filter_is_kept_as_a_view()
    {
        await Register("Mei Chen", "vip");
        await Register("Yan Wu");
        await _visitor.SignIn(_company);
        await Page.GotoAsync("/customers?tags=%5B%22vip%22%5D");
        await Sees(Customer("Mei Chen"));
        await Assertions.Expect(Customer("Yan Wu")).ToHaveCountAsync(0);
        await Button("All customers").ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Save as a view" }).ClickAsync();
        await Page.GetByLabel("What it is called").FillAsync("Our best");
        await Button("Save").ClickAsync();
        await Sees(Button("Our best"));
        await Button("Take off: Tag vip").ClickAsync();
        await Sees(Customer("Yan Wu"));
        await Sees(Button("Our best (changed)"));
        await _visitor.Back();
        await Sees(Button("Our best"));
        await _visitor.Inspect("a view");
        await OnPhone("a view on a phone");
    }

    [Test]
    public async Task Many_are_tagged_at_once()
    {
        await Register("Mei Chen");
        await Register("Yan Wu");
        await _visitor.SignIn(_company);
        await Page.GotoAsync("/customers");
        await Customer("Mei Chen").FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Space");
        await Sees(Page.GetByText("2 chosen"));
        await Button("Tag").ClickAsync();
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Add tags" }).FillAsync("met");
        await Page.Keyboard.PressAsync("Enter");
        await Button("Apply").ClickAsync();
        await Sees(Page.GetByText("Tag: done"));
        await Assertions.Expect(Page.Locator("tbody .tag", new() { HasText = "met" })).ToHaveCountAsync(2);
        await _visitor.Inspect("many changed");
    }

    [Test]
    public async Task Who_edits_what_somebody_else_changed_is_shown_both()
    {
        await _company.Owner.Fields.Define(new("tier", "Tier", FieldType.Text));
        var customer = await Register("Mei Chen");
        _visitor.Expect("412");
        await _visitor.SignIn(_company);
        await Page.GotoAsync($"/customers/{customer.Id}");
        await _visitor.Inspect("a customer");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Edit: Tier" }).ClickAsync();
        await _company.Owner.Customers.Change(customer.Id, new(Fields: new Dictionary<string, string?> { ["tier"] = "silver" }));
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Tier" }).FillAsync("gold");
        await Page.Keyboard.PressAsync("Enter");
        await Sees(Page.GetByText("Somebody changed this meanwhile."));
        await Sees(Page.GetByRole(AriaRole.Alert).GetByText("silver"));
        await _visitor.Inspect("a conflict");
        await Button("Save mine").ClickAsync();
        await Sees(Page.GetByRole(AriaRole.Button, new() { Name = "Edit: Tier gold" }));
        await OnPhone("a customer on a phone");
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Changes" }).ClickAsync();
        await Button("Undo").First.ClickAsync();
        await Sees(Page.GetByText("Took a change back"));
        await _visitor.Inspect("history on a phone");
    }

    [Test]
    public async Task Duplicates_are_merged_and_taken_apart_again()
    {
        var one = await Register("Mei Chen", contact: "mei@example.org");
        await Register("Mei-Ling Chen", contact: "mei@example.org");
        await _visitor.SignIn(_company);
        await Page.GotoAsync($"/customers/{one.Id}?tab=duplicates");
        await Button("Merge into this one: Mei-Ling Chen").ClickAsync();
        await Sees(Button("Take out again: Mei-Ling Chen"));
        await _visitor.Inspect("merged");
        await Button("Undo").ClickAsync();
        await Sees(Button("Merge into this one: Mei-Ling Chen"));
    }

    [Test]
    public async Task A_file_is_looked_at_first_and_then_taken_in()
    {
        await _visitor.SignIn(_company);
        await Page.GotoAsync("/customers/import");
        await _visitor.Inspect("import");
        var rows = "Name,E-mail\nNora Vale,nora@example.org\nOtto Marsh,not a mail\n"u8.ToArray();
        await Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = rows });
        await Sees(Button("Check the file"));
        await _visitor.Inspect("what columns become");
        await Button("Check the file").ClickAsync();
        await Sees(Page.GetByText("This is what would happen"));
        await Sees(Page.GetByRole(AriaRole.Cell, new() { Name = "E-mail" }));
        await OnPhone("what would happen");
        await Button("Import 1 customer").ClickAsync();
        await Sees(Page.GetByRole(AriaRole.Heading, new() { Name = "Imported", Exact = true }));
        await Page.GetByRole(AriaRole.Link, new() { Name = "See the customers" }).ClickAsync();
        await Sees(Customer("Nora Vale"));
    }

    [Test]
    public async Task Who_may_only_look_sees_no_buttons()
    {
        var customer = await Register("Mei Chen");
        using var viewer = await Member.Join(_company, Role.Viewer, "Vera Viewer");
        await _visitor.SignIn(viewer.Mail);
        await Page.GotoAsync("/customers");
        await Sees(Customer("Mei Chen"));
        await Assertions.Expect(Button("New customer")).ToHaveCountAsync(0);
        await Assertions.Expect(Page.Locator("tbody input")).ToHaveCountAsync(0);
        await Page.GotoAsync($"/customers/{customer.Id}");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Mei Chen");
        await Assertions.Expect(Button("Archive")).ToHaveCountAsync(0);
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Edit:" })).ToHaveCountAsync(0);
        await _visitor.Inspect("a customer for who may only look");
    }

    [Test]
    public async Task Customers_speak_the_companys_language()
    {
        using var company = await Company.Open(language: "zh-TW");
        var customer = await company.Owner.Customers.Register(new(CustomerKind.Person, "陳美玲", Tags: ["vip"]));
        await using var other = await Visitor.Come("zh-TW", Visitor.Phone, ColorScheme.Dark);
        await other.SignIn(company);
        await other.Page.GotoAsync("/customers");
        await Assertions.Expect(other.Page.Locator("h1")).ToHaveTextAsync("客戶");
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Link, new() { Name = "陳美玲" })).ToBeVisibleAsync();
        await other.Inspect("customers in Chinese");
        await other.Page.GotoAsync($"/customers/{customer.Id}");
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Tab, new() { Name = "時間軸" })).ToBeVisibleAsync();
        await other.Inspect("a customer in Chinese");
    }

    private static Task Sees(ILocator what) => Assertions.Expect(what).ToBeVisibleAsync();

    private ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private ILocator Customer(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private Task<Customer> Register(string name, string? tag = null, string? contact = null) => _company.Owner.Customers.Register(
        new(CustomerKind.Person, name, contact is null ? null : [new(ContactKind.Mail, contact)], Tags: tag is null ? null : [tag]));

    private async Task OnPhone(string what)
    {
        await Page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await _visitor.Inspect(what);
    }
}
