using System.Net;
using CloudCrm.Client;
using CloudCrm.Gateway.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Gateway;

/// <summary>Addresses that bring wrong credentials and unknown origins without end. Addresses are those that a reverse proxy tells of.</summary>
[TestFixture]
internal sealed class FloodTests
{
    private const int Bound = 4;
    private const string Noisy = "203.0.113.1";
    private const string Quiet = "203.0.113.2";
    private const string Mine = "https://crm.acme.example";
    private readonly GrainCounts _calls = new();
    private TheApi _api = null!;
    private Company _acme = null!;

    [SetUp]
    public async Task SetUp()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Doors:LiftOnLoopback"] = "true", // For the test's own calls; the flood comes from elsewhere.
            ["Proxies"] = "127.0.0.1",
            ["BadToken:PerAddressPerHour"] = $"{Bound}",
            ["BadOrigin:PerAddressPerHour"] = $"{Bound}",
        };
        _api = await TheApi.Start(settings, builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(_calls));
        _acme = await Company.Open(_api);
    }

    [TearDown]
    public async Task TearDown()
    {
        _acme?.Dispose();
        if (_api is not null)
            await _api.DisposeAsync();
    }

    [Test]
    public async Task Wrong_credentials_of_one_address_stop_reaching_the_grains()
    {
        var before = _calls.Of("Prove");

        var replies = await Flood(Noisy, 3 * Bound);

        Assert.That(replies.Select(r => r.Code), Is.EqualTo(Enumerable.Repeat("invalid_token", Bound).Concat(Enumerable.Repeat("too_many_tries", 2 * Bound))));
        Assert.That(replies.Skip(Bound).Select(r => (r.Status, r.IsProblem)), Is.All.EqualTo((HttpStatusCode.TooManyRequests, true)));
        Assert.That(replies.Skip(Bound).Select(r => r.Response.Headers.RetryAfter?.Delta), Is.All.GreaterThan(TimeSpan.Zero));
        Assert.That(_calls.Of("Prove") - before, Is.EqualTo(Bound));
        Assert.That((await From(Noisy, "nonsense")).Code, Is.EqualTo("too_many_tries"), "what is no token at all, too");
    }

    [Test]
    public async Task Wrong_credentials_of_one_address_shut_out_nobody_else()
    {
        var atWork = _acme.Token;
        Assert.That((await From(Noisy, atWork)).IsOk);
        var fresh = await _acme.NewSession();

        Assert.That((await Flood(Noisy, Bound + 1))[^1].Code, Is.EqualTo("too_many_tries"));

        Assert.That((await From(Noisy, atWork)).IsOk, "who is at work there goes on");
        _api.Time.Advance(PrincipalMemory.MaxAge);
        Assert.That((await From(Noisy, atWork)).IsOk, "and is asked about again");
        Assert.That((await From(Noisy, fresh)).Code, Is.EqualTo("too_many_tries"), "one that was never seen waits");
        Assert.That((await From(Quiet, fresh)).IsOk, "elsewhere it is good");
        Assert.That((await From(Quiet, Wrong())).Code, Is.EqualTo("invalid_token"), "other addresses have their own bound");
        Assert.That((await SignIn(Noisy)).IsOk, "the doors have theirs");
    }

    [Test]
    public async Task A_credential_that_ended_is_asked_about_once_more_and_never_again()
    {
        var session = await _acme.NewSession();
        Assert.That((await From(Noisy, session)).IsOk);
        await Flood(Noisy, Bound + 1);
        Assert.That((await new Shot("DELETE", "/v1/session").As(session).Fire(_api)).IsOk);
        var key = await _acme.NewKey(Right.ReadTenant);
        Assert.That((await From(Quiet, key.Token!)).IsOk);
        await _acme.Owner.ApiKeys.Revoke(key.Id);
        _api.Time.Advance(PrincipalMemory.MaxAge);

        Assert.That((await From(Noisy, session)).Code, Is.EqualTo("too_many_tries"), "it was ended here: nothing is left to ask");
        Assert.That((await From(Noisy, key.Token!)).Code, Is.EqualTo("invalid_token"));
        Assert.That((await From(Noisy, key.Token!)).Code, Is.EqualTo("too_many_tries"));
    }

    [Test]
    public async Task On_loopback_nothing_is_bounded_where_that_is_lifted()
    {
        for (var i = 0; i < 3 * Bound; i++)
            Assert.That((await Shot.Get("/v1/session").As(Wrong()).Fire(_api)).Code, Is.EqualTo("invalid_token"));
    }

    [Test]
    public async Task Unknown_origins_of_one_address_stop_reaching_the_grains_and_shut_out_no_known_one()
    {
        await _acme.Owner.Tenant.Change(new(Origins: [Mine]));
        Assert.That((await Preflight(Noisy, Mine)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        var before = _calls.Of("KnowsOrigin");

        var replies = new List<Reply>();
        for (var i = 0; i < 2 * Bound; i++)
            replies.Add(await Preflight(Noisy, $"https://{i}.example"));

        Assert.That(replies.Select(r => r.Code), Is.EqualTo(Enumerable.Repeat("origin_forbidden", Bound).Concat(Enumerable.Repeat("too_many_tries", Bound))));
        Assert.That(replies[^1].Response.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(_calls.Of("KnowsOrigin") - before, Is.EqualTo(Bound));
        Assert.That((await SignIn(Noisy, "https://page.example")).Code, Is.EqualTo("too_many_tries"), "sign-ins of such pages count with them");
        _api.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Preflight(Noisy, Mine)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await Preflight(Quiet, "https://0.example")).Code, Is.EqualTo("origin_forbidden"));
    }

    private async Task<List<Reply>> Flood(string address, int count)
    {
        var replies = new List<Reply>();
        for (var i = 0; i < count; i++)
            replies.Add(await From(address, Wrong()));
        return replies;
    }

    /// <summary>A token that looks right and names a session that nobody has.</summary>
    private string Wrong() => $"cc_s_{_acme.Tenant:n}_{Company.NewId():n}_{new string('A', 43)}";

    private Task<Reply> From(string address, string token) => Shot.Get("/v1/session").As(token).With("X-Forwarded-For", address).Fire(_api);

    private Task<Reply> Preflight(string address, string origin) => new Shot("OPTIONS", "/v1/customers")
        .With("Origin", origin).With("Access-Control-Request-Method", "POST").With("X-Forwarded-For", address).Fire(_api);

    private Task<Reply> SignIn(string address, string? origin = null)
    {
        var shot = Shot.Json("POST", "/v1/sessions", $$"""{"mail":"{{_acme.Request.Mail}}","password":"{{Company.Password}}"}""").With("X-Forwarded-For", address);
        return (origin is null ? shot.As(Wrong()) : shot.With("Origin", origin)).Fire(_api);
    }
}
