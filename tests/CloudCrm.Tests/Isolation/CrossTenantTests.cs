using CloudCrm.Client;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Isolation;

/// <summary>
/// Every endpoint, found by its metadata, is called by one company with the ids of another. The answer must be the one that an unknown id gets, no row of
/// either company may change, and the same request with the company's own ids must succeed.
/// </summary>
[TestFixture]
internal sealed class CrossTenantTests
{
    private TheApi _api = null!;
    private Company _acme = null!;
    private Company _rival = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _api = await TheApi.Shared;
        (_acme, _rival) = (await Company.Open(_api), await Company.Open(_api, "Rival"));
    }

    [OneTimeTearDown]
    public void TearDown()
    {
        _acme.Dispose();
        _rival.Dispose();
    }

    [Test]
    public async Task Ids_of_another_tenant_are_answered_as_unknown_ones_at_every_endpoint()
    {
        var faults = new List<string>();
        var pairs = new List<(ApiEndpoint Endpoint, Probe Foreign, Probe Unknown)>();
        foreach (var endpoint in ApiEndpoint.All(_api).Where(e => !IsForOperator(e)))
            pairs.AddRange((await Pairs(endpoint)).Select(pair => (endpoint, pair.Foreign, pair.Unknown)));
        var (first, last) = (await _rival.NewKey(Right.ReadCustomers), await _rival.NewKey(Right.ReadCustomers));
        var soon = await Snapshot.Soon(_rival);
        var rest = await Snapshot.AtRest(_rival, first, soon, first, last);

        foreach (var (endpoint, foreign, unknown) in pairs)
        {
            var before = await Snapshot.Take(_api, _acme.Tenant, _rival.Tenant);
            var (answer, expected) = (await foreign.Shot.Fire(_api), await unknown.Shot.Fire(_api));
            if (Neutral(answer, foreign) != Neutral(expected, unknown))
                faults.Add($"{endpoint}, foreign {foreign.Slot}: {answer} but an unknown one: {expected}");
            if (answer.IsOk)
                faults.Add($"{endpoint}, foreign {foreign.Slot}: {answer}");
            if (await Snapshot.Take(_api, _acme.Tenant, _rival.Tenant) is var after && after != before)
                faults.Add($"{endpoint}, foreign {foreign.Slot}: rows changed\n{before}\n--\n{after}");
        }

        Assert.That(faults, Is.Empty);
        Assert.That(pairs, Has.Count.GreaterThan(25));
        Assert.That(await Snapshot.AtRest(_rival, last, soon, first, last), Is.EqualTo(rest), "Something was billed, or fell due, for the other tenant.");
    }

    [Test]
    public async Task The_same_requests_with_own_ids_succeed()
    {
        var faults = new List<string>();
        foreach (var endpoint in ApiEndpoint.All(_api))
        {
            var reply = await (await new ValidShots(_acme).Of(endpoint)).Fire(_api);
            if (reply is { IsOk: false, IsOff: false })
                faults.Add($"{endpoint}: {reply}");
        }

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public async Task Reads_never_hold_a_trace_of_another_tenant()
    {
        var marker = $"Marker {Company.NewId():n}";
        var handle = $"x:{Company.NewId():n}";
        var customer = await _rival.NewCustomer(marker, handle);
        var interaction = await _rival.NewInteraction(customer);
        await _rival.Owner.Interactions.Append(interaction, new(Direction.Inbound, marker));
        await _rival.NewAttachment(interaction);
        string[] traces = [marker, handle, customer.ToString(), interaction.ToString(), _rival.Tenant.ToString(), _rival.OwnerId.ToString(), _rival.Request.Mail];

        var faults = new List<string>();
        foreach (var endpoint in ApiEndpoint.All(_api).Where(e => e.Method == "GET" && !IsForOperator(e)))
        {
            var shot = await new ValidShots(_acme).Of(endpoint);
            foreach (var one in new[] { shot, shot with { Path = shot.Path.Replace("x:somebody", handle, StringComparison.Ordinal) } })
            {
                var reply = await one.Fire(_api);
                faults.AddRange(traces.Where(reply.Text.Contains).Select(trace => $"{endpoint} shows {trace}"));
            }
        }

        Assert.That(faults, Is.Empty);
        Assert.That((await Shot.Get($"/v1/customers/lookup?kind=handle&value={handle}").As(_rival.Token).Fire(_api)).Text, Does.Contain(marker));
    }

    [Test]
    public async Task A_cursor_of_another_tenant_opens_nothing_of_it()
    {
        for (var i = 0; i < 3; i++)
            await _rival.NewCustomer($"Rival customer {i}");
        var cursor = (await _rival.Owner.Customers.Page(limit: 1)).Next!;

        var reply = await Shot.Get($"/v1/customers?limit=1000&cursor={Uri.EscapeDataString(cursor)}").As(_acme.Token).Fire(_api);

        Assert.That(reply.Text, Does.Not.Contain("Rival customer"));
        Assert.That((await _rival.Owner.Customers.Page(cursor: cursor)).Items, Is.Not.Empty);
    }

    [Test]
    public async Task A_caller_made_id_that_another_tenant_uses_makes_a_thing_of_ones_own()
    {
        var id = await _rival.NewCustomer("Theirs");

        var mine = await _acme.Owner.Customers.Register(new(CustomerKind.Person, "Mine", Id: id));

        Assert.That(mine.Id, Is.EqualTo(id));
        Assert.That((await _rival.Owner.Customers.Read(id)).Name, Is.EqualTo("Theirs"));
        Assert.That((await _acme.Owner.Customers.Read(id)).Name, Is.EqualTo("Mine"));
    }

    [Test]
    public async Task An_idempotency_key_of_another_tenant_is_a_key_of_ones_own()
    {
        var request = new RegisterCustomer(CustomerKind.Person, "Same words");

        var theirs = await _rival.Owner.Customers.Register(request, "one key");
        var mine = await _acme.Owner.Customers.Register(request, "one key");

        Assert.That(mine.Id, Is.Not.EqualTo(theirs.Id));
        Assert.That((await _acme.Owner.Customers.Register(request, "one key")).Id, Is.EqualTo(mine.Id));
    }

    [Test]
    public async Task The_operators_endpoints_are_closed_to_tenants_and_tenants_endpoints_to_the_operator()
    {
        using var operatorClient = await _api.Operator();
        var faults = new List<string>();
        foreach (var endpoint in ApiEndpoint.All(_api).Where(e => !e.Requirement.IsOpen && !e.Requirement.IsForEverybody))
        {
            var shot = await new ValidShots(_acme).Of(endpoint);
            var reply = await shot.As(IsForOperator(endpoint) ? _acme.Token : operatorClient.Token).Fire(_api);
            if (reply.Code is not ("operator_only" or "tenant_needed"))
                faults.Add($"{endpoint}: {reply}");
        }

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public async Task Without_a_good_credential_every_closed_endpoint_answers_401()
    {
        var (_, session) = await _acme.NewMember(false, Role.Viewer);
        var forged = session.Token![..^3] + "AAA";
        var faults = new List<string>();
        foreach (var endpoint in ApiEndpoint.All(_api).Where(e => !e.Requirement.IsOpen))
        {
            var shot = await new ValidShots(_acme).Of(endpoint);
            foreach (var token in new[] { null, "nonsense", forged })
            {
                var reply = await shot.As(token).Fire(_api);
                if ((int)reply.Status != 401 || !reply.IsProblem || reply.Header("WWW-Authenticate") is null)
                    faults.Add($"{endpoint} with {token}: {reply}");
            }
        }

        Assert.That(faults, Is.Empty);
    }

    private sealed record Probe(string Slot, Guid Id, Shot Shot);

    /// <summary>For every place of an endpoint that takes an id of something that is there: a request with the rival's, and one with nobody's.</summary>
    private async Task<List<(Probe Foreign, Probe Unknown)>> Pairs(ApiEndpoint endpoint)
    {
        var (own, others) = (new ValidShots(_acme), new ValidShots(_rival));
        var pairs = new List<(Probe, Probe)>();
        foreach (var (name, foreign) in await others.RouteValues(endpoint))
            pairs.Add((await InRoute(name, foreign), await InRoute(name, Company.NewId())));
        foreach (var (place, foreign) in await others.NamedIds(endpoint))
            pairs.Add((await Named(place, foreign), await Named(place, Company.NewId())));
        return pairs;

        async Task<Probe> InRoute(string name, Guid id)
        {
            var route = await own.RouteValues(endpoint);
            route[name] = id;
            return new(name, id, await own.Of(endpoint, route, await own.NamedIds(endpoint)));
        }

        async Task<Probe> Named(IdPlace place, Guid id)
        {
            var named = await own.NamedIds(endpoint);
            named[place] = id;
            return new($"{place}", id, await own.Of(endpoint, await own.RouteValues(endpoint), named));
        }
    }

    /// <summary>The answer with the id itself, and what names the single request, taken out.</summary>
    private static string Neutral(Reply reply, Probe probe) => reply.Essence.Replace(probe.Id.ToString(), "ID", StringComparison.OrdinalIgnoreCase);

    private static bool IsForOperator(ApiEndpoint endpoint) => endpoint.Requirement.Rights.HasFlag(Contracts.Tenants.Right.Operate);
}
