using System.Globalization;
using CloudCrm.Client;
using CloudCrm.Tests.Isolation;

namespace CloudCrm.Tests.Gateway;

/// <summary>ETag, If-Match, If-None-Match.</summary>
[TestFixture]
internal sealed class VersionTests : CompanyFixture
{
    [Test]
    public async Task The_loser_of_two_changes_is_refused_and_told_what_to_do()
    {
        var customer = await Acme.Owner.Customers.Read(await Acme.NewCustomer());

        var winner = await Acme.Owner.Customers.Change(customer.Id, new(Name: "Winner"), customer.Version);
        var loser = Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Customers.Change(customer.Id, new(Name: "Loser"), customer.Version))!;

        Assert.That(winner.Version, Is.GreaterThan(customer.Version));
        Assert.That(((int)loser.Status, loser.Code, loser.Field), Is.EqualTo((412, "version_mismatch", "If-Match")));
        Assert.That((await Acme.Owner.Customers.Read(customer.Id)).Name, Is.EqualTo("Winner"));
    }

    [Test]
    public async Task A_change_without_a_version_is_refused_with_428()
    {
        var reply = await Shot.Json("PATCH", $"/v1/customers/{await Acme.NewCustomer()}", """{"name":"x"}""").As(Acme.Token).Fire(Api);

        Assert.That(((int)reply.Status, reply.Field), Is.EqualTo((428, "If-Match")));
    }

    [Test]
    public async Task Every_endpoint_keeps_an_if_match_or_refuses_it()
    {
        var (faults, kept) = (new List<string>(), 0);
        foreach (var endpoint in ApiEndpoint.All(Api))
        {
            var shot = await new ValidShots(Acme).Of(endpoint);
            var before = await Snapshot.Take(Api, Acme.Tenant);
            var reply = await shot.With("If-Match", "\"999999\"").Fire(Api);
            kept += endpoint.IsVersioned ? 1 : 0;
            if ((int)reply.Status != (endpoint.IsVersioned ? 412 : 400) || !reply.IsProblem || reply.Field != "If-Match")
                faults.Add($"{endpoint}: {reply}");
            if (await Snapshot.Take(Api, Acme.Tenant) != before)
                faults.Add($"{endpoint}: something was written");
        }

        Assert.That(faults, Is.Empty);
        Assert.That(kept, Is.GreaterThan(10));
    }

    [Test]
    public async Task An_act_that_may_do_without_a_version_is_done_on_the_one_that_was_read()
    {
        var path = $"/v1/customers/{await Acme.NewCustomer()}";
        var tag = (await Shot.Get(path).As(Acme.Token).Fire(Api)).Header("ETag")!;
        var archive = new Shot("POST", $"{path}/archive") { Token = Acme.Token };

        var done = await archive.With("If-Match", tag).Fire(Api);
        var stale = await archive.With("If-Match", tag).Fire(Api);
        var any = await archive.With("If-Match", "*").Fire(Api);
        var without = await archive.Fire(Api);

        Assert.That(new[] { done, stale, any, without }.Select(r => (int)r.Status), Is.EqualTo(new[] { 200, 412, 200, 200 }));
    }

    [Test]
    public async Task Any_version_will_do_with_a_star()
    {
        var id = await Acme.NewCustomer();

        Assert.That((await Acme.Owner.Customers.Change(id, new(Name: "Any"))).Name, Is.EqualTo("Any"));
    }

    [Test]
    public async Task Every_versioned_answer_carries_its_etag_and_a_known_one_costs_no_body()
    {
        var customer = await Acme.NewCustomer();
        var interaction = await Acme.NewInteraction(customer);
        // Who may read usage is told what an interaction costs, which moves without its version.
        var (_, agent) = await Acme.NewMember(true, Role.Agent);
        foreach (var path in new[] { $"/v1/customers/{customer}", $"/v1/interactions/{interaction}", "/v1/tenant", "/v1/seats", $"/v1/members/{Acme.OwnerId}" })
        {
            var token = path.Contains("/interactions/", StringComparison.Ordinal) ? agent.Token! : Acme.Token;
            var first = await Shot.Get(path).As(token).Fire(Api);
            var version = first.Json["version"]!.GetValue<long>().ToString(CultureInfo.InvariantCulture);
            Assert.That(first.Header("ETag"), Is.EqualTo($"\"{version}\""), path);

            var again = await Shot.Get(path).As(token).With("If-None-Match", $"\"{version}\"").Fire(Api);
            Assert.That(((int)again.Status, again.Text), Is.EqualTo((304, "")), path);
            Assert.That((await Shot.Get(path).As(token).With("If-None-Match", "\"0\"").Fire(Api)).IsOk, path);
        }
    }
}
