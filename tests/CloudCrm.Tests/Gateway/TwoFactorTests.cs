using CloudCrm.Client;
using CloudCrm.Crm.Tenants.Accounts;

namespace CloudCrm.Tests.Gateway;

/// <summary>The second factor, through the API, in a product whose clock the tests put forward.</summary>
[TestFixture]
internal sealed class TwoFactorTests
{
    private TheApi _api = null!;
    private Company _acme = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start();
        _acme = await Company.Open(_api);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _acme?.Dispose();
        if (_api is not null)
            await _api.DisposeAsync();
    }

    // RFC 6238, appendix B, SHA-1, of "12345678901234567890", the last six digits.
    [TestCase(59, "287082")]
    [TestCase(1_111_111_109, "081804")]
    [TestCase(1_234_567_890, "005924")]
    [TestCase(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.That(Authenticator.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)), Is.EqualTo(code));

    [Test]
    public async Task Signing_in_takes_a_code_and_a_wrong_one_reads_as_a_wrong_password()
    {
        var wu = await (await _acme.NewPerson()).Confirmed();

        var refusals = new[]
        {
            await Refusal(() => wu.SignIn()),
            await Refusal(() => wu.SignIn("000000")),
            await Refusal(() => wu.SignIn("no code at all")),
            await Refusal(() => wu.SignIn(new('1', 1_000))),
            await Refusal(() => wu.SignIn(wu.NextCode(), "a wrong password")),
        };

        Assert.That(refusals.Distinct(), Is.EqualTo(new[] { (401, "sign_in_failed", refusals[0].Detail) }));
        wu.Wait();
        using var again = await wu.SignIn(wu.NextCode());
        Assert.That((await again.Account.Read()).TwoFactor);
        var account = (await again.Sessions.Read()).Id;
        Assert.That((await _acme.Owner.Members.Read(account)).TwoFactor, "admins see who has it");
        Assert.That((await _acme.Owner.Members.Page()).Items.Single(member => member.AccountId == account).TwoFactor);
    }

    [Test]
    public async Task A_code_is_good_once_and_a_step_too_early_or_late_at_most()
    {
        var wu = await (await _acme.NewPerson()).Confirmed();
        wu.Wait();
        var code = wu.NextCode();
        using (await wu.SignIn(code))
            Assert.That((await Refusal(() => wu.SignIn(code))).Code, Is.EqualTo("sign_in_failed"));

        wu.Wait();
        var now = _api.Time.GetUtcNow();
        string At(int steps) => Authenticator.CodeAt(wu.Secret, now + (TimeSpan.FromSeconds(30) * steps));
        // A minute apart: what lies between may become the present while the test runs.
        Assert.That((await Refusal(() => wu.SignIn(At(-3)))).Code, Is.EqualTo("sign_in_failed"));
        Assert.That((await Refusal(() => wu.SignIn(At(3)))).Code, Is.EqualTo("sign_in_failed"));
        using (await wu.SignIn(At(1)))
            Assert.That((await Refusal(() => wu.SignIn(At(0)))).Code, Is.EqualTo("sign_in_failed"), "older than the last one that was used");
    }

    [Test]
    public async Task Recovery_codes_open_once_each_and_are_renewed()
    {
        var wu = await (await _acme.NewPerson()).Confirmed();
        Assert.That(wu.RecoveryCodes, Has.Count.EqualTo(10).And.Unique);
        using (await wu.SignIn(wu.RecoveryCodes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)))
            Assert.That((await Refusal(() => wu.SignIn(wu.RecoveryCodes[3]))).Code, Is.EqualTo("sign_in_failed"));

        var renewed = (await wu.Client.Account.RenewRecoveryCodes(new(Company.Password, wu.RecoveryCodes[4]))).Codes;

        Assert.That(renewed.Intersect(wu.RecoveryCodes), Is.Empty);
        Assert.That((await Refusal(() => wu.SignIn(wu.RecoveryCodes[5]))).Code, Is.EqualTo("sign_in_failed"));
        using var again = await wu.SignIn(renewed[0]);
        Assert.That((await again.Account.Read()).TwoFactor);
    }

    [Test]
    public async Task It_comes_off_with_password_and_code_only()
    {
        var wu = await (await _acme.NewPerson()).Confirmed();
        wu.Wait();
        Assert.That((await Refusal(() => wu.Client.Account.EndTwoFactor(new("a wrong password", wu.NextCode())))).Code, Is.EqualTo("code_wrong"));
        Assert.That((await Refusal(() => wu.Client.Account.EndTwoFactor(new(Company.Password, "000000")))).Code, Is.EqualTo("code_wrong"));

        await wu.Client.Account.EndTwoFactor(new(Company.Password, wu.NextCode()));

        using var again = await wu.SignIn();
        Assert.That((await again.Account.Read()).TwoFactor, Is.False);
        Assert.That((await Refusal(() => again.Account.EndTwoFactor(new(Company.Password, "000000")))).Code, Is.EqualTo("two_factor_off"));
    }

    [Test]
    public async Task It_counts_once_a_code_was_shown_and_ends_the_other_sessions()
    {
        var wu = await _acme.NewPerson();
        using var other = await wu.SignIn();
        await wu.Begin();
        using (await wu.SignIn())
            Assert.That((await Refusal(() => wu.Client.Account.ConfirmTwoFactor(new("000000")))).Code, Is.EqualTo("code_wrong"));

        await wu.Client.Account.ConfirmTwoFactor(new(wu.NextCode()));

        _api.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.That((await Refusal(() => other.Account.Read())).Code, Is.EqualTo("invalid_token"));
        Assert.That((await wu.Client.Account.Read()).TwoFactor);
        Assert.That((await Refusal(() => wu.Client.Account.BeginTwoFactor(new(Company.Password)))).Code, Is.EqualTo("two_factor_on"));
    }

    [Test]
    public async Task An_account_whose_address_is_not_verified_gets_none() =>
        Assert.That((await Refusal(() => _acme.Owner.Account.BeginTwoFactor(new(Company.Password)))).Code, Is.EqualTo("mail_unverified"));

    [Test]
    public async Task An_admin_takes_it_off_for_who_lost_it_where_the_account_opens_nothing_else()
    {
        var wu = await (await _acme.NewPerson()).Confirmed();
        var account = (await wu.Client.Sessions.Read()).Id;
        var (_, agent) = await _acme.NewMember(false, Role.Agent);
        var (_, admin) = await _acme.NewMember(false, Role.Admin);
        Assert.That((await Refusal(() => agent.Members.ResetTwoFactor(account))).Status, Is.EqualTo(403));
        Assert.That((await Refusal(() => admin.Members.ResetTwoFactor(_acme.OwnerId))).Code, Is.EqualTo("owner_needed"));
        Assert.That((await Refusal(() => _acme.Owner.Members.ResetTwoFactor(_acme.OwnerId))).Code, Is.EqualTo("own_two_factor"));
        using var rival = await Company.Open(_api, "Rival");
        Assert.That((await Refusal(() => rival.Owner.Members.ResetTwoFactor(account))).Status, Is.EqualTo(404));

        await admin.Members.ResetTwoFactor(account);

        _api.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.That((await Refusal(() => wu.Client.Account.Read())).Code, Is.EqualTo("invalid_token"), "its sessions end");
        using var again = await wu.SignIn();
        Assert.That((await again.Account.Read()).TwoFactor, Is.False);
    }

    [Test]
    public async Task Nobody_takes_it_off_an_account_that_opens_another_tenant_too()
    {
        var wu = await (await _acme.NewPerson()).Confirmed();
        var account = (await wu.Client.Sessions.Read()).Id;
        using var second = await CrmClient.SignUp(_api.Address, _acme.Request with { Company = "Second", Mail = wu.Mail, Code = wu.RecoveryCodes[0] });

        Assert.That((await Refusal(() => _acme.Owner.Members.ResetTwoFactor(account))).Code, Is.EqualTo("account_elsewhere"));

        Assert.That((await Refusal(() => wu.SignIn())).Code, Is.EqualTo("sign_in_failed"), "it is still asked for");
    }

    [Test]
    public async Task Operators_have_it_too()
    {
        await using var api = await TheApi.Start();
        using var client = await api.Operator();
        var secret = (await client.Account.BeginTwoFactor(new(Installation.OperatorSecret))).Secret;
        await client.Account.ConfirmTwoFactor(new(Authenticator.CodeAt(secret, api.Time.GetUtcNow())));
        Assert.That((await client.Account.Read()).TwoFactor);
        Assert.That((await Refusal(() => api.Operator())).Code, Is.EqualTo("sign_in_failed"));
        api.Time.Advance(TimeSpan.FromMinutes(2));
        using var again = await CrmClient.SignInOperator(api.Address, new(Installation.OperatorMail, Installation.OperatorSecret, Authenticator.CodeAt(secret, api.Time.GetUtcNow())));
        Assert.That((await again.Operator.TenantsPage()).Items, Is.Empty);
    }

    private static async Task<(int Status, string? Code, string? Detail)> Refusal(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (CrmApiException e)
        {
            return ((int)e.Status, e.Code, e.Detail);
        }

        throw new AssertionException("It was not refused.");
    }
}
