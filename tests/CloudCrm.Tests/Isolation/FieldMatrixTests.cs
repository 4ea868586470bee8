using System.Text.Json.Nodes;
using CloudCrm.Client;
using CloudCrm.Gateway.Http;
using CloudCrm.Tests.Gateway;
using CustomerParts = CloudCrm.Contracts.Customers.CustomerParts;

namespace CloudCrm.Tests.Isolation;

/// <summary>
/// Rights to fields at every door. Doors are found by the endpoints' metadata, fields by <see cref="CustomerParts"/>. Beside every denial stands the owner, who
/// gets through the same door, and so do the fields that are not denied.
/// </summary>
[TestFixture]
internal sealed class FieldMatrixTests
{
    private static readonly string[] Columns = ["externalId", "name", "phone", "mail", "handle", "tags", "city", MarkedCustomers.OwnField];
    private TheApi _api = null!;
    private MarkedCustomers _marked = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _api = await TheApi.Shared;
        _marked = await MarkedCustomers.Open(_api);
    }

    [OneTimeTearDown]
    public void TearDown() => _marked?.Dispose();

    [Test]
    public async Task No_endpoint_shows_a_hidden_field_whatever_it_is_for()
    {
        var (faults, shown) = (new List<string>(), new List<string>());
        var key = (await _marked.Key(Role.Viewer)).Token;
        await _marked.Bound(FieldAccess.Hidden, [.. MarkedCustomers.Hideable]);

        foreach (var endpoint in ApiEndpoint.All(_api).Where(IsAboutCustomers))
        {
            var owners = await (await new ValidShots(_marked.Company).Of(endpoint)).Fire(_api);
            var bounded = await (await new ValidShots(_marked.Company).Of(endpoint)).As(key).Fire(_api);
            if (!owners.IsOk)
                faults.Add($"{endpoint}: the owner gets {owners}");
            // Notes are changed by who wrote them, and a program has no notifications.
            var isAnothers = bounded.Code == "not_author" || endpoint.Template.Contains("/notifications", StringComparison.Ordinal);
            if (!bounded.IsOk && bounded.Code is not ("field_hidden" or "forbidden") && !isAnothers)
                faults.Add($"{endpoint}: who is bounded gets {bounded}");
            if (_marked.SeenIn(bounded.Text) is { Count: > 0 } seen)
                faults.Add($"{endpoint} shows {string.Join(", ", seen)} to who may not see it: {bounded}");
            if (_marked.SeenIn(owners.Text).Count > 0)
                shown.Add(endpoint.Name);
        }

        Assert.That(faults, Is.Empty);
        Assert.That(shown, Is.SupersetOf(new[]
        {
            "ReadCustomer", "ArchiveCustomer", "RestoreCustomer", "ListRelated", "ReadHistory", "UndoChange", "ReadJournal",
        }));
    }

    [Test]
    public async Task Each_role_is_shown_all_but_the_field_that_is_hidden_from_it_through_every_door()
    {
        var (faults, count) = (new List<string>(), 0);
        var customer = await _marked.NewCustomer();
        var bounded = await _marked.Bounded();
        foreach (var hidden in MarkedCustomers.Hideable)
        {
            await _marked.Bound(FieldAccess.Hidden, hidden);
            foreach (var (path, canShow) in Doors(customer))
            {
                var shown = _marked.SeenIn((await Shot.Get(path).As(_marked.Company.Token).Fire(_api)).Text);
                if (!shown.SetEquals(canShow))
                    faults.Add($"{path} shows the owner {string.Join(", ", shown)}");
                foreach (var (name, client) in bounded)
                {
                    var reply = await Shot.Get(path).As(client.Token).Fire(_api);
                    if (reply.Code == "forbidden")
                        continue;
                    count++;
                    var isClosed = path.EndsWith("/related", StringComparison.Ordinal) && hidden == "relations";
                    if (!_marked.SeenIn(reply.Text).SetEquals(shown.Except([hidden])) || reply.IsOk == isClosed)
                        faults.Add($"{path} shows the {name} without {hidden}: {string.Join(", ", _marked.SeenIn(reply.Text))} ({(int)reply.Status})");
                }
            }
        }

        Assert.That(faults, Is.Empty);
        Assert.That(count, Is.GreaterThan(150));
    }

    [Test]
    public async Task Nobody_asks_by_a_field_that_is_hidden_from_him()
    {
        var (faults, asked) = (new List<string>(), new HashSet<string>());
        var customer = await _marked.Company.Owner.Customers.Read(await _marked.NewCustomer());
        var bounded = await _marked.Bounded();
        foreach (var hidden in MarkedCustomers.Hideable)
        {
            await _marked.Bound(FieldAccess.Hidden, hidden);
            foreach (var (field, path, finds) in Questions(customer))
            {
                asked.Add(field);
                var owners = await Shot.Get(path).As(_marked.Company.Token).Fire(_api);
                if (!owners.IsOk || (finds && !owners.Text.Contains(customer.Id.ToString(), StringComparison.Ordinal)))
                    faults.Add($"{path}: the owner gets {owners}");
                foreach (var (name, client) in bounded)
                {
                    var reply = await Shot.Get(path).As(client.Token).Fire(_api);
                    var isSearch = path.Contains("/search", StringComparison.Ordinal);
                    var answered = isSearch ? reply.Text.Contains(customer.Id.ToString(), StringComparison.Ordinal) : reply.IsOk;
                    if (answered == (field == hidden) || (!reply.IsOk && reply.Code != "field_hidden") || (isSearch && !reply.IsOk))
                        faults.Add($"{path} by the {name} without {hidden}: {reply}");
                }
            }
        }

        Assert.That(faults, Is.Empty);
        // Nothing goes by consents.
        Assert.That(MarkedCustomers.Hideable.Except(asked), Is.EqualTo(new[] { "consents" }), "Say in Questions what goes by a new field.");
    }

    [TestCase(FieldAccess.Hidden)]
    [TestCase(FieldAccess.ReadOnly)]
    public async Task Nobody_gives_or_changes_a_field_that_is_not_his_to_change(FieldAccess access)
    {
        var faults = new List<string>();
        var bounded = (await _marked.Bounded()).Where(one => one.Name != "viewer").ToArray();
        string[] fields = access == FieldAccess.Hidden ? [.. MarkedCustomers.Hideable] : [.. CustomerParts.All.Select(part => part.Name), MarkedCustomers.OwnField];
        foreach (var field in fields)
        {
            await _marked.Bound(access, field);
            foreach (var (door, shot, isBounded) in await Changes(field))
            {
                foreach (var (name, client) in bounded)
                {
                    var reply = await shot().As(client.Token).Fire(_api);
                    if (isBounded != (reply.Code == (access == FieldAccess.Hidden ? "field_hidden" : "field_locked")) || isBounded == reply.IsOk)
                        faults.Add($"{door} of {field} by the {name}: {reply}");
                }

                if (await shot().As(_marked.Company.Token).Fire(_api) is { IsOk: false } owners)
                    faults.Add($"{door} of {field} by the owner: {owners}");
            }
        }

        Assert.That(faults, Is.Empty);
    }

    private static bool IsAboutCustomers(ApiEndpoint endpoint) =>
        (endpoint.Requirement.Rights & (Contracts.Tenants.Right.ReadCustomers | Contracts.Tenants.Right.ManageCustomers | Contracts.Tenants.Right.ReadJournal
            | Contracts.Tenants.Right.ReadInteractions | Contracts.Tenants.Right.ServeCustomers | Contracts.Tenants.Right.WriteNotes)) != 0;

    /// <summary>Doors that show a customer, with the fields that they can show.</summary>
    private static IEnumerable<(string Path, IEnumerable<string> CanShow)> Doors(Guid customer)
    {
        var all = MarkedCustomers.Hideable;
        yield return ($"/v1/customers/{customer}", all);
        yield return ("/v1/customers?limit=1000&name=Zoe", all);
        yield return ("/v1/customers/search?q=Zoe", all);
        yield return ($"/v1/customers/{customer}/history", all);
        yield return ($"/v1/customers/{customer}/timeline", []);
        yield return ($"/v1/customers/{customer}/related", ["relations"]);
        yield return ("/v1/customers/export", all.Except(["handle", "ownerId", "addresses", "consents", "relations"]));
        yield return ("/v1/journal?limit=1000", all);
    }

    /// <summary>What goes by a field: which one, how it is asked, and whether the answer names who is found.</summary>
    private static IEnumerable<(string Field, string Path, bool Finds)> Questions(Customer customer)
    {
        yield return ("phone", "/v1/customers/lookup?kind=phone&value=0911222333&limit=1000", true);
        yield return ("mail", "/v1/customers/lookup?kind=mail&value=marked@marks.example&limit=1000", true);
        yield return ("handle", "/v1/customers/lookup?kind=handle&value=x:marked-handle&limit=1000", true);
        yield return ("externalId", $"/v1/customers?externalId={Uri.EscapeDataString(customer.ExternalId!)}", true);
        yield return ("ownerId", $"/v1/customers?owner={customer.OwnerId}&limit=1000", true);
        yield return ("tags", "/v1/customers?tag=marked-tag&limit=1000", true);
        yield return ("relations", $"/v1/customers/{customer.Id}/related", false);
        yield return (MarkedCustomers.OwnField, "/v1/customers?filter=tier%3Dmarked-tier&limit=1000", true);
        yield return (MarkedCustomers.OwnField, "/v1/customers?sort=-tier&limit=1000", true);
        yield return ("tags", "/v1/customers/export?tag=marked-tag&column=name", false);
        foreach (var column in new[] { "phone", "mail", "handle", "externalId", "tags", MarkedCustomers.OwnField })
            yield return (column, $"/v1/customers/export?column=name&column={column}", false);
        foreach (var part in new[] { "street", "city", "region", "postalCode", "country" })
            yield return ("addresses", $"/v1/customers/export?column=name&column={part}:Part", false);
        // The name narrows down, the other word must not find.
        foreach (var (field, word) in new[] { ("phone", "0911222333"), ("mail", "marked@marks.example"), ("handle", "marked-handle"), ("tags", "marked-tag"), ("addresses", "street"), (MarkedCustomers.OwnField, "marked-tier") })
            yield return (field, $"/v1/customers/search?q={Uri.EscapeDataString($"{customer.Name[^32..]} {word}")}", true);
        yield return ("externalId", $"/v1/customers/search?q={customer.ExternalId![^32..]}", true);
    }

    /// <summary>Ways to give or change a field, each time another value. Kind and name are given at every registration.</summary>
    private async Task<IReadOnlyList<(string Door, Func<Shot> Shot, bool IsBounded)>> Changes(string field)
    {
        var (customer, changed) = (await _marked.NewCustomer(), await _marked.NewCustomer());
        await Change(changed, field).As(_marked.Company.Token).Fire(_api);
        var change = (await _marked.Company.Owner.Customers.HistoryPage(changed, limit: 1)).Items[0].Id;
        List<(string, Func<Shot>, bool)> doors =
        [
            ("change", () => Change(customer, field), true),
            ("undo", () => Keyed(new("POST", $"/v1/customers/{changed}/history/{change}/undo")), true),
            ("registration", () => Keyed(Shot.Json("POST", "/v1/customers", Giving(field, new() { ["kind"] = "person", ["name"] = "New" }).ToJsonString())), field is not ("name" or "kind")),
        ];
        if (Columns.FirstOrDefault(column => CustomerParts.OfColumn(column) == field) is { } target)
        {
            var body = new JsonObject { ["columns"] = new JsonArray(Column(target)), ["kind"] = "person", ["dryRun"] = true };
            if (target is not ("name" or "externalId"))
                body["columns"]!.AsArray().Add(Column("name"));
            doors.Add(("import", () => Keyed(Shot.Json("POST", "/v1/imports", body.ToJsonString())), true));
        }

        return doors;
    }

    private Shot Change(Guid customer, string field) =>
        Shot.Json("PATCH", $"/v1/customers/{customer}", Giving(field, []).ToJsonString()).With(CallHeaders.IfMatch, "*");

    private static Shot Keyed(Shot shot) => shot.With(CallHeaders.IdempotencyKey, $"{Company.NewId():n}");

    private static JsonObject Column(string target) => new() { ["column"] = target, ["target"] = target };

    private JsonObject Giving(string field, JsonObject body)
    {
        var some = $"{Company.NewId():n}";
        (string Name, JsonNode Value) given = field switch
        {
            "kind" => ("kind", "organisation"),
            "name" => ("name", some),
            "phone" => ("contacts", Contact("phone", $"09{Random.Shared.Next(10_000_000, 99_999_999)}")),
            "mail" => ("contacts", Contact("mail", $"{some}@example.com")),
            "handle" => ("contacts", Contact("handle", $"x:{some}")),
            "externalId" => ("externalId", some),
            "ownerId" => ("ownerId", $"{_marked.Company.OwnerId}"),
            "tags" => ("tags", new JsonArray(some)),
            "addresses" => ("addresses", new JsonArray(new JsonObject { ["city"] = some })),
            "consents" => ("consents", new JsonArray(new JsonObject { ["channel"] = "sms", ["granted"] = true, ["source"] = some })),
            "relations" => ("relations", new JsonArray(new JsonObject { ["customerId"] = $"{_marked.Target}", ["type"] = $"r{some[^20..]}" })),
            MarkedCustomers.OwnField => ("fields", new JsonObject { ["tier"] = some }),
            _ => throw new AssertionException($"Teach FieldMatrixTests how {field} is given."),
        };
        body[given.Name] = given.Value;
        return body;
    }

    private static JsonArray Contact(string kind, string value) => [new JsonObject { ["kind"] = kind, ["value"] = value }];
}
