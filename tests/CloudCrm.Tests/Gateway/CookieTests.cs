using System.Net;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Browsers: a session in a cookie that no script reads, and a token that shows that the page meant what it asks for.</summary>
[TestFixture]
internal sealed class CookieTests
{
    private const string Far = "198.51.100.7";
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
    public async Task A_browser_gets_its_session_as_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        var far = await SignIn(far: true);
        Assert.That(far.Header("Set-Cookie"), Does.StartWith("__Host-cloudcrm=cc_s_").And.Contain("; path=/").And.Contain("; secure").And.Contain("; httponly").And.Contain("; samesite=strict"));
        Assert.That(far.Header("Set-Cookie"), Does.Not.Contain("domain").And.Not.Contain("expires").And.Not.Contain("max-age"));
        Assert.That(far.Json["token"], Is.Null);
        Assert.That(far.Text, Does.Not.Contain("cc_s_"));

        var near = await SignIn();
        Assert.That(near.Header("Set-Cookie"), Does.StartWith("cloudcrm=cc_s_").And.Not.Contain("secure").And.Contain("; httponly").And.Contain("; samesite=strict"), "this machine by itself does without https");
        Assert.That((await Shot.Json("POST", "/v1/sessions", Credentials()).Fire(_api)).Json["token"]!.ToString(), Does.StartWith("cc_s_"), "programs go on as before");
        Assert.That(Browser.Of(near).Csrf, Is.Not.EqualTo(Browser.Of(far).Csrf));
    }

    [Test]
    public async Task Off_this_machine_a_cookie_needs_https_by_a_trusted_proxy()
    {
        var plain = await SignIn(Door().With("X-Forwarded-For", Far));
        Assert.That(((int)plain.Status, plain.Code, plain.Header("Set-Cookie")), Is.EqualTo((403, "https_required", (string?)null)));
        Assert.That((await SignIn(Door().With("Host", "crm.example.com"))).Code, Is.EqualTo("https_required"), "from a proxy that is not told of");
        var far = Browser.Of(await SignIn(far: true));
        Assert.That((await far.Get("/v1/session").With("X-Forwarded-For", Far).With("X-Forwarded-Proto", "https").Fire(_api)).IsOk, "the positive control");
        Assert.That((int)(await far.Get("/v1/session").With("X-Forwarded-For", Far).Fire(_api)).Status, Is.EqualTo(401));

        await using var alone = await TheApi.Start();
        using var company = await Company.Open(alone);
        var pretended = await Door(company).With("X-Forwarded-Proto", "https").With("Host", "crm.example.com").Fire(alone);
        Assert.That(pretended.Code, Is.EqualTo("https_required"), "nobody is trusted to say https");
    }

    [Test]
    public async Task What_changes_something_shows_the_sessions_own_token()
    {
        var (mine, other) = (Browser.Of(await SignIn()), Browser.Of(await SignIn()));
        var change = Shot.Json("PATCH", "/v1/tenant", """{"language":"zh-TW"}""").With("If-Match", "*").With("Cookie", mine.Cookie);

        foreach (var forged in new[] { change, change.With("X-CSRF-Token", ""), change.With("X-CSRF-Token", other.Csrf), change.With("X-CSRF-Token", mine.Csrf + "x") })
        {
            var reply = await forged.Fire(_api);
            Assert.That(((int)reply.Status, reply.Code, reply.Field), Is.EqualTo((403, "csrf_token_wrong", "X-CSRF-Token")), $"{forged}");
        }

        Assert.That((await _acme.Owner.Tenant.Read()).Language, Is.EqualTo("en"));
        Assert.That((await change.With("X-CSRF-Token", mine.Csrf).Fire(_api)).IsOk);
        Assert.That((await _acme.Owner.Tenant.Read()).Language, Is.EqualTo("zh-TW"));
        var read = await mine.Get("/v1/session").Fire(_api);
        Assert.That(read.Json["csrf"]!.ToString(), Is.EqualTo(mine.Csrf), "a page that was loaded anew reads it, without showing it");
        Assert.That((await Shot.Get("/v1/session").As(_acme.Token).Fire(_api)).Json["csrf"], Is.Null);
        await _acme.Owner.Tenant.Change(new(Language: "en"));
    }

    [Test]
    public async Task Beside_a_bearer_token_a_cookie_is_not_looked_at()
    {
        using var second = await Company.Open(_api, "Second");
        var browser = Browser.Of(await SignIn());

        var both = await browser.Get("/v1/session").As(second.Token).Fire(_api);
        Assert.That(both.Json["tenant"]!.GetValue<Guid>(), Is.EqualTo(second.Tenant));
        Assert.That((await Shot.Json("PATCH", "/v1/tenant", """{"language":"zh-CN"}""").With("If-Match", "*").With("Cookie", browser.Cookie).As(second.Token).Fire(_api)).IsOk, "and needs no CSRF token");
        Assert.That((int)(await browser.Get("/v1/session").As("nonsense").Fire(_api)).Status, Is.EqualTo(401));
        Assert.That((int)(await browser.Get("/v1/session").With("Authorization", "Basic eDp5").Fire(_api)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Pages_of_other_origins_neither_use_a_cookie_nor_get_one()
    {
        const string Page = "https://desk.acme.example";
        await _acme.Owner.Tenant.Change(new(Origins: [Page]));
        await Eventually.Holds(async () => (await Shot.Get("/v1/session").As(_acme.Token).With("Origin", Page).Fire(_api)).IsOk, "the origin is known");
        var browser = Browser.Of(await SignIn());

        var reply = await browser.Get("/v1/session").With("Origin", Page).Fire(_api);
        Assert.That((reply.Code, reply.Header("Access-Control-Allow-Origin"), reply.Header("Access-Control-Allow-Credentials")), Is.EqualTo(("origin_forbidden", (string?)null, (string?)null)));
        Assert.That((await SignIn(Door().With("Origin", Page))).Code, Is.EqualTo("origin_forbidden"));
        var preflight = await new Shot("OPTIONS", "/v1/sessions").With("Origin", Page).With("Access-Control-Request-Method", "POST").Fire(_api);
        Assert.That(preflight.Header("Access-Control-Allow-Headers"), Does.Not.Contain("X-Session").And.Not.Contain("X-CSRF-Token"));
        Assert.That(preflight.Header("Access-Control-Allow-Credentials"), Is.Null);
        Assert.That((await browser.Get("/v1/session").With("Origin", _api.Address.GetLeftPart(UriPartial.Authority)).Fire(_api)).IsOk, "a page of this very host");
    }

    [Test]
    public async Task Each_sign_in_takes_another_session_and_ends_the_one_before()
    {
        var first = Browser.Of(await SignIn());
        var planted = Browser.Of(await SignIn(Door().With("Cookie", "cloudcrm=cc_s_planted")));
        Assert.That(planted.Cookie, Does.Not.Contain("planted"));

        var second = Browser.Of(await SignIn(Door().With("Cookie", first.Cookie)));

        Assert.That(second.Cookie, Is.Not.EqualTo(first.Cookie));
        Assert.That((int)(await first.Get("/v1/session").Fire(_api)).Status, Is.EqualTo(401), "at once");
        Assert.That((await second.Get("/v1/session").Fire(_api)).IsOk);
    }

    [Test]
    public async Task A_browser_goes_to_another_tenant_of_its_account_and_leaves_the_one_before()
    {
        using var second = await CrmClient.SignUp(_api.Address, _acme.Request with { Company = "Second" });
        var there = (await second.Sessions.Read()).Tenant;
        var here = Browser.Of(await SignIn());
        var go = Shot.Json("POST", "/v1/account/switch", $$"""{"tenant":"{{there}}"}""").With("X-Session", "cookie").With("Cookie", here.Cookie);
        Assert.That((await go.Fire(_api)).Code, Is.EqualTo("csrf_token_wrong"));

        var moved = Browser.Of(await go.With("X-CSRF-Token", here.Csrf).Fire(_api));

        Assert.That((await moved.Get("/v1/session").Fire(_api)).Json["tenant"]!.GetValue<Guid>(), Is.EqualTo(there));
        Assert.That((int)(await here.Get("/v1/session").Fire(_api)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Signing_out_clears_the_cookie_and_ends_the_session()
    {
        var browser = Browser.Of(await SignIn());
        Assert.That((await browser.Delete("/v1/session").Without("X-CSRF-Token").Fire(_api)).Code, Is.EqualTo("csrf_token_wrong"));

        var reply = await browser.Delete("/v1/session").Fire(_api);

        Assert.That(reply.Header("Set-Cookie"), Does.StartWith("cloudcrm=;").And.Contain("expires=Thu, 01 Jan 1970").And.Contain("path=/"));
        Assert.That((int)(await browser.Get("/v1/session").Fire(_api)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_session_that_is_ended_elsewhere_is_dead_at_this_door_too()
    {
        var browser = Browser.Of(await SignIn());
        Assert.That((await browser.Get("/v1/session").Fire(_api)).IsOk);

        await _acme.Owner.Account.EndSession((await _acme.Owner.Account.SessionsPage()).Items[0].Id);

        await Eventually.Holds(async () => (await browser.Get("/v1/session").Fire(_api)).Status == HttpStatusCode.Unauthorized, "the session is dead");
        Assert.That((await SignIn(Door().With("Cookie", browser.Cookie))).IsOk, "a cookie that has ended does not stand in the way");
    }

    [Test]
    public async Task The_operators_cookie_is_one_of_its_own()
    {
        var door = Shot.Json("POST", "/v1/operator/sessions", $$"""{"mail":"{{Installation.OperatorMail}}","password":"{{Installation.OperatorSecret}}"}""").With("X-Session", "cookie");
        var reply = await door.Fire(_api);
        Assert.That(reply.Header("Set-Cookie"), Does.StartWith("cloudcrm-operator=cc_o_"));
        var (ops, tenant) = (Browser.Of(reply), Browser.Of(await SignIn()));
        var both = $"{ops.Cookie}; {tenant.Cookie}";

        Assert.That((await Shot.Get("/v1/operator/tenants").With("Cookie", both).Fire(_api)).IsOk);
        Assert.That((await Shot.Get("/v1/session").With("Cookie", both).Fire(_api)).Json["kind"]!.ToString(), Is.EqualTo("account"));
        Assert.That((await ops.Get("/v1/account").Fire(_api)).IsOk, "what belongs to any account");
        Assert.That((await ops.Get("/v1/session").Fire(_api)).Code, Is.EqualTo("tenant_needed"));
        Assert.That((int)(await tenant.Get("/v1/operator/tenants").Fire(_api)).Status, Is.EqualTo(401));
    }

    [TestCase("")]
    [TestCase("Cookie")]
    [TestCase("token")]
    public async Task Another_wish_than_a_cookie_is_refused(string wish) =>
        Assert.That((await Shot.Json("POST", "/v1/sessions", Credentials()).With("X-Session", wish).Fire(_api)).Field, Is.EqualTo("X-Session"));

    private string Credentials(Company? company = null) =>
        $$"""{"mail":"{{(company ?? _acme).Request.Mail}}","password":"{{Company.Password}}","tenant":"{{(company ?? _acme).Tenant}}"}""";

    private Shot Door(Company? company = null) => Shot.Json("POST", "/v1/sessions", Credentials(company)).With("X-Session", "cookie");

    private Task<Reply> SignIn(Shot door) => door.Fire(_api);

    private Task<Reply> SignIn(bool far = false) => SignIn(far ? Door().With("X-Forwarded-For", Far).With("X-Forwarded-Proto", "https") : Door());
}
