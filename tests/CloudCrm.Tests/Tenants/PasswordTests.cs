using System.Security.Cryptography;
using System.Text;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Foundation;

namespace CloudCrm.Tests.Tenants;

/// <summary>What a password may be.</summary>
[TestFixture]
internal sealed class PasswordTests
{
    private static readonly string s_list = ListFile(["iloveyou1", "trustno1 trustno1", Sha1("correct horse"), Sha1("sunshine1").ToLowerInvariant() + ":4711"]);

    private CrmSilo _silo = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _silo = await CrmSilo.Start();
        _silo.Set("Accounts:BreachedPasswords", s_list);
        await _silo.Restart();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _silo.DisposeAsync();

    [TestCase("iloveyou1", "password_breached")]
    [TestCase("trustno1 trustno1", "password_breached")]
    [TestCase("correct horse", "password_breached")]
    [TestCase("sunshine1", "password_breached")]
    [TestCase("Sunshine1", null)]
    [TestCase("        ", null)]
    [TestCase("密碼密碼密碼密碼", null)]
    [TestCase("😀😀😀😀", "length")]
    [TestCase("😀😀😀😀😀😀😀😀", null)]
    [TestCase("seven77", "length")]
    [TestCase("cloudcrm", "password_obvious")]
    [TestCase("ADA OWNER", "password_obvious")]
    [TestCase("morning coffee", "password_obvious")]
    [TestCase("MorningCoffee", "password_obvious")]
    [TestCase("morning coffee!", null)]
    public async Task A_new_account_may_have_it_or_is_told_why_not(string password, string? code)
    {
        var outcome = await _silo.Grains.FrontDoor().SignUp(Companies.SignUp("Morning Coffee", password: password), Companies.Once());

        Assert.That(outcome.IsOk ? null : outcome.Refusal.Code, Is.EqualTo(code));
        Assert.That(outcome.IsOk ? null : outcome.Refusal.Field, Is.EqualTo(code is null ? null : "password"));
    }

    [Test]
    public async Task An_address_is_no_password()
    {
        var mail = Companies.NewMail("ada");
        foreach (var password in new[] { mail, mail.ToUpperInvariant(), mail.Split('@')[0] })
            Assert.That((await SignUp(mail, password)).Refusal.Code, Is.EqualTo("password_obvious"));
        Assert.That((await SignUp(mail, mail + "!")).IsOk, "the positive control");
    }

    [Test]
    public async Task Between_64_and_128_characters_are_fine()
    {
        Assert.That((await SignUp(Companies.NewMail("ada"), new('x', 64))).IsOk);
        Assert.That((await SignUp(Companies.NewMail("ada"), new('x', 128))).IsOk);
        Assert.That((await SignUp(Companies.NewMail("ada"), new('x', 129))).Refusal.Code, Is.EqualTo("length"));
    }

    [Test]
    public async Task Another_keyboards_spelling_is_the_same_password()
    {
        var mail = Companies.NewMail("zoe");
        await SignUp(mail, "Zoe\u0308 and caf\u00e9");
        Assert.That((await _silo.Grains.FrontDoor().SignIn(new(mail, "Zo\u00eb and cafe\u0301", null))).IsOk);
        Assert.That((await _silo.Grains.FrontDoor().SignIn(new(mail, "Zoe and cafe", null))).IsOk, Is.False);
    }

    [Test]
    public async Task An_account_keeps_a_password_that_was_breached_later()
    {
        await using var silo = await CrmSilo.Start();
        var command = Companies.SignUp(password: "iloveyou1");
        Assert.That((await silo.Grains.FrontDoor().SignUp(command, Companies.Once())).IsOk);
        silo.Set("Accounts:BreachedPasswords", s_list);
        await silo.Restart();
        Assert.That((await silo.Grains.FrontDoor().SignIn(new(command.Mail, command.Password, null))).IsOk);
    }

    [Test]
    public void A_list_that_is_not_there_is_named() => Assert.That(
        () => BreachedPasswords.Load("/nowhere/list.txt"), Throws.TypeOf<SettingException>().With.Message.Contains("Accounts:BreachedPasswords"));

    private Task<Outcome<SignedIn>> SignUp(string mail, string password) =>
        _silo.Grains.FrontDoor().SignUp(Companies.SignUp(mail: mail, password: password), Companies.Once());

    private static string ListFile(string[] lines)
    {
        var file = Path.Combine(TestRun.NewFolder("passwords"), "list.txt");
        File.WriteAllLines(file, lines);
        return file;
    }

#pragma warning disable CA5350 // What public lists hold.
    private static string Sha1(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
}
