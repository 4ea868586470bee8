using System.Net;
using CloudCrm.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Gateway;

/// <summary>What every answer has in common, good or bad.</summary>
[TestFixture]
internal sealed class AnswerTests
{
    [TestCase("/v1/session")]
    [TestCase("/v1/nothing")]
    [TestCase("/nothing")]
    [TestCase("/healthz")]
    [TestCase("/openapi/v1.json")]
    public async Task Every_answer_tells_browsers_to_keep_and_run_nothing(string path)
    {
        var reply = await Shot.Get(path).Fire(await TheApi.Shared);

        Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        Assert.That(reply.Header("X-Frame-Options"), Is.EqualTo("DENY"));
        Assert.That(reply.Header("Content-Security-Policy"), Does.StartWith("default-src 'none'"));
        Assert.That(reply.Header("Referrer-Policy"), Is.EqualTo("no-referrer"));
        Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(reply.Header("Server"), Is.Null);
        Assert.That(reply.Header("Strict-Transport-Security"), Is.Null, "plain HTTP on loopback");
    }

    [TestCase("GET", "/", 404)]
    [TestCase("GET", "/nothing", 404)]
    [TestCase("GET", "/v10/session", 404)]
    [TestCase("POST", "/healthz", 405)]
    [TestCase("DELETE", "/openapi/v1.json", 405)]
    public async Task Addresses_outside_the_api_answer_with_problems_too(string method, string path, int status)
    {
        var reply = await new Shot(method, path).Fire(await TheApi.Shared);

        Assert.That((int)reply.Status, Is.EqualTo(status));
        Assert.That(reply.IsProblem);
        Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
    }

    [TestCase(typeof(InvalidOperationException), 500)]
    [TestCase(typeof(TimeoutException), 503)]
    public async Task A_credential_that_cannot_be_proven_for_a_fault_of_ours_is_a_problem_where_it_is_asked_for(Type fault, int status)
    {
        var faults = new GrainFaults();
        await using var api = await TheApi.Start(adjust: builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(faults));
        using var acme = await Company.Open(api);
        var fresh = await acme.NewSession();
        faults.Plan("Prove", (Exception)Activator.CreateInstance(fault, "Password=hunter2")!, afterDone: false, times: 1);

        foreach (var path in new[] { "/healthz", "/openapi/v1.json", "/nothing" })
            Assert.That((int)(await Shot.Get(path).As(fresh).Fire(api)).Status, Is.AnyOf(200, 404), path);
        Assert.That(faults.Left("Prove"), Is.EqualTo(1), "only the API asks");
        var reply = await Shot.Get("/v1/session").As(fresh).Fire(api);

        Assert.That((int)reply.Status, Is.EqualTo(status));
        Assert.That(reply.IsProblem);
        Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        Assert.That(reply.Text, Does.Not.Contain("hunter2"));
        Assert.That((await Shot.Get("/v1/session").As(fresh).Fire(api)).IsOk);
    }

    [TestCase(typeof(SiloUnavailableException))]
    [TestCase(typeof(TimeoutException))]
    public async Task Without_grains_that_answer_a_gateway_is_not_ready(Type fault)
    {
        var faults = new GrainFaults();
        await using var api = await TheApi.Start(adjust: builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(faults));
        await Eventually.Holds(async () => (await Shot.Get("/readyz").Fire(api)).IsOk, "the product is ready");
        faults.Plan("KnowsOrigin", (Exception)Activator.CreateInstance(fault)!, afterDone: false, times: 1);

        var reply = await Shot.Get("/readyz").Fire(api);

        Assert.That(((int)reply.Status, reply.Text), Is.EqualTo((503, "not ready: grains")));
        Assert.That((await Shot.Get("/readyz").Fire(api)).IsOk);
    }

    [Test]
    public async Task A_bug_tells_its_trace_id_and_nothing_else()
    {
        var faults = new GrainFaults();
        await using var api = await TheApi.Start(adjust: builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(faults));
        using var acme = await Company.Open(api);
        var id = await acme.NewCustomer();
        faults.Plan("Read", new InvalidOperationException("Password=hunter2"), afterDone: false, times: 1);

        var reply = await Shot.Get($"/v1/customers/{id}").As(acme.Token).Fire(api);

        Assert.That((reply.Status, reply.Code), Is.EqualTo((HttpStatusCode.InternalServerError, "internal")));
        Assert.That(reply.IsProblem);
        Assert.That(reply.Text, Does.Not.Contain("hunter2").And.Not.Contain("Exception").And.Not.Contain(" at "));
        Assert.That((await Shot.Get($"/v1/customers/{id}").As(acme.Token).Fire(api)).IsOk);
    }

    [Test]
    public async Task An_act_of_unknown_fate_says_so_and_its_repetition_finds_out()
    {
        var faults = new GrainFaults();
        await using var api = await TheApi.Start(adjust: builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(faults));
        using var acme = await Company.Open(api);
        faults.Plan("Register", new TimeoutException(), afterDone: true, times: 1);
        var request = new RegisterCustomer(CustomerKind.Person, "Unknown fate");

        var unknown = Assert.ThrowsAsync<CrmApiException>(() => acme.Owner.Customers.Register(request, "key"))!;
        var known = await acme.Owner.Customers.Register(request, "key");

        Assert.That((unknown.Status, unknown.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "outcome_unknown")));
        Assert.That((await acme.Owner.Customers.Page(name: "Unknown")).Items.Select(c => c.Id), Is.EqualTo(new[] { known.Id }));
    }
}
