using CloudCrm.Client;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Tests.Mail;

namespace CloudCrm.Tests.Gateway;

/// <summary>Several operators: each with an account, a second factor and a trail of its own.</summary>
[TestFixture]
internal sealed class OperatorTests
{
    private const string Password = "a password of my own";
    private TheApi _api = null!;

    [SetUp]
    public async Task Start() => _api = await TheApi.Start(new() { ["Operator:TwoFactor"] = "required" });

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Before_a_second_factor_an_operator_can_set_one_up_and_do_nothing_else()
    {
        using var first = await _api.Operator();
        foreach (var path in new[] { "/v1/operator/tenants", "/v1/operator/operators", "/v1/operator/journal", "/v1/operator/sessions" })
        {
            var reply = await Shot.Get(path).As(first.Token).Fire(_api);
            Assert.That(((int)reply.Status, reply.Code), Is.EqualTo((403, "two_factor_needed")), path);
        }

        Assert.That((await first.Operator.Session()).NeedsTwoFactor);

        await SetUp(first, Installation.OperatorSecret);

        Assert.That((await first.Operator.TenantsPage()).Items, Is.Empty, "at once, through the same session");
        Assert.That((await first.Operator.Session()).NeedsTwoFactor, Is.False);
        Assert.That(Refused(() => _api.Operator()), Is.EqualTo((401, "sign_in_failed")), "from here on signing in takes a code");
        await first.Operator.SignOut();
    }

    [Test]
    public async Task An_operator_invites_others_and_each_comes_with_a_password_and_a_second_factor_of_its_own()
    {
        using var first = await First();
        var mail = Company.NewMail("ken");
        var invited = await first.Operator.Invite(new(mail, "Ken Wu"));
        Assert.That((invited.Verified, invited.TwoFactor), Is.EqualTo((false, false)));
        using var company = await Company.Open(_api);
        Assert.That(Refused(() => first.Operator.Invite(new(company.Request.Mail, "Ada"))), Is.EqualTo((409, "mail_taken")), "a customer's account never becomes an operator's");

        using var ken = await Join(mail);
        Assert.That(Refused(() => ken.Operator.TenantsPage()), Is.EqualTo((403, "two_factor_needed")));
        await SetUp(ken, Password);

        Assert.That((await ken.Operator.TenantsPage()).Items, Has.Count.EqualTo(1));
        var listed = (await first.Operator.Operators()).Items;
        Assert.That(listed.Select(it => (it.Mail, it.Verified, it.TwoFactor)), Is.EqualTo(new[] { (Installation.OperatorMail, true, true), (mail, true, true) }));
        using var tenant = new CrmClient(_api.Address, company.Token);
        Assert.That(Refused(() => tenant.Operator.Operators()), Is.EqualTo((403, "operator_only")));
    }

    [Test]
    public async Task Tenants_are_found_by_name_plan_and_how_they_stand()
    {
        using var root = await First();
        using var tea = await Company.Open(_api, plan: "team", name: "Pier Tea House");
        using var flowers = await Company.Open(_api, plan: "business", name: "雲端花店");
        await root.Operator.Suspend(flowers.Tenant, "a test");
        foreach (var (filter, found) in new (TenantFilter, Guid[])[]
        {
            (new("pier TEA"), [tea.Tenant]), (new("花"), [flowers.Tenant]), (new("%"), []), (new(Plan: "business"), [flowers.Tenant]), (new(State: TenantState.Suspended), [flowers.Tenant]),
            (new("e", "team", TenantState.Active, PaymentStanding.Good), [tea.Tenant]), (new("e", "team", TenantState.Active, PaymentStanding.PastDue), []), (new(), [flowers.Tenant, tea.Tenant]),
        })
        {
            Assert.That((await root.Operator.TenantsPage(filter: filter)).Items.Select(tenant => tenant.Id), Is.EqualTo(found), $"{filter}");
            Assert.That(await root.Operator.Tenants(1, filter).Select(tenant => tenant.Id).ToListAsync(), Is.EqualTo(found), $"{filter}, page by page");
        }
    }

    [Test]
    public async Task A_removed_operator_is_out_and_the_last_one_stays()
    {
        using var root = await First();
        var mail = Company.NewMail("ken");
        var invited = await root.Operator.Invite(new(mail, "Ken Wu"));
        var rootId = (await root.Operator.Session()).AccountId;
        Assert.That(Refused(() => root.Operator.Remove(rootId)), Is.EqualTo((409, "operator_of_settings")));
        using var ken = await Join(mail);
        Assert.That(Refused(() => ken.Operator.Remove(rootId)), Is.EqualTo((403, "two_factor_needed")));
        await SetUp(ken, Password);
        Assert.That((await ken.Operator.TenantsPage()).Items, Is.Empty, "the positive control");

        await root.Operator.Remove(invited.Id);

        await Eventually.Holds(async () => (int)(await Shot.Get("/v1/operator/tenants").As(ken.Token).Fire(_api)).Status == 401, "the session is dead");
        Assert.That(Refused(() => SignIn(mail, Password)).Status, Is.EqualTo(401));
        Assert.That(Refused(() => root.Operator.Remove(invited.Id)), Is.EqualTo((404, "not_found")));
        Assert.That((await root.Operator.Operators()).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sessions_of_operators_are_seen_and_ended()
    {
        using var first = await First();
        var mail = Company.NewMail("ken");
        await first.Operator.Invite(new(mail, "Ken Wu"));
        using var ken = await Join(mail);

        var listed = (await first.Operator.SessionsPage()).Items;
        Assert.That(listed.Select(session => session.Current), Is.EqualTo(new[] { false, true }), "newest first");
        await first.Operator.EndSession(listed[0].Id);

        await Eventually.Holds(async () => (int)(await Shot.Get("/v1/operator/session").As(ken.Token).Fire(_api)).Status == 401, "the session is dead");
        Assert.That(Refused(() => first.Operator.EndSession(listed[0].Id)), Is.EqualTo((404, "not_found")));
        Assert.That(Refused(() => first.Operator.EndSession(Company.NewId())), Is.EqualTo((404, "not_found")));
        Assert.That((await first.Operator.SessionsPage()).Items.Single().Current);
    }

    [Test]
    public async Task Every_act_of_an_operator_is_in_the_operators_journal_reading_too()
    {
        using var first = await First();
        using var company = await Company.Open(_api);
        await first.Operator.Tenant(company.Tenant);
        await first.Operator.Suspend(company.Tenant, "unpaid");
        var me = (await first.Operator.Session()).AccountId;

        var about = (await first.Operator.JournalPage(filter: new(EntityId: company.Tenant))).Items;

        Assert.That(about.Select(entry => (entry.Verb, entry.Details.GetProperty("operation").GetString())), Is.EqualTo(new[] { ("called", "InspectTenant"), ("called", "SuspendTenant") }));
        Assert.That(about.Select(entry => (entry.By.Kind, entry.By.Id, entry.Address)), Is.All.EqualTo((ActorKind.Operator, (Guid?)me, "127.0.0.1")));
        var mine = (await first.Operator.JournalPage(limit: 1_000)).Items;
        Assert.That(mine.Select(entry => $"{entry.Entity} {entry.Verb}"), Does.Contain("operator_session opened").And.Contain("account two_factor_on"));
        using var file = new StreamReader(await first.Operator.ExportJournal(new(EntityId: company.Tenant)));
        Assert.That((await file.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(3));
        Assert.That((await company.Owner.Journal.Page(limit: 1_000)).Items.Select(entry => entry.Verb), Does.Contain("suspended").And.Not.Contain("called"));
    }

    private async Task<CrmClient> First()
    {
        var first = await _api.Operator();
        await SetUp(first, Installation.OperatorSecret);
        return first;
    }

    private async Task<CrmClient> Join(string mail)
    {
        using var nobody = new CrmClient(_api.Address);
        await nobody.Account.ResetPassword(new((await MailFolder.MailTo(_api.Data, mail, "operate CloudCrm")).Token, Password));
        return await SignIn(mail, Password);
    }

    private Task<CrmClient> SignIn(string mail, string password) => CrmClient.SignInOperator(_api.Address, new(mail, password));

    private async Task SetUp(CrmClient client, string password)
    {
        var secret = (await client.Account.BeginTwoFactor(new(password))).Secret;
        await client.Account.ConfirmTwoFactor(new(Authenticator.CodeAt(secret, _api.Time.GetUtcNow())));
    }

    private static (int Status, string? Code) Refused(Func<Task> act)
    {
        var refusal = Assert.ThrowsAsync<CrmApiException>(act)!;
        return ((int)refusal.Status, refusal.Code);
    }
}
