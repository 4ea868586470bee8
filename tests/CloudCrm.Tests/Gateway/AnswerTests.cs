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
