using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Crm.Tenants.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class AccountTests
{
    private static readonly Visitor s_elsewhere = new("198.51.100.1", "");

    private CrmSilo _silo = null!;

    private IFrontDoor Door => _silo.Grains.FrontDoor();

    [SetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [TearDown]
    public async Task Stop() => await _silo.DisposeAsync();

    [Test]
    public async Task Guesses_of_one_place_shut_out_that_place_for_a_while()
    {
        var acme = await _silo.Open();
        var version = await VersionOf(acme);
        await Fail(acme, GuessGuard.PerPlace, s_elsewhere);
        Assert.That((await SignIn(acme, s_elsewhere)).Refusal.Code, Is.EqualTo("sign_in_failed"), "the right password, from where the guesses came");
        Assert.That((await SignIn(acme)).IsOk, "from where the account was opened");
        Assert.That((await SignIn(acme, new("198.51.100.2", ""))).IsOk, "from somewhere else");
        _silo.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.That((await SignIn(acme, s_elsewhere)).IsOk, "after a while");
        Assert.That(await VersionOf(acme), Is.EqualTo(version), "nothing was written to the account");
    }

    [Test]
    public async Task The_right_password_forgives_earlier_failures()
    {
        var acme = await _silo.Open();
        for (var i = 0; i < 3; i++)
        {
            await Fail(acme, GuessGuard.PerPlace - 1, s_elsewhere);
            Assert.That((await SignIn(acme, s_elsewhere)).IsOk);
        }
    }

    [Test]
    public async Task Guesses_at_once_are_counted_one_by_one()
    {
        var acme = await _silo.Open();
        await Task.WhenAll(Enumerable.Range(0, GuessGuard.PerPlace).Select(_ => Fail(acme, 1, s_elsewhere)));
        Assert.That((await SignIn(acme, s_elsewhere)).IsOk, Is.False);
    }

    [Test]
    public async Task Guesses_from_many_places_shut_out_strangers_and_nobody_who_was_there_before()
    {
        var acme = await _silo.Open();
        Visitor Stranger(int number) => new($"198.51.{number / 250}.{number % 250}", "");
        for (var i = 0; i < GuessGuard.PerStrangers; i++)
            await Fail(acme, 1, Stranger(i));
        Assert.That((await SignIn(acme, Stranger(5_000))).IsOk, Is.False, "a stranger, with the right password");
        await _silo.Restart();
        for (var i = 0; i < GuessGuard.PerStrangers; i++)
            await Fail(acme, 1, Stranger(i));
        Assert.That((await SignIn(acme)).IsOk, "known places are known after a restart");
        Assert.That((await SignIn(acme, Stranger(5_000))).IsOk, Is.False);
        _silo.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await SignIn(acme, Stranger(5_000))).IsOk, "one more try every five minutes");
        await Fail(acme, 1, Stranger(5_001));
        Assert.That((await SignIn(acme, Stranger(5_000))).IsOk, "from now on that place is known");
    }

    [Test]
    public async Task Only_so_many_places_are_known()
    {
        var acme = await _silo.Open();
        for (var i = 0; i <= GuessGuard.MaxKnown; i++)
        {
            _silo.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.That((await SignIn(acme, new($"203.0.113.{i}", ""))).IsOk);
        }

        await using var db = _silo.Source.AcrossTenants();
        Assert.That(await db.Set<KnownPlaceRow>().CountAsync(), Is.EqualTo(GuessGuard.MaxKnown));
    }

    [Test]
    public async Task Two_who_sign_up_with_one_address_at_once_share_one_account()
    {
        var mail = Companies.NewMail("ada");
        var commands = Enumerable.Range(0, 4).Select(n => Companies.SignUp($"Company {n}", mail)).ToArray();
        var signedIn = await Task.WhenAll(commands.Select(command => Door.SignUp(command, Companies.Once())));
        Assert.That(signedIn.Select(outcome => outcome.Value.AccountId).Distinct().ToArray(), Has.Length.EqualTo(1));
        await using var db = _silo.Source.AcrossTenants();
        Assert.That(await db.Set<AccountRow>().CountAsync(account => account.Mail == mail), Is.EqualTo(1));
    }

    [Test]
    public async Task A_password_is_hashed_anew_when_the_rounds_grow()
    {
        var acme = await _silo.Open();
        var before = await HashOf(acme);
        _silo.Set("Accounts:PasswordIterations", "20000");
        await _silo.Restart();
        Assert.That((await SignIn(acme)).IsOk);
        var after = await HashOf(acme);
        Assert.That(after, Is.Not.EqualTo(before));
        Assert.That((await SignIn(acme)).IsOk);
        Assert.That(await HashOf(acme), Is.EqualTo(after));
    }

    [Test]
    public async Task The_store_is_ready_for_a_second_factor()
    {
        var acme = await _silo.Open();
        await using var scope = _silo.Get<IServiceScopeFactory>().CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
        var user = (await accounts.FindByNameAsync(acme.Command.Mail))!;
        Assert.That((await accounts.ResetAuthenticatorKeyAsync(user)).Succeeded);
        var key = await accounts.GetAuthenticatorKeyAsync(user);
        Assert.That((await accounts.SetTwoFactorEnabledAsync(user, true)).Succeeded);

        var stored = (await accounts.FindByIdAsync(user.Id.ToString()))!;
        Assert.That(await accounts.GetAuthenticatorKeyAsync(stored), Is.EqualTo(key));
        Assert.That(stored.AuthenticatorKey, Does.Not.Contain(key!));
        Assert.That(await accounts.GetTwoFactorEnabledAsync(stored));
        Assert.That(await accounts.VerifyTwoFactorTokenAsync(stored, TokenOptions.DefaultAuthenticatorProvider, "not a code"), Is.False);
        Assert.That(await accounts.VerifyTwoFactorTokenAsync(stored, TokenOptions.DefaultAuthenticatorProvider, Code(key!)), Is.True);
    }

    /// <summary>What an authenticator shows now for a Base32 key (RFC 6238: HMAC-SHA-1 of the number of 30-second steps, six digits).</summary>
    private static string Code(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What the standard says.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    [Test]
    public async Task An_account_changed_elsewhere_is_read_again()
    {
        var acme = await _silo.Open();
        await using var scope = _silo.Get<IServiceScopeFactory>().CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
        var user = (await accounts.FindByNameAsync(acme.Command.Mail))!;
        Assert.That((await accounts.SetPassword(user, "another password")).Succeeded);
        Assert.That((await Door.SignIn(new(acme.Command.Mail, "another password", null))).IsOk, "the new password");
        Assert.That((await Door.SignIn(new(acme.Command.Mail, acme.Command.Password, null))).IsOk, Is.False, "the old password");
    }

    private async Task<string> HashOf(Company company)
    {
        await using var db = _silo.Source.AcrossTenants();
        return (await db.Set<AccountRow>().SingleAsync(account => account.Id == company.Owner.AccountId)).PasswordHash;
    }

    private async Task<long> VersionOf(Company company)
    {
        await using var db = _silo.Source.AcrossTenants();
        return (await db.Set<AccountRow>().SingleAsync(account => account.Id == company.Owner.AccountId)).Version;
    }

    private Task<Outcome<SignedIn>> SignIn(Company company, Visitor? from = null) =>
        Door.SignIn(new(company.Command.Mail, company.Command.Password, null), from ?? Companies.Visitor);

    private async Task Fail(Company company, int times, Visitor from)
    {
        for (var i = 0; i < times; i++)
            Assert.That((await Door.SignIn(new(company.Command.Mail, "a wrong password", null), from)).Refusal.Code, Is.EqualTo("sign_in_failed"));
    }
}
