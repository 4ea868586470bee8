using System.Globalization;
using System.Text.Json;
using CloudCrm.Client;
using CsvHelper;

namespace CloudCrm.Tests.Gateway;

/// <summary>The audit trail: who, when, from where, before and after; for a tenant's admins to read, filter and take away.</summary>
[TestFixture]
internal sealed class AuditTests
{
    private const string Home = "203.0.113.7";
    private const string Abroad = "198.51.100.9";
    private TheApi _api = null!;
    private Company _acme = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start(new() { ["Proxies"] = "127.0.0.1" });
        _acme = await Company.Open(_api);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _acme?.Dispose();
        if (_api is not null)
            await _api.DisposeAsync();
    }

    [Test]
    public async Task Signing_in_and_administration_say_who_when_from_where_before_and_after()
    {
        var (account, _) = await _acme.NewMember(false, Role.Agent);
        var signedIn = await Try(_acme, Company.Password, Home);
        var token = signedIn.Json["token"]!.ToString();
        var session = SessionOf(token);
        var change = Shot.Json("PATCH", $"/v1/members/{account}", """{"roles":["viewer"]}""").As(token).With("If-Match", "*").With("X-Forwarded-For", Abroad);
        Assert.That((await change.Fire(_api)).IsOk);

        var opened = (await Read(_acme, new(EntityId: session))).Single();
        Assert.That((opened.Entity, opened.Verb, opened.By.Id, opened.Address), Is.EqualTo(("session", "opened", _acme.OwnerId, Home)));
        Assert.That(opened.At, Is.EqualTo(_api.Time.GetUtcNow()).Within(TimeSpan.FromMinutes(1)));
        var roles = (await Read(_acme, new(Entity: "member", Verb: "roles_changed"))).Single();
        Assert.That((roles.EntityId, roles.By.CredentialId, roles.Address), Is.EqualTo((account, session, Abroad)), "each request says where it comes from, not where its session was opened");
        Assert.That(roles.Details.GetProperty("roles").GetRawText(), Is.EqualTo("""{"before":["Agent"],"after":["Viewer"]}""").IgnoreCase);

        Assert.That((await new Shot("DELETE", "/v1/session").As(token).With("X-Forwarded-For", Abroad).Fire(_api)).IsOk);
        Assert.That((await Read(_acme, new(EntityId: session))).Select(entry => (entry.Verb, entry.Address)), Is.EqualTo(new[] { ("opened", Home), ("ended", Abroad) }));
    }

    [Test]
    public async Task Guesses_are_told_as_one_entry_in_a_quarter_of_an_hour_and_only_to_whom_they_concern()
    {
        using var acme = await Company.Open(_api);
        using var second = await CrmClient.SignUp(_api.Address, acme.Request with { Company = "Second" });
        for (var i = 0; i < 12; i++)
            Assert.That((await Try(acme, "a wrong guess", Abroad)).Code, Is.EqualTo("sign_in_failed"));
        await Eventually.Holds(async () => (await Missed(acme.Owner)).Count == 1, "the first ones are told");
        for (var i = 0; i < 12; i++)
            await Try(acme, "a wrong guess", Home);
        _api.Time.Advance(TimeSpan.FromMinutes(16));
        await Eventually.Holds(async () => (await Missed(acme.Owner)).Sum(Count) == 24, "all are told");

        var told = await Missed(acme.Owner);
        Assert.That(told, Has.Count.LessThanOrEqualTo(3));
        Assert.That(told[^1].Details.GetProperty("addresses").EnumerateArray().Select(a => a.GetString()), Does.Contain(Home));
        Assert.That((told[0].Entity, told[0].EntityId, told[0].By.Kind), Is.EqualTo(("account", acme.OwnerId, ActorKind.System)));
        await Eventually.Holds(async () => (await Missed(second)).Sum(Count) == 24, "the account's other tenant is told");
        Assert.That(await Missed(_acme.Owner), Is.Empty, "nobody else's");
        Assert.That((await Try(acme, Company.Password, Home)).IsOk, "the right password");
    }

    [Test]
    public async Task What_happens_to_an_account_is_told_to_all_its_tenants()
    {
        using var acme = await Company.Open(_api);
        using var second = await CrmClient.SignUp(_api.Address, acme.Request with { Company = "Second" });

        await acme.Owner.Account.ChangePassword(new(Company.Password, "another horse battery"));
        using var again = await CrmClient.SignIn(_api.Address, new(acme.Request.Mail, "another horse battery", (await acme.Owner.Account.Tenants()).Items.Single(tenant => tenant.Name == "Second").Id));

        foreach (var client in new[] { acme.Owner, again })
        {
            await Eventually.Holds(async () => (await Read(client, new(Verb: "password_changed"))).Count == 1, "the tenant is told");
            var told = (await Read(client, new(Verb: "password_changed"))).Single();
            Assert.That((told.EntityId, told.By.Id, told.By.CredentialId), Is.EqualTo((acme.OwnerId, (Guid?)acme.OwnerId, (Guid?)null)));
        }
    }

    [Test]
    public async Task A_file_holds_what_fits_and_all_of_it()
    {
        using var acme = await Company.Open(_api);
        var customer = await acme.NewCustomer("Comma, and \"quote\"");
        await acme.NewKey(Right.ReadCustomers);
        var all = await Read(acme, new());

        var file = await File(acme.Owner, new());

        Assert.That(file.Select(line => line["sequence"]), Is.EqualTo(all.Select(entry => entry.Sequence.ToString(CultureInfo.InvariantCulture))));
        Assert.That(file.Select(line => line["verb"]), Is.EqualTo(all.Select(entry => entry.Verb)));
        Assert.That(file.Zip(all).Where(pair => !JsonElement.DeepEquals(JsonDocument.Parse(pair.First["details"]).RootElement, pair.Second.Details)), Is.Empty);
        Assert.That(DateTimeOffset.Parse(file[0]["at"], CultureInfo.InvariantCulture), Is.EqualTo(all[0].At));
        Assert.That((await File(acme.Owner, new(EntityId: customer))).Select(line => (line["entity"], line["actorKind"])), Is.EqualTo(new[] { ("customer", "account") }));
        Assert.That(await File(acme.Owner, new(From: all[^1].At.AddDays(1))), Is.Empty);
        Assert.That(await File(acme.Owner, new(To: all[^1].At.AddDays(1), Actor: acme.OwnerId)), Is.Not.Empty);
    }

    [TestCase(Role.Agent, false)]
    [TestCase(Role.Viewer, false)]
    [TestCase(Role.Billing, false)]
    [TestCase(Role.Supervisor, true)]
    [TestCase(Role.Admin, true)]
    public async Task A_right_guards_it(Role role, bool may)
    {
        var (_, client) = await _acme.NewMember(true, role);
        foreach (var path in new[] { "/v1/journal", "/v1/journal/export" })
            Assert.That((int)(await Shot.Get(path).As(client.Token).Fire(_api)).Status, Is.EqualTo(may ? 200 : 403), path);
    }

    private static async Task<List<JournalEntry>> Read(CrmClient client, JournalFilter filter)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in client.Journal.Read(pageSize: 3, filter: filter))
            entries.Add(entry);
        return entries;
    }

    private static Task<List<JournalEntry>> Read(Company company, JournalFilter filter) => Read(company.Owner, filter);

    private static Task<List<JournalEntry>> Missed(CrmClient client) => Read(client, new(Verb: "sign_in_failed"));

    private static long Count(JournalEntry entry) => entry.Details.GetProperty("count").GetInt64();

    private static async Task<List<Dictionary<string, string>>> File(CrmClient client, JournalFilter filter)
    {
        using var text = new StreamReader(await client.Journal.Export(filter));
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        await csv.ReadAsync();
        csv.ReadHeader();
        var lines = new List<Dictionary<string, string>>();
        while (await csv.ReadAsync())
            lines.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        return lines;
    }

    private static Guid SessionOf(string token) => Contracts.Tenants.Token.TryParse(token, out var parsed) ? parsed.Id : throw new AssertionException("This is no token.");

    private Task<Reply> Try(Company company, string password, string from) =>
        Shot.Json("POST", "/v1/sessions", $$"""{"mail":"{{company.Request.Mail}}","password":"{{password}}","tenant":"{{company.Tenant}}"}""").With("X-Forwarded-For", from).Fire(_api);
}
