using System.Globalization;
using CloudCrm.Client;
using CloudCrm.Tests.Isolation;

namespace CloudCrm.Tests.Gateway;

/// <summary>ETag, If-Match, If-None-Match.</summary>
[TestFixture]
internal sealed class VersionTests
{
    private TheApi _api = null!;
    private Company _acme = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _api = await TheApi.Shared;
        _acme = await Company.Open(_api);
    }

    [OneTimeTearDown]
    public void TearDown() => _acme.Dispose();

    [Test]
    public async Task The_loser_of_two_changes_is_refused_and_told_what_to_do()
    {
        var customer = await _acme.Owner.Customers.Read(await _acme.NewCustomer());

        var winner = await _acme.Owner.Customers.Change(customer.Id, new(Name: "Winner"), customer.Version);
        var loser = Assert.ThrowsAsync<CrmApiException>(() => _acme.Owner.Customers.Change(customer.Id, new(Name: "Loser"), customer.Version))!;

        Assert.That(winner.Version, Is.GreaterThan(customer.Version));
        Assert.That(((int)loser.Status, loser.Code, loser.Field), Is.EqualTo((412, "version_mismatch", "If-Match")));
        Assert.That((await _acme.Owner.Customers.Read(customer.Id)).Name, Is.EqualTo("Winner"));
    }

    [Test]
    public async Task A_change_without_a_version_is_refused_with_428()
    {
        var reply = await Shot.Json("PATCH", $"/v1/customers/{await _acme.NewCustomer()}", """{"name":"x"}""").As(_acme.Token).Fire(_api);

        Assert.That(((int)reply.Status, reply.Field), Is.EqualTo((428, "If-Match")));
    }

    [Test]
    public async Task Every_endpoint_keeps_an_if_match_or_refuses_it()
    {
        var (faults, kept) = (new List<string>(), 0);
        foreach (var endpoint in ApiEndpoint.All(_api))
        {
            var shot = await new ValidShots(_acme).Of(endpoint);
            var before = await Snapshot.Take(_api, _acme.Tenant);
            var reply = await shot.With("If-Match", "\"999999\"").Fire(_api);
            kept += endpoint.IsVersioned ? 1 : 0;
            if ((int)reply.Status != (endpoint.IsVersioned ? 412 : 400) || !reply.IsProblem || reply.Field != "If-Match")
                faults.Add($"{endpoint}: {reply}");
            if (await Snapshot.Take(_api, _acme.Tenant) != before)
                faults.Add($"{endpoint}: something was written");
        }

        Assert.That(faults, Is.Empty);
        Assert.That(kept, Is.GreaterThan(10));
    }

    [Test]
    public async Task An_act_that_may_do_without_a_version_is_done_on_the_one_that_was_read()
    {
        var path = $"/v1/customers/{await _acme.NewCustomer()}";
        var tag = (await Shot.Get(path).As(_acme.Token).Fire(_api)).Header("ETag")!;
        var archive = new Shot("POST", $"{path}/archive") { Token = _acme.Token };

        var done = await archive.With("If-Match", tag).Fire(_api);
        var stale = await archive.With("If-Match", tag).Fire(_api);
        var any = await archive.With("If-Match", "*").Fire(_api);
        var without = await archive.Fire(_api);

        Assert.That(new[] { done, stale, any, without }.Select(r => (int)r.Status), Is.EqualTo(new[] { 200, 412, 200, 200 }));
    }

    [Test]
    public async Task Any_version_will_do_with_a_star()
    {
        var id = await _acme.NewCustomer();

        Assert.That((await _acme.Owner.Customers.Change(id, new(Name: "Any"))).Name, Is.EqualTo("Any"));
    }

    [Test]
    public async Task Every_versioned_answer_carries_its_etag_and_a_known_one_costs_no_body()
    {
        var customer = await _acme.NewCustomer();
        var interaction = await _acme.NewInteraction(customer);
        foreach (var path in new[] { $"/v1/customers/{customer}", $"/v1/interactions/{interaction}", "/v1/tenant", "/v1/seats", $"/v1/members/{_acme.OwnerId}" })
        {
            var first = await Shot.Get(path).As(_acme.Token).Fire(_api);
            var version = first.Json["version"]!.GetValue<long>().ToString(CultureInfo.InvariantCulture);
            Assert.That(first.Header("ETag"), Is.EqualTo($"\"{version}\""), path);

            var again = await Shot.Get(path).As(_acme.Token).With("If-None-Match", $"\"{version}\"").Fire(_api);
            Assert.That(((int)again.Status, again.Text), Is.EqualTo((304, "")), path);
            Assert.That((await Shot.Get(path).As(_acme.Token).With("If-None-Match", "\"0\"").Fire(_api)).IsOk, path);
        }
    }
}
