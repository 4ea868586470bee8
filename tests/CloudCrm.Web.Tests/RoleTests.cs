using System.Net;

namespace CloudCrm.Web.Tests;

/// <summary>What a role may not do is not shown, its address says so in plain words, and the platform refuses it.</summary>
[TestFixture]
internal sealed class RoleTests
{
    private const string No = "You may not see this";

    private static readonly string[] s_settings = ["/settings", "/settings/people", "/settings/seats", "/settings/fields", "/settings/keys", "/settings/webhooks", "/settings/audit", "/settings/company"];

    [Test]
    public async Task A_viewer_reads_and_changes_nothing()
    {
        using var company = await Company.Open();
        using var viewer = await Member.Join(company, Role.Viewer);
        var customer = await company.Owner.Customers.Register(new(CustomerKind.Person, "Mei Chen"));
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(viewer.Mail);
        await Sees(visitor, ["Home", "Customers", "Inbox"], ["/billing", "/billing/budgets", "/customers/import", .. s_settings]);
        await visitor.Page.GotoAsync("/customers");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Mei Chen" })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "New customer" })).ToHaveCountAsync(0);
        await Refused(
            (() => viewer.Client.Customers.Register(new(CustomerKind.Person, "Yan Wu")), () => company.Owner.Customers.Register(new(CustomerKind.Person, "Yan Wu"))),
            (() => viewer.Client.Interactions.Open(new("chat", Direction.Inbound, customer.Id)), () => company.Owner.Interactions.Open(new("chat", Direction.Inbound, customer.Id))),
            (() => viewer.Client.Budgets.List(), () => company.Owner.Budgets.List()),
            (() => viewer.Client.Journal.Page(), () => company.Owner.Journal.Page()),
            (() => viewer.Client.Invitations.Page(), () => company.Owner.Invitations.Page()));
    }

    [Test]
    public async Task An_agent_serves_customers_and_sees_no_bills()
    {
        using var company = await Company.Open();
        await company.Owner.Seats.Buy(5);
        using var agent = await Member.Join(company, Role.Agent);
        await company.Owner.Members.AssignSeat(agent.Id);
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(agent.Mail);
        await Sees(visitor, ["Home", "Customers", "Inbox"], ["/billing", "/billing/invoices", .. s_settings]);
        await visitor.Page.GotoAsync("/customers");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "New customer" }).First).ToBeVisibleAsync();
        await agent.Client.Customers.Register(new(CustomerKind.Person, "Yan Wu"));
        await Refused(
            (() => agent.Client.Billing.Account(), () => company.Owner.Billing.Account()),
            (() => agent.Client.Seats.Buy(6), () => company.Owner.Seats.Buy(6)),
            (() => agent.Client.ApiKeys.Page(), () => company.Owner.ApiKeys.Page()),
            (() => agent.Client.Invitations.Invite(new(Mail("nan"), [Role.Agent])), () => company.Owner.Invitations.Invite(new(Mail("nan"), [Role.Agent]))));
    }

    [Test]
    public async Task Who_pays_sees_bills_and_no_customers()
    {
        using var company = await Company.Open();
        using var payer = await Member.Join(company, Role.Billing);
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(payer.Mail);
        await Sees(visitor, ["Home", "Billing"], ["/customers", $"/customers/{Guid.CreateVersion7()}", "/customers/import", "/inbox", .. s_settings]);
        await visitor.Page.GotoAsync("/billing/budgets");
        await Assertions.Expect(visitor.Page.GetByText("No budgets yet")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "New budget" })).ToHaveCountAsync(0);
        await payer.Client.Budgets.List();
        await Refused(
            (() => payer.Client.Customers.Page(limit: 1), () => company.Owner.Customers.Page(limit: 1)),
            (() => payer.Client.Interactions.Page(limit: 1), () => company.Owner.Interactions.Page(limit: 1)),
            (() => payer.Client.Notifications.Page(), () => company.Owner.Notifications.Page()),
            (() => payer.Client.Budgets.Make(new("Messages", Meter: "messages.outbound", Units: 5)), () => company.Owner.Budgets.Make(new("Messages", Meter: "messages.outbound", Units: 5))),
            (() => payer.Client.Seats.Buy(6), () => company.Owner.Seats.Buy(6)));
    }

    [Test]
    public async Task An_admin_runs_the_company_and_makes_no_owners()
    {
        using var company = await Company.Open();
        using var admin = await Member.Join(company, Role.Admin);
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(admin.Mail);
        await Sees(visitor, ["Home", "Customers", "Inbox", "Billing", "Settings"], []);
        await visitor.Page.GotoAsync("/settings/people?invite=true");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Admin" })).ToBeEnabledAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Owner" })).ToBeDisabledAsync();
        await admin.Client.Invitations.Invite(new(Mail("nan"), [Role.Admin]));
        await Refused((() => admin.Client.Invitations.Invite(new(Mail("nan"), [Role.Owner])), () => company.Owner.Invitations.Invite(new(Mail("nan"), [Role.Owner]))));
    }

    private static string Mail(string name) => $"{name}-{Guid.CreateVersion7():n}@example.com";

    private static async Task Sees(Visitor visitor, string[] places, string[] closed)
    {
        var links = visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link);
        await Assertions.Expect(links).ToHaveTextAsync(places);
        foreach (var path in closed)
        {
            await visitor.Page.GotoAsync(path);
            await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(No);
        }

        if (closed.Length > 0)
            await visitor.Inspect("an address that is closed");
    }

    /// <summary>Each is refused to the member for want of a right; the same is not refused to the owner.</summary>
    private static async Task Refused(params (Func<Task> Theirs, Func<Task> Owners)[] acts)
    {
        foreach (var (theirs, owners) in acts)
        {
            Assert.That(Assert.ThrowsAsync<CrmApiException>(() => theirs())!.Status, Is.EqualTo(HttpStatusCode.Forbidden));
            await owners();
        }
    }
}
