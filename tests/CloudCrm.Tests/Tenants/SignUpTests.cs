using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class SignUpTests
{
    private CrmSilo _silo = null!;

    private IFrontDoor Door => _silo.Grains.FrontDoor();

    [OneTimeSetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _silo.DisposeAsync();

    [Test]
    public async Task A_company_signs_up_and_its_owner_can_serve_customers()
    {
        var acme = await _silo.Open();
        var tenant = (await acme.Grain.Read()).Value;
        var principal = (await acme.Prove(acme.Owner)).Value;
        Assert.Multiple(() =>
        {
            Assert.That((tenant.Name, tenant.Plan, tenant.TimeZone, tenant.Language, tenant.State), Is.EqualTo(("Acme", "team", "Asia/Taipei", "en", TenantState.Active)));
            Assert.That((tenant.SeatsBought, tenant.SeatsAssigned), Is.EqualTo((1, 1)));
            Assert.That(principal.Tenant, Is.EqualTo(acme.Id));
            Assert.That(principal.Rights, Is.EqualTo(Roles.RightsOf([Role.Owner], hasSeat: true)));
            Assert.That(principal.Caller.Kind, Is.EqualTo(ActorKind.Account));
            Assert.That(principal.TimeZone, Is.EqualTo("Asia/Taipei"));
        });
    }

    [Test]
    public async Task The_same_sign_up_again_gives_the_same_tenant_and_a_new_session()
    {
        var (command, once) = (Companies.SignUp(), Companies.Once());
        var first = (await Door.SignUp(command, once)).Value;
        var second = (await Door.SignUp(command, once)).Value;
        Assert.Multiple(() =>
        {
            Assert.That((second.Tenant, second.AccountId), Is.EqualTo((first.Tenant, first.AccountId)));
            Assert.That(second.Token, Is.Not.EqualTo(first.Token));
        });
        Assert.That(await _silo.Journal(command.TenantId), Is.EqualTo(new[] { "tenant opened", "member joined", "session opened", "session opened" }));
    }

    [Test]
    public async Task Another_sign_up_with_the_same_id_is_refused_and_makes_no_account()
    {
        var (command, once) = (Companies.SignUp(), Companies.Once());
        await Door.SignUp(command, once);
        var other = command with { Mail = Companies.NewMail("eve") };
        var refusals = new[] { await Door.SignUp(other, once), await Door.SignUp(other, Companies.Once()) };
        Assert.That(refusals.Select(refused => refused.Refusal.Kind), Is.All.EqualTo(RefusalKind.Conflict));
        await using var db = _silo.Source.AcrossTenants();
        Assert.That(await db.Set<AccountRow>().AnyAsync(account => account.Mail == other.Mail), Is.False);
    }

    [Test]
    public async Task An_account_opens_a_second_tenant_with_its_own_password()
    {
        var first = Companies.SignUp("First");
        var second = first with { Company = "Second", TenantId = Companies.NewTenant() };
        var one = (await Door.SignUp(first, Companies.Once())).Value;
        var two = (await Door.SignUp(second with { Mail = first.Mail.ToUpperInvariant() }, Companies.Once())).Value;
        Assert.That(two.AccountId, Is.EqualTo(one.AccountId));

        var unnamed = await Door.SignIn(new(first.Mail, first.Password, null));
        var named = await Door.SignIn(new(first.Mail, first.Password, second.TenantId));
        Assert.Multiple(() =>
        {
            Assert.That(unnamed.Refusal.Code, Is.EqualTo("tenant_needed"));
            Assert.That(unnamed.Refusal.Detail, Does.Contain("First").And.Contain("Second").And.Contain(second.TenantId.ToString()));
            Assert.That(named.Value.Tenant, Is.EqualTo(second.TenantId));
        });
    }

    [Test]
    public async Task A_wrong_password_reads_the_same_at_every_door_and_for_every_address()
    {
        var acme = await _silo.Open();
        var refusals = new[]
        {
            (await Door.SignUp(acme.Command with { TenantId = Companies.NewTenant(), Password = "another password" }, Companies.Once())).Refusal,
            (await Door.SignIn(new(acme.Command.Mail, "another password", null))).Refusal,
            (await Door.SignIn(new(acme.Command.Mail, "another password", acme.Id))).Refusal,
            (await Door.SignIn(new(Companies.NewMail("nobody"), "another password", null))).Refusal,
            (await Door.SignInOperator(acme.Command.Mail, "another password")).Refusal,
            (await Door.SignInOperator(acme.Command.Mail, acme.Command.Password)).Refusal,
        };
        Assert.That(refusals.Distinct().ToArray(), Has.Length.EqualTo(1));
        Assert.That((refusals[0].Kind, refusals[0].Code), Is.EqualTo((RefusalKind.Unauthenticated, "sign_in_failed")));
        Assert.That((await Door.SignIn(new(acme.Command.Mail, acme.Command.Password, null))).IsOk, "the positive control");
    }

    [Test]
    public async Task A_tenant_of_others_reads_as_an_unknown_one()
    {
        var acme = await _silo.Open();
        var other = await _silo.Open("Other");
        var foreign = await Door.SignIn(new(acme.Command.Mail, acme.Command.Password, other.Id));
        var unknown = await Door.SignIn(new(acme.Command.Mail, acme.Command.Password, Companies.NewTenant()));
        Assert.That(foreign.Refusal, Is.EqualTo(unknown.Refusal));
        Assert.That(foreign.Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task Wrong_input_names_its_field(SignUp command, string field)
    {
        var refused = await Door.SignUp(command, Companies.Once());
        Assert.That((refused.Refusal.Kind, refused.Refusal.Field), Is.EqualTo((RefusalKind.Invalid, field)));
        Assert.That((await _silo.Grains.Tenant(command.TenantId).Read()).IsOk, Is.False);
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        var right = new SignUp("Acme", "Ada", "ada@example.com", Companies.Password, "team", "UTC", "en", TenantId.From(Guid.CreateVersion7()));
        TestCaseData Case(string name, string field, Func<SignUp, SignUp> change) => new TestCaseData(change(right), field).SetArgDisplayNames(name);
        yield return Case("no company", "company", c => c with { Company = "  " });
        yield return Case("long company", "company", c => c with { Company = new('x', 201) });
        yield return Case("company on two lines", "company", c => c with { Company = "a\nb" });
        yield return Case("no name", "name", c => c with { Name = "" });
        yield return Case("a control character in the name", "name", c => c with { Name = "Ada\u001fLovelace" });
        yield return Case("no mail", "mail", c => c with { Mail = "" });
        yield return Case("mail without at", "mail", c => c with { Mail = "ada.example.com" });
        yield return Case("mail with name", "mail", c => c with { Mail = "Ada <ada@example.com>" });
        yield return Case("two mails", "mail", c => c with { Mail = "a@example.com,b@example.com" });
        yield return Case("U+FFFE in the address", "mail", c => c with { Mail = "ada\uFFFE@example.com" });
        yield return Case("short password", "password", c => c with { Password = "1234567" });
        yield return Case("long password", "password", c => c with { Password = new('x', 129) });
        yield return Case("half a character", "password", c => c with { Password = "12345678\uD800" });
        yield return Case("unknown plan", "plan", c => c with { Plan = "gold" });
        yield return Case("unknown zone", "timeZone", c => c with { TimeZone = "Asia/Atlantis" });
        yield return Case("Windows zone", "timeZone", c => c with { TimeZone = "Taipei Standard Time" });
        yield return Case("file as zone", "timeZone", c => c with { TimeZone = "../../etc/passwd" });
        foreach (var zone in new[] { "Europe//Berlin", "Europe/./Berlin", "Europe/../Europe/Berlin", "/Europe/Berlin", "Europe/Berlin/", "Europe/Berlin\n" })
            yield return Case($"{zone.Trim()} as zone", "timeZone", c => c with { TimeZone = zone });
        yield return Case("local zone", "timeZone", c => c with { TimeZone = "localtime" });
        yield return Case("no billing day", "billingDay", c => c with { BillingDay = 0 });
        yield return Case("a billing day of no month", "billingDay", c => c with { BillingDay = 32 });
        yield return Case("unknown language", "language", c => c with { Language = "de" });
    }
}
