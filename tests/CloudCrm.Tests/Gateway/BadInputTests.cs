using System.Buffers.Text;
using System.Reflection;
using System.Text;
using CloudCrm.Client;
using CloudCrm.Tests.Isolation;

namespace CloudCrm.Tests.Gateway;

/// <summary>Malformed bodies, headers and queries: each gets a 4xx problem that names what is wrong, and nothing is written.</summary>
[TestFixture]
internal sealed class BadInputTests : CompanyFixture
{
    [Test]
    public async Task Malformed_bodies_are_refused_by_name_at_every_endpoint()
    {
        var (faults, count) = (new List<string>(), 0);
        foreach (var endpoint in ApiEndpoint.All(Api).Where(e => e.BodyType is not null))
        {
            var valid = await new ValidShots(Acme).Of(endpoint);
            var inputs = BadInput.NotAnObject(valid).Concat(BadInput.WrongMembers(valid, Nullable(endpoint.BodyType!))).ToArray();
            count += inputs.Length;
            faults.AddRange(await Try(endpoint.ToString(), inputs));
            if (endpoint.Name is not "SignInOperator" && await (await new ValidShots(Acme).Of(endpoint)).Fire(Api) is { IsOk: false, IsOff: false } control)
                faults.Add($"{endpoint}, well-formed: {control}");
        }

        Assert.That(faults, Is.Empty);
        Assert.That(count, Is.GreaterThan(200));
        TestContext.Out.WriteLine($"{count} malformed bodies");
    }

    [Test]
    public async Task Well_formed_bodies_with_wrong_values_are_refused_by_name()
    {
        var customer = await Acme.NewCustomer();
        var interaction = await Acme.NewInteraction(customer);
        string Long(int length) => new('a', length);
        string Contacts(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"kind":"phone","value":"+1 555 01{{i:00}}"}"""));
        (string Path, string Body, string Field)[] cases =
        [
            ("customers", """{"kind":"person","name":""}""", "name"),
            ("customers", """{"kind":"person","name":"   "}""", "name"),
            ("customers", $$"""{"kind":"person","name":"{{Long(201)}}"}""", "name"),
            ("customers", """{"kind":"Person","name":"x"}""", "kind"),
            ("customers", """{"kind":"robot","name":"x"}""", "kind"),
            ("customers", """{"kind":0,"name":"x"}""", "kind"),
            ("customers", """{"kind":"person,organisation","name":"x"}""", "kind"),
            ("customers", """{"kind":"person","name":"x","id":"00000000-0000-0000-0000-000000000000"}""", "id"),
            ("customers", """{"kind":"person","name":"x","id":"1234"}""", "id"),
            ("customers", """{"kind":"person","name":"x","contacts":[{"kind":"phone"}]}""", "contacts[0].value"),
            ("customers", """{"kind":"person","name":"x","contacts":[{"kind":"phone","value":""}]}""", "contacts[0].value"),
            ("customers", $$"""{"kind":"person","name":"x","contacts":[{"kind":"phone","value":"{{Long(255)}}"}]}""", "contacts[0].value"),
            ("customers", """{"kind":"person","name":"x","contacts":[{"kind":"fax","value":"1"}]}""", "contacts[0].kind"),
            ("customers", """{"kind":"person","name":"x","contacts":[{"kind":"phone","value":"+1 555 0100"},null]}""", "contacts[1]"),
            ("customers", """{"kind":"person","name":"x","contacts":[{"kind":"mail","value":"a@b.example","more":1}]}""", "contacts[0].more"),
            ("customers", $$"""{"kind":"person","name":"x","contacts":[{"kind":"phone","value":"+1 555 0100","label":"{{Long(51)}}"}]}""", "contacts[0].label"),
            ("customers", $$"""{"kind":"person","name":"x","contacts":[{{Contacts(51)}}]}""", "contacts"),
            ("interactions", $$"""{"channel":"X","direction":"inbound","customerId":"{{customer}}"}""", "channel"),
            ("interactions", $$"""{"channel":"","direction":"inbound","customerId":"{{customer}}"}""", "channel"),
            ("interactions", $$"""{"channel":"{{Long(33)}}","direction":"inbound","customerId":"{{customer}}"}""", "channel"),
            ("interactions", $$"""{"channel":"x","direction":"internal","customerId":"{{customer}}"}""", "direction"),
            ("interactions", $$"""{"channel":"x","direction":"inbound","customerId":"{{customer}}","subject":"{{Long(501)}}"}""", "subject"),
            ("interactions", $$"""{"channel":"x","direction":"inbound","customerId":"{{customer}}","externalId":"{{Long(201)}}"}""", "externalId"),
            ("interactions", $$"""{"channel":"x","direction":"inbound","customerId":"{{customer}}","externalId":""}""", "externalId"),
            ("interactions", $$"""{"channel":"x","direction":"inbound","customerId":"{{customer}}","occurredAt":"2026-01-01T00:00:00"}""", "occurredAt"),
            ("interactions", $$"""{"channel":"x","direction":"inbound","customerId":"{{customer}}","occurredAt":"yesterday"}""", "occurredAt"),
            ("interactions", $$"""{"channel":"x","direction":"inbound","customerId":"{{customer}}","occurredAt":"2226-01-01T00:00:00Z"}""", "occurredAt"),
            ("interactions", $$"""{"channel":"x","direction":"inbound","customerId":"{{Company.NewId()}}"}""", "customerId"),
            ("interactions", """{"channel":"x","direction":"inbound","customerId":"00000000-0000-0000-0000-000000000000"}""", "customerId"),
            ("interactions", $$"""{"channel":"x","direction":"inbound","customerId":"{{customer}}","assignedTo":"{{Company.NewId()}}"}""", "assignedTo"),
            ($"interactions/{interaction}/messages", $$"""{"direction":"inbound","text":"{{Long(100_001)}}"}""", "text"),
            ($"interactions/{interaction}/messages", """{"direction":"sideways","text":"x"}""", "direction"),
            ($"interactions/{interaction}/messages", """{"direction":"inbound","text":"x","occurredAt":"2226-01-01T00:00:00Z"}""", "occurredAt"),
            ($"interactions/{interaction}/messages", $$"""{"direction":"inbound","text":"x","customerId":"{{Company.NewId()}}"}""", "customerId"),
            ($"interactions/{interaction}/messages", """{"direction":"inbound","text":"x","id":"00000000-0000-0000-0000-000000000000"}""", "id"),
            ("invitations", """{"mail":"no address","roles":["agent"]}""", "mail"),
            ("invitations", """{"mail":"a@b.example","roles":[]}""", "roles"),
            ("invitations", """{"mail":"a@b.example","roles":["king"]}""", "roles[0]"),
            ("api-keys", """{"name":"","scopes":["readTenant"]}""", "name"),
            ("api-keys", $$"""{"name":"{{Long(101)}}","scopes":["readTenant"]}""", "name"),
            ("api-keys", """{"name":"x","scopes":[]}""", "scopes"),
            ("api-keys", """{"name":"x","scopes":["operate"]}""", "scopes[0]"),
            ("signup", """{"company":"","name":"A","mail":"a@b.example","password":"long enough words","plan":"team","timeZone":"UTC","language":"en"}""", "company"),
            ("signup", """{"company":"A","name":"A","mail":"nobody","password":"long enough words","plan":"team","timeZone":"UTC","language":"en"}""", "mail"),
            ("signup", """{"company":"A","name":"A","mail":"a@b.example","password":"short","plan":"team","timeZone":"UTC","language":"en"}""", "password"),
            ("signup", """{"company":"A","name":"A","mail":"a@b.example","password":"long enough words","plan":"gold","timeZone":"UTC","language":"en"}""", "plan"),
            ("signup", """{"company":"A","name":"A","mail":"a@b.example","password":"long enough words","plan":"team","timeZone":"Mars/Olympus","language":"en"}""", "timeZone"),
            ("signup", """{"company":"A","name":"A","mail":"a@b.example","password":"long enough words","plan":"team","timeZone":"UTC","language":"xx"}""", "language"),
            ("sessions", """{"mail":"a@b.example","password":"x","tenant":"00000000-0000-0000-0000-000000000000"}""", "tenant"),
        ];
        var inputs = cases.Select(c => new BadInput(
            c.Field,
            Shot.Json("POST", $"/v1/{c.Path}", c.Body).As(Acme.Token).With("Idempotency-Key", Company.NewId().ToString()),
            c.Field));

        Assert.That(await Try("values", [.. inputs]), Is.Empty);
    }

    [Test]
    public async Task Malformed_changes_are_refused_by_name()
    {
        var customer = await Acme.NewCustomer();
        var (account, _) = await Acme.NewMember(false, Role.Agent);
        (string Method, string Path, string Body, string Field)[] cases =
        [
            ("PATCH", $"customers/{customer}", """{"name":""}""", "name"),
            ("PATCH", $"customers/{customer}", """{"kind":"robot"}""", "kind"),
            ("PATCH", $"customers/{customer}", """{"contacts":[null]}""", "contacts[0]"),
            ("PATCH", "tenant", """{"name":""}""", "name"),
            ("PATCH", "tenant", """{"timeZone":"Nowhere"}""", "timeZone"),
            ("PATCH", "tenant", """{"language":"xx"}""", "language"),
            ("PATCH", "tenant", """{"origins":["javascript:alert(1)"]}""", "origins"),
            ("PATCH", "tenant", """{"origins":["https://a.example/path"]}""", "origins"),
            ("PATCH", "tenant", """{"origins":[null]}""", "origins[0]"),
            ("PUT", "seats", """{"bought":-1}""", "bought"),
            ("PUT", "seats", """{"bought":10001}""", "bought"),
            ("PUT", "seats", """{"bought":1.5}""", "bought"),
            ("PUT", "seats", """{"bought":"5"}""", "bought"),
            ("PUT", "seats", """{"bought":1e2}""", "bought"),
            ("PUT", "seats", """{"bought":99999999999999999999}""", "bought"),
            ("PATCH", $"members/{account}", """{"roles":[]}""", "roles"),
            ("PATCH", $"members/{account}", """{"roles":[1]}""", "roles[0]"),
        ];
        var inputs = cases.Select(c => new BadInput(c.Body, Shot.Json(c.Method, $"/v1/{c.Path}", c.Body).As(Acme.Token).With("If-Match", "*"), c.Field));

        Assert.That(await Try("changes", [.. inputs]), Is.Empty);
    }

    [Test]
    public async Task Malformed_queries_are_refused_by_name()
    {
        var customer = await Acme.NewCustomer();
        var interaction = await Acme.NewInteraction(customer);
        string[] pages = ["customers", "interactions", "members", "invitations", "api-keys", "journal", $"customers/{customer}/timeline", $"interactions/{interaction}/messages", $"interactions/{interaction}/attachments"];
        string[] limits = ["0", "-1", "1001", "ten", "1.5", "", "+5", "0x10", "99999999999999999999", "5&limit=6"];
        var inputs = pages.SelectMany(page => limits.Select(limit => Bad($"{page}?limit={limit}", "limit"))).ToList();
        inputs.AddRange(pages.Where(page => page != "journal").SelectMany(page => new[] { "garbage", "%00", new string('a', 1_001), "AAAA" }.Select(c => Bad($"{page}?cursor={c}", "cursor"))));
        inputs.AddRange(new[] { "-1", "x", "1.5", "99999999999999999999" }.Select(after => Bad($"journal?after={after}", "after")));
        inputs.AddRange(
        [
            Bad("customers?archived=maybe", "archived"),
            Bad("customers?archived=True", "archived"),
            Bad("customers?name=%00", "name"),
            Bad("customers?name=a%EF%BF%BE", "name"),
            Bad($"customers?name={new string('a', 201)}", "name"),
            Bad("interactions?state=Open", "state"),
            Bad("interactions?state=0", "state"),
            Bad("customers/lookup", "kind"),
            Bad("customers/lookup?kind=mail", "value"),
            Bad("customers/lookup?kind=fax&value=1", "kind"),
            Bad("customers/lookup?kind=mail&value=%00", "value"),
            Bad("customers/lookup?kind=phone&value=110%EF%BF%BE", "value"),
            Bad($"customers/lookup?kind=mail&value={new string('a', 255)}", "value"),
            Bad("customers/lookup?kind=handle&value=x:y&limit=0", "limit"),
            Bad("customers/lookup?kind=handle&value=x:y&cursor=garbage", "cursor"),
            Bad("usage", "from"),
            Bad("usage?from=2026-01-01T00:00:00Z", "to"),
            Bad("usage?from=2026-01-01&to=2026-01-02T00:00:00Z", "from"),
            Bad("usage?from=2026-01-01T00:00:00&to=2026-01-02T00:00:00Z", "from"),
            Bad("usage?from=2026-01-01T00:07:00Z&to=2026-01-02T00:00:00Z", "from"),
            Bad("usage?from=2026-01-01T00:00:00Z&to=2026-01-02T00:01:00Z", "to"),
            Bad("usage?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "to"),
            Bad("usage?from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "to"),
            Bad("usage?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&groupBy=week", "groupBy"),
            Bad("usage/events?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z", "meter"),
            Bad("usage/events?meter=tea&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z", "meter"),
            Bad("usage/events?meter=seats&to=2026-01-02T00:00:00Z", "from"),
            Bad("usage/events?meter=seats&from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z", "to"),
            Bad("usage/events?meter=seats&from=2024-01-02T00:00:00Z&to=2026-01-02T00:00:00Z", "to"),
            Bad("usage/events?meter=seats&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&cursor=garbage", "cursor"),
            Bad("usage/events?meter=seats&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&receivedUntil=today", "receivedUntil"),
        ]);

        Assert.That(await Try("queries", inputs), Is.Empty);

        BadInput Bad(string path, string field) => new(path, Shot.Get($"/v1/{path}").As(Acme.Token), field);
    }

    [Test]
    public async Task Cursors_that_are_well_formed_only_on_the_outside_are_refused_by_name()
    {
        var customer = await Acme.NewCustomer();
        var interaction = await Acme.NewInteraction(customer);
        using var operatorClient = await Api.Operator();
        var (id, zero, now) = ($"{Company.NewId():n}", new string('0', 32), $"{TimeProvider.System.GetUtcNow().UtcTicks}");
        (string Path, string List)[] times =
        [
            ("invitations", "invitations"), ("api-keys", "api-keys"), ("interactions", "interactions"), ($"customers/{customer}/timeline", "timeline"),
            ($"interactions/{interaction}/attachments", "attachments"), ("operator/tenants", "tenants"),
        ];
        var inputs = times.SelectMany(t => new[] { ("-1", id), ("9223372036854775807", id), ("x", id), (now, "x"), (now, "") }.Select(place => Bad(t.Path, t.List, place.Item1, place.Item2))).ToList();
        foreach (var (path, list) in new[] { ("members", "members"), ("customers", "customers") })
            inputs.AddRange(new[] { ("a\0b", id), (new string('a', 1_200), id), ("a", "x"), ("a", "") }.Select(place => Bad(path, list, place.Item1, place.Item2)));
        inputs.AddRange(new[] { "-1", "x", "99999999999999999999" }.Select(number => Bad($"interactions/{interaction}/messages", "messages", number)));
        inputs.Add(Bad("operator/tenants", "tenants", now, zero));
        inputs.Add(Bad("members", "customers", "a", id));
        inputs.Add(Bad("members", "members", "a", id, id));

        Assert.That(await Try("cursors", inputs), Is.Empty);

        BadInput Bad(string path, string list, params string[] parts)
        {
            var cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\u001f', [list, .. parts])));
            var token = path.StartsWith("operator/", StringComparison.Ordinal) ? operatorClient.Token : Acme.Token;
            return new($"{list} {string.Join(' ', parts)}", Shot.Get($"/v1/{path}?cursor={cursor}").As(token), "cursor");
        }
    }

    [Test]
    public async Task Malformed_headers_are_refused_by_name()
    {
        var customer = await Acme.NewCustomer();
        var interaction = await Acme.NewInteraction(customer);
        var register = Shot.Json("POST", "/v1/customers", """{"kind":"person","name":"x"}""").As(Acme.Token);
        var change = Shot.Json("PATCH", $"/v1/customers/{customer}", """{"name":"y"}""").As(Acme.Token);
        var upload = new Shot("POST", $"/v1/interactions/{interaction}/attachments") { Body = [1, 2, 3], ContentType = "text/plain", Token = Acme.Token }
            .With("Idempotency-Key", "k").With("X-File-Name", "a.txt");
        var inputs = new List<BadInput>
        {
            new("no key", register, "Idempotency-Key"),
            new("an empty key", register.With("Idempotency-Key", ""), "Idempotency-Key"),
            new("a long key", register.With("Idempotency-Key", new string('k', 201)), "Idempotency-Key"),
            new("a key with a tab", register.With("Idempotency-Key", "a\tb"), "Idempotency-Key"),
            new("no version", change, "If-Match"),
            new("no key for a file", upload.Without("Idempotency-Key"), "Idempotency-Key"),
            new("no name for a file", upload.Without("X-File-Name"), "X-File-Name"),
            new("no type for a file", upload with { ContentType = null }, "Content-Type"),
            new("a wildcard type", upload with { ContentType = "*/*" }, "Content-Type"),
            new("a type beyond ASCII", upload with { ContentType = "text/plain; name=\"é\"" }, "Content-Type"),
            new("a type with a tab", upload with { ContentType = "text/plain;\tname=x" }, "Content-Type"),
            new("half a type", upload with { ContentType = "text" }, "Content-Type"),
            new("a long type", upload with { ContentType = "text/" + new string('a', 100) }, "Content-Type"),
        };
        inputs.AddRange(new[] { "3", "W/\"3\"", "\"x\"", "\"\"", "\"-1\"", "\"3", "\"1\", \"2\"", "\"99999999999999999999\"", "**" }.Select(v => new BadInput($"If-Match {v}", change.With("If-Match", v), "If-Match")));
        inputs.AddRange(new[] { "..", ".", "a%2Fb", "a%5Cb", "a%00b", "a%0Ab", "%FF%FE", new string('a', 256) }.Select(v => new BadInput($"X-File-Name {v}", upload.With("X-File-Name", v), "X-File-Name")));
        inputs.AddRange(new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp" }
            .Select(type => new BadInput($"Content-Type {type}", register.With("Idempotency-Key", "t") with { ContentType = type }, "Content-Type")));
        inputs.Add(new("no Content-Type", register.With("Idempotency-Key", "t") with { ContentType = null }, "Content-Type"));

        Assert.That(await Try("headers", inputs), Is.Empty);
    }

    [Test]
    public async Task Malformed_credentials_name_the_header()
    {
        var faults = new List<string>();
        var good = Acme.Token;
        foreach (var value in new[] { "", "Bearer", "Bearer ", "Basic YTpi", good, $"Bearer {good}x", $"Bearer {good[..^1]}", $"Bearer {good.ToUpperInvariant()}", $"Bearer  {new string('a', 5_000)}", "Bearer cc_s_", "Bearer cc_i_" + good[5..], "Bearer cc_k_" + good[5..] })
        {
            var reply = await Shot.Get("/v1/tenant").With("Authorization", value).Fire(Api);
            if ((int)reply.Status != 401 || !reply.IsProblem || reply.Field != "Authorization")
                faults.Add($"{value}: {reply}");
        }

        Assert.That(faults, Is.Empty);
        Assert.That((await Shot.Get("/v1/tenant").With("Authorization", $"bearer {good}").Fire(Api)).IsOk);
    }

    [Test]
    public async Task A_body_above_the_bound_is_refused_and_one_below_is_read()
    {
        Shot Of(int length) => Shot.Json("POST", "/v1/customers", $$"""{"kind":"person","name":"x","contacts":[]{{new string(' ', length)}}}""").As(Acme.Token).With("Idempotency-Key", Company.NewId().ToString());

        var (above, below) = (await Of(1024 * 1024).Fire(Api), await Of(1024 * 1023).Fire(Api));

        Assert.That((int)above.Status, Is.EqualTo(413), above.Text);
        Assert.That(above.IsProblem && above.Field == "body");
        Assert.That(below.IsOk, below.Text);
    }

    [TestCase("{", "\"\":0", "}", 100_000)]
    [TestCase("{", "\"unknown\":0", "}", 50_000)]
    [TestCase("{\"kind\":\"person\",\"name\":\"x\",\"contacts\":[", "0", "]}", 100_000)]
    [TestCase("{\"kind\":\"person\",\"name\":\"x\",\"contacts\":[", "{\"a\":1}", "]}", 50_000)]
    [TestCase("{", "\"LONG\":0", "}", 10)]
    public async Task A_body_with_countless_faults_gets_a_short_answer(string begin, string fault, string end, int count)
    {
        var body = begin + string.Join(',', Enumerable.Repeat(fault.Replace("LONG", new string('a', 50_000), StringComparison.Ordinal), count)) + end;

        var reply = await Shot.Json("POST", "/v1/customers", body).As(Acme.Token).With("Idempotency-Key", Company.NewId().ToString()).Fire(Api);

        Assert.That((int)reply.Status, Is.EqualTo(400));
        Assert.That(reply.IsProblem);
        Assert.That(reply.Json["errors"]!.AsArray(), Has.Count.InRange(2, 20));
        Assert.That(reply.Text, Has.Length.LessThan(10_000));
    }

    [Test]
    public async Task Addresses_and_methods_that_do_not_exist_are_problems_too()
    {
        var unknown = await Shot.Get("/v1/nothing").As(Acme.Token).Fire(Api);
        var method = await new Shot("DELETE", "/v1/customers").As(Acme.Token).Fire(Api);

        Assert.That((int)unknown.Status, Is.EqualTo(404));
        Assert.That(unknown.IsProblem);
        Assert.That((int)method.Status, Is.EqualTo(405));
        Assert.That(method.IsProblem);
        Assert.That(method.Header("Allow"), Is.EqualTo("GET, POST"));
    }

    [Test]
    public async Task An_id_that_is_no_uuid_reads_like_an_unknown_one()
    {
        var unknown = await Shot.Get($"/v1/customers/{Company.NewId()}").As(Acme.Token).Fire(Api);

        foreach (var id in new[] { "1", "x", "null", "{id}", "..%2f..", "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d0", new string('a', 500) })
            Assert.That((await Shot.Get($"/v1/customers/{id}").As(Acme.Token).Fire(Api)).Essence, Is.EqualTo(unknown.Essence), id);
    }

    private async Task<List<string>> Try(string where, IReadOnlyCollection<BadInput> inputs)
    {
        var faults = new List<string>();
        var before = await Snapshot.Take(Api, Acme.Tenant);
        foreach (var input in inputs)
        {
            var reply = await input.Shot.Fire(Api);
            var named = input.Field is null ? reply.Field is { Length: > 0 } : reply.Field == input.Field || reply.Field == $"{input.Field}[0]";
            if ((int)reply.Status is < 400 or >= 500 || !reply.IsProblem || !named || (int)reply.Status is 401 or 403)
                faults.Add($"{where}: {input.What}, should name {input.Field ?? "something"}: {reply} to {input.Shot}");
        }

        if (await Snapshot.Take(Api, Acme.Tenant) is var after && after != before)
            faults.Add($"{where}: something was written\n{before}\n--\n{after}");
        return faults;
    }

    /// <summary>The members that may be null or left out, by their JSON names.</summary>
    private static HashSet<string> Nullable(Type body)
    {
        var constructor = body.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return [.. constructor.GetParameters().Where(p => p.HasDefaultValue).Select(NameOf)];
    }

    private static string NameOf(ParameterInfo parameter) => char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
}
