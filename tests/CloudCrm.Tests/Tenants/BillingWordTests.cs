using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Notifications;
using CloudCrm.Crm.Tenants.Rows;

namespace CloudCrm.Tests.Tenants;

/// <summary>What a tenant makes of Billing's word: in any order, twice, and beside the operator's.</summary>
[TestFixture]
public sealed class BillingWordTests
{
    private CrmSilo _silo = null!;

    [OneTimeSetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [OneTimeTearDown]
    public ValueTask Stop() => _silo.DisposeAsync();

    [Test]
    public async Task The_newest_plan_holds_with_its_limits_whatever_came_in_between()
    {
        var company = await _silo.Open();
        await company.Grain.TakePlan("business", 5);
        await company.Grain.TakePlan("free", 4);
        await company.Grain.TakePlan("business", 5);
        await _silo.Restart();
        var tenant = (await company.Grain.Read()).Value;
        Assert.Multiple(() =>
        {
            Assert.That(tenant.Plan, Is.EqualTo("business"));
            Assert.That(tenant.Limits, Is.EqualTo(Plans.LimitsOf("business")));
        });
        await company.Grain.TakePlan("a plan of a later price book", 6);
        var later = (await company.Grain.Read()).Value;
        Assert.That((later.Plan, later.Limits), Is.EqualTo(("a plan of a later price book", Plans.LimitsOf("business"))), "limits stay where nobody knows others");
        Assert.That((await _silo.Journal(company.Id)).Count(entry => entry == "tenant plan_changed"), Is.EqualTo(2));
    }

    [Test]
    public async Task The_newest_standing_holds_and_suspension_ends_when_it_is_paid()
    {
        var company = await _silo.Open();
        var member = await company.Join("Ken", Role.Agent);
        await company.Grain.TakeStanding(PaymentStanding.Suspended, 3, _silo.Time.GetUtcNow());
        await company.Grain.TakeStanding(PaymentStanding.Restricted, 2, _silo.Time.GetUtcNow());
        await _silo.Restart();
        var stopped = (await company.Grain.Read()).Value;
        var (owner, agent) = ((await company.Grain.Admit(company.Owner.AccountId)).Value, (await company.Grain.Admit(member.AccountId)).Value);
        Assert.Multiple(() =>
        {
            Assert.That((stopped.State, stopped.Payment), Is.EqualTo((TenantState.Suspended, PaymentStanding.Suspended)));
            Assert.That(owner.Rights, Is.EqualTo(Right.ReadTenant | Right.ReadUsage | Right.ManageBilling), "who can pay sees what");
            Assert.That(agent.Rights, Is.EqualTo(Right.None));
        });
        Assert.That((await company.Grain.BuySeats(5, null, company.OwnerCaller)).Refusal.Code, Is.EqualTo("tenant_suspended"));
        Assert.That((await _silo.Rows<TenantRow>(company.Id)).Single().State, Is.EqualTo(TenantState.Suspended), "who looks at rows sees it too");

        await company.Grain.TakeStanding(PaymentStanding.Good, 4, _silo.Time.GetUtcNow());
        Assert.That((await company.Grain.Read()).Value.State, Is.EqualTo(TenantState.Active));
        Assert.That((await company.Grain.BuySeats(5, null, company.OwnerCaller)).IsOk);
        Assert.That((await _silo.Journal(company.Id)).Count(entry => entry == "tenant payment_standing_changed"), Is.EqualTo(2));
    }

    [Test]
    public async Task The_operators_suspension_and_Billings_do_not_lift_each_other()
    {
        var company = await _silo.Open();
        await company.Grain.SetState(TenantState.Suspended, "", Company.Operator);
        await company.Grain.TakeStanding(PaymentStanding.Suspended, 1, _silo.Time.GetUtcNow());
        await company.Grain.TakeStanding(PaymentStanding.Good, 2, _silo.Time.GetUtcNow());
        Assert.That((await company.Grain.Read()).Value.State, Is.EqualTo(TenantState.Suspended), "the operator's holds");
        Assert.That((await company.Grain.Admit(company.Owner.AccountId)).Value.Rights, Is.EqualTo(Right.ReadTenant));
        await company.Grain.TakeStanding(PaymentStanding.Suspended, 3, _silo.Time.GetUtcNow());
        await company.Grain.SetState(TenantState.Active, "", Company.Operator);
        Assert.That((await company.Grain.Read()).Value.State, Is.EqualTo(TenantState.Suspended), "Billing's holds");
        await company.Grain.TakeStanding(PaymentStanding.PastDue, 4, _silo.Time.GetUtcNow());
        Assert.That((await company.Grain.Read()).Value.State, Is.EqualTo(TenantState.Active));
    }

    [Test]
    public async Task News_is_told_once_to_owners_and_admins_in_the_tenants_language()
    {
        var company = await _silo.Open();
        var (admin, agent) = (await company.Join("Mei", Role.Admin), await company.Join("Ken", Role.Agent));
        await company.Grain.Change(new(null, null, "zh-TW", null), null, company.OwnerCaller);
        var news = new BillingNews(
            Guid.CreateVersion7(), BillingNewsKind.BudgetAlert, [new("budget", "簡訊"), new("percent", "80"), new("used", "800"), new("limit", "1,000")], null, Guid.CreateVersion7());
        await company.Grain.TakeNews(news);
        await company.Grain.TakeNews(news);
        var mails = new List<Letter>();
        foreach (var account in new[] { company.Owner, admin, agent })
            mails.AddRange(await _silo.Letters(LetterKind.BudgetAlert, (await company.Grain.Member(account.AccountId)).Value.Mail, company.Id));
        var told = (await _silo.Rows<NotificationRow>(company.Id)).Where(row => row.Kind == NotificationKind.Billing).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(mails, Has.Count.EqualTo(2));
            Assert.That(MailText.Of(mails[0], "").Subject, Is.EqualTo("Acme：預算「簡訊」已達 80%"));
            Assert.That(told.Select(row => row.AccountId), Is.EquivalentTo(new[] { company.Owner.AccountId, admin.AccountId }));
            Assert.That(told.Select(row => row.SubjectId), Is.All.EqualTo(news.About));
        });
        await _silo.Restart();
        await company.Grain.TakeNews(news);
        Assert.That((await _silo.Journal(company.Id)).Count(entry => entry == "billing budget_alert"), Is.EqualTo(1));
    }

    [Test]
    public async Task Mail_about_bills_goes_where_bills_go()
    {
        var company = await _silo.Open();
        var mail = Companies.NewMail("accounts");
        await company.Grain.TakeNews(new(Guid.CreateVersion7(), BillingNewsKind.InvoiceIssued, [new("invoice", "2026-0001"), new("amount", "12.00 USD"), new("due", "2026-12-31")], mail, Guid.CreateVersion7()));
        Assert.That(await _silo.Letters(LetterKind.InvoiceIssued, mail, company.Id), Has.Count.EqualTo(1));
        Assert.That(await _silo.Letters(LetterKind.InvoiceIssued, company.Command.Mail, company.Id), Is.Empty);
    }

    [TestCase("en", "Nothing is to be paid")]
    [TestCase("zh-TW", "無須付款")]
    [TestCase("zh-CN", "无需付款")]
    public async Task Of_an_invoice_without_anything_to_pay_the_mail_says_so(string language, string words)
    {
        var company = await _silo.Open();
        await company.Grain.Change(new(null, null, language, null), null, company.OwnerCaller);
        var mail = Companies.NewMail("accounts");
        await company.Grain.TakeNews(new(Guid.CreateVersion7(), BillingNewsKind.InvoiceIssued, [new("invoice", "2026-0001"), new("amount", "0.00 USD"), new("due", "")], mail, Guid.CreateVersion7()));
        var letter = (await _silo.Letters(LetterKind.InvoiceSettled, mail, company.Id)).Single();
        Assert.That(MailText.Of(letter, "").Text, Does.Contain(words).And.Contain("2026-0001").And.Not.Contain("0.00"));
    }
}
