using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Fields that are made filterable after customers have values in them.</summary>
[TestFixture]
internal sealed class FieldIndexingTests
{
    private const int Customers = 450;
    private TheApi _api = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _api = await TheApi.Shared;

    [Test]
    public async Task Lists_go_by_the_field_once_all_values_are_in_the_index_and_no_more_when_it_is_taken_out()
    {
        using var acme = await Company.Open(_api);
        var field = await acme.Owner.Fields.Define(new("motto", "Motto", FieldType.Text));
        var ids = new List<Guid>();
        for (var n = 0; n < Customers; n++)
            ids.Add((await acme.Owner.Customers.Register(new(CustomerKind.Person, $"Customer {n}", Fields: Motto($"motto{n:000}")))).Id);
        Assert.That(Code(acme, "motto^=motto"), Is.EqualTo("not_filterable"));

        var changed = await acme.Owner.Fields.Change(field.Id, new(Filterable: true), field.Version);
        Assert.That((changed.Filterable, changed.Indexing, Code(acme, "motto^=motto")), Is.EqualTo((true, true, "indexing")));

        // Who changes, comes or is renamed meanwhile stands in the index by that change already.
        await acme.Owner.Customers.Change(ids[0], new(Fields: Motto("changed")));
        await acme.Owner.Customers.Change(ids[1], new(Name: "Renamed"));
        ids.Add((await acme.Owner.Customers.Register(new(CustomerKind.Person, "New", Fields: Motto("motto999")))).Id);
        _api.Time.Advance(TimeSpan.FromMinutes(2));
        await Eventually.Holds(async () => !(await acme.Owner.Fields.Read(field.Id)).Indexing, "the field is in the index");

        var sorted = await acme.Owner.Customers.List(new CustomerFilter { Sort = "-motto" }).ToListAsync();
        Assert.That(sorted.Select(customer => customer.Id), Is.EqualTo(ids[1..].AsEnumerable().Reverse().Append(ids[0])));
        Assert.That((await acme.Owner.Customers.Page(new CustomerFilter { Where = ["motto=motto007"] })).Items.Single().Id, Is.EqualTo(ids[7]));
        Assert.That((await acme.Owner.Customers.Search("motto449")).Items.Single().Fields, Is.EqualTo(new[] { "fields.motto" }));

        var taken = await acme.Owner.Fields.Change(field.Id, new(Filterable: false));
        Assert.That((taken.Filterable, taken.Indexing, Code(acme, "motto^=motto")), Is.EqualTo((false, false, "not_filterable")));
        _api.Time.Advance(TimeSpan.FromMinutes(2));
        await Eventually.Holds(async () => (await acme.Owner.Customers.Search("motto449")).Items.Count == 0, "nobody is found by the field");

        await acme.Owner.Fields.Change(field.Id, new(Filterable: true));
        _api.Time.Advance(TimeSpan.FromMinutes(2));
        await Eventually.Holds(async () => !(await acme.Owner.Fields.Read(field.Id)).Indexing, "the field is in the index again");
        Assert.That((await acme.Owner.Customers.List(new CustomerFilter { Where = ["motto!="] }).ToListAsync()).Count, Is.EqualTo(Customers + 1));
    }

    [Test]
    public async Task An_eleventh_field_waits_for_another_to_be_taken_out()
    {
        using var acme = await Company.Open(_api);
        var fields = new List<CustomField>();
        for (var n = 0; n < 11; n++)
            fields.Add(await acme.Owner.Fields.Define(new($"field{n}", "A field", FieldType.Number, Filterable: n < 10)));

        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => acme.Owner.Fields.Change(fields[10].Id, new(Filterable: true)))!.Problem, Has.Property("Status").EqualTo(402).And.Property("Field").EqualTo("filterable"));
        await acme.Owner.Fields.Change(fields[0].Id, new(Filterable: false));
        Assert.That((await acme.Owner.Fields.Change(fields[10].Id, new(Filterable: true))).Filterable, Is.True);
    }

    private static Dictionary<string, string?> Motto(string text) => new() { ["motto"] = text };

    private static string Code(Company company, string condition) =>
        Assert.ThrowsAsync<CrmApiException>(() => company.Owner.Customers.Page(new CustomerFilter { Where = [condition] }))!.Problem.Code;
}
