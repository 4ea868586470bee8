namespace CloudCrm.Tests.Gateway;

/// <summary>Which pages may call the API in a browser.</summary>
[TestFixture]
internal sealed class CorsTests
{
    private const string Mine = "https://crm.acme.example";
    private const string Theirs = "https://crm.rival.example";
    private TheApi _api = null!;
    private Company _acme = null!;
    private Company _rival = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _api = await TheApi.Shared;
        (_acme, _rival) = (await Company.Open(_api), await Company.Open(_api, "Rival"));
        await _acme.Owner.Tenant.Change(new(Origins: [Mine]));
        await _rival.Owner.Tenant.Change(new(Origins: [Theirs]));
        await Eventually.Holds(async () => (await Call(Mine)).IsOk, "the gateway knows the tenant's origin");
    }

    [OneTimeTearDown]
    public void TearDown()
    {
        _acme.Dispose();
        _rival.Dispose();
    }

    [TestCase(Mine)]
    [TestCase(Theirs)]
    public async Task A_preflight_is_answered_for_an_origin_of_any_tenant(string origin)
    {
        var reply = await Preflight(origin);

        Assert.That((int)reply.Status, Is.EqualTo(204));
        Assert.That(reply.Header("Access-Control-Allow-Origin"), Is.EqualTo(origin));
        Assert.That(reply.Header("Access-Control-Allow-Headers"), Does.Contain("Authorization").And.Contain("Idempotency-Key"));
        Assert.That(reply.Header("Access-Control-Allow-Methods"), Does.Contain("PATCH"));
        Assert.That(reply.Header("Vary"), Does.Contain("Origin"));
        Assert.That(reply.Header("Access-Control-Allow-Credentials"), Is.Null);
    }

    [TestCase("https://nobody.example")]
    [TestCase("null")]
    [TestCase("https://crm.acme.example.evil.example")]
    [TestCase("http://crm.acme.example")]
    public async Task A_preflight_of_an_unknown_origin_is_not_answered(string origin)
    {
        var reply = await Preflight(origin);

        Assert.That((int)reply.Status, Is.EqualTo(403));
        Assert.That(reply.Header("Access-Control-Allow-Origin"), Is.Null);
    }

    [Test]
    public async Task The_request_itself_is_served_only_for_an_origin_of_its_own_tenant()
    {
        var (own, foreign) = (await Call(Mine), await Call(Theirs));

        Assert.That(own.IsOk, own.Text);
        Assert.That(own.Header("Access-Control-Allow-Origin"), Is.EqualTo(Mine));
        Assert.That(own.Header("Access-Control-Expose-Headers"), Does.Contain("ETag"));
        Assert.That((foreign.Code, foreign.Header("Access-Control-Allow-Origin")), Is.EqualTo(("origin_forbidden", (string?)null)));
    }

    [TestCase(Mine)]
    [TestCase(Theirs)]
    public async Task A_page_sees_that_its_credential_is_over_and_can_sign_in_again(string origin)
    {
        var over = await _acme.NewSession();
        await new Shot("DELETE", "/v1/session").As(over).Fire(_api);
        foreach (var token in new[] { over, null, "invented" })
        {
            var reply = await Shot.Get("/v1/session").As(token).With("Origin", origin).Fire(_api);
            Assert.That(((int)reply.Status, reply.Header("Access-Control-Allow-Origin")), Is.EqualTo((401, origin)), token);
        }

        var signIn = await SignIn(origin);
        Assert.That(signIn.IsOk, signIn.Text);
        Assert.That(signIn.Header("Access-Control-Allow-Origin"), Is.EqualTo(origin));
        Assert.That(signIn.Header("Access-Control-Expose-Headers"), Does.Contain("Retry-After"));
    }

    [TestCase("https://nobody.example")]
    [TestCase("null")]
    public async Task A_page_of_an_unknown_origin_can_neither_sign_in_nor_read_a_refusal(string origin)
    {
        foreach (var reply in new[] { await SignIn(origin), await Shot.Get("/v1/session").With("Origin", origin).Fire(_api), await Call(origin) })
            Assert.That(((int)reply.Status, reply.Code, reply.Header("Access-Control-Allow-Origin")), Is.EqualTo((403, "origin_forbidden", (string?)null)));
    }

    [Test]
    public async Task A_write_from_a_foreign_page_writes_nothing()
    {
        var name = $"Foreign {Company.NewId():n}";
        var shot = Shot.Json("POST", "/v1/customers", $$"""{"kind":"person","name":"{{name}}"}""").As(_acme.Token).With("Idempotency-Key", name);

        Assert.That((await shot.With("Origin", Theirs).Fire(_api)).Code, Is.EqualTo("origin_forbidden"));
        Assert.That((await _acme.Owner.Customers.Page(name: name)).Items, Is.Empty);
        Assert.That((await shot.With("Origin", Mine).Fire(_api)).IsOk);
    }

    [Test]
    public async Task Pages_of_this_host_need_no_registration() =>
        Assert.That((await Call(_api.Address.GetLeftPart(UriPartial.Authority))).IsOk);

    private Task<Reply> Call(string origin) => Shot.Get("/v1/session").As(_acme.Token).With("Origin", origin).Fire(_api);

    private Task<Reply> SignIn(string origin) =>
        Shot.Json("POST", "/v1/sessions", $$"""{"mail":"{{_acme.Request.Mail}}","password":"{{Company.Password}}"}""").With("Origin", origin).Fire(_api);

    private Task<Reply> Preflight(string origin) =>
        new Shot("OPTIONS", "/v1/customers").With("Origin", origin).With("Access-Control-Request-Method", "POST").Fire(_api);
}
