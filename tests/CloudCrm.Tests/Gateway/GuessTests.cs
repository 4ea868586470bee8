using System.Globalization;
using CloudCrm.Crm;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CloudCrm.Tests.Gateway;

/// <summary>Thousands of guesses from many addresses, through a proxy that is believed.</summary>
[TestFixture]
internal sealed class GuessTests
{
    private const string Home = "203.0.113.9";
    private const string Abroad = "203.0.114.10";
    private const int Guesses = 2_000;

    private readonly CountingHasher _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 }));
    private TheApi _api = null!;
    private Company _acme = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start(new() { ["Proxies"] = "127.0.0.1" }, builder => builder.Services.AddSingleton<IPasswordHasher<AccountUser>>(_hasher));
        _acme = await Company.Open(_api);
        Assert.That((await SignIn(Home, _acme.Request.Mail)).IsOk, "the owner is known at home");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _acme?.Dispose();
        if (_api is not null)
            await _api.DisposeAsync();
    }

    [Test]
    public async Task They_neither_get_in_nor_lock_the_owner_out_nor_cost_a_hash_or_a_write()
    {
        var (before, hashes) = (await Account(), _hasher.Checks);

        var answers = await Flood(_acme.Request.Mail);

        Assert.That(answers.Distinct().ToArray(), Has.Length.EqualTo(1), "all are answered the same");
        Assert.That(_hasher.Checks - hashes, Is.EqualTo(GuessGuard.PerStrangers), "the bound stands before the hash");
        Assert.That(await Account(), Is.EqualTo(before), "nothing was written");
        Assert.That((await SignIn(Home, _acme.Request.Mail)).IsOk, "the owner gets in at once");
        var right = await SignIn(Abroad, _acme.Request.Mail);
        Assert.That(right.Essence, Is.EqualTo(answers[0]), "a stranger with the right password is answered as any other");

        hashes = _hasher.Checks;
        Assert.That((await Flood(Company.NewMail("nobody"))).Distinct(), Is.EqualTo(new[] { answers[0] }), "an address that nobody has");
        Assert.That(_hasher.Checks - hashes, Is.EqualTo(GuessGuard.PerStrangers));

        await _acme.Owner.Account.AskPasswordReset(new(_acme.Request.Mail));
        var link = (await MailFolder.MailTo(_api.Data, _acme.Request.Mail, "new password")).Token;
        var reset = Shot.Json("POST", "/v1/password-resets/complete", $$"""{"token":"{{link}}","password":"{{Company.Password}}"}""").With("X-Forwarded-For", Abroad);
        Assert.That((int)(await reset.Fire(_api)).Status, Is.EqualTo(204));
        Assert.That((await SignIn(Abroad, _acme.Request.Mail)).IsOk, "whoever reads the mail gets in from abroad");
    }

    private async Task<string[]> Flood(string mail)
    {
        var answers = new string[Guesses];
        await Parallel.ForEachAsync(Enumerable.Range(0, Guesses), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
            answers[number] = (await SignIn(string.Create(CultureInfo.InvariantCulture, $"198.51.{number / 250}.{number % 250}"), mail, $"a wrong guess {number}")).Essence);
        return answers;
    }

    private Task<Reply> SignIn(string from, string mail, string password = Company.Password) =>
        Shot.Json("POST", "/v1/sessions", $$"""{"mail":"{{mail}}","password":"{{password}}"}""").With("X-Forwarded-For", from).Fire(_api);

    private async Task<long> Account()
    {
        await using var db = _api.Get<IDbSource<CrmDb>>().AcrossTenants();
        return (await db.Set<AccountRow>().SingleAsync(account => account.Id == _acme.OwnerId)).Version;
    }

    /// <summary>Counts what is compared.</summary>
    private sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<AccountUser>
    {
        private readonly PasswordHashing _inner = new(options);
        private int _checks;

        public int Checks => _checks;

        public string HashPassword(AccountUser user, string password) => _inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(AccountUser user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _checks);
            return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
