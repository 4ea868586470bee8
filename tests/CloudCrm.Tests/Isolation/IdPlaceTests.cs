using System.Text.Json.Nodes;
using CloudCrm.Client;

namespace CloudCrm.Tests.Isolation;

/// <summary>The cross-tenant test finds ids wherever they stand.</summary>
[TestFixture]
internal sealed class IdPlaceTests
{
    private sealed record Line(Guid ProductId, string Text);

    private sealed record Order(Guid? Buyer, IReadOnlyList<Guid> Watchers, IReadOnlyList<Line> Lines, Line? Gift, string Note, Guid? Id = null) : ICallerMadeId;

    private sealed record Strange(IReadOnlyDictionary<Guid, string> Names);

    [Test]
    public void Ids_are_found_by_themselves_in_lists_and_in_what_is_nested_but_not_the_callers_own() => Assert.That(
        IdPlace.In(typeof(Order)).Select(place => (place.Path, place.Name)),
        Is.EqualTo(new[] { ("buyer", "buyer"), ("watchers.*", "watchers"), ("lines.*.productId", "productId"), ("gift.productId", "productId") }));

    [Test]
    public void An_id_is_put_where_it_belongs()
    {
        var body = JsonNode.Parse("""{"buyer":null,"lines":[{"productId":"x","text":"a"},{"productId":"y","text":"b"}]}""")!.AsObject();
        var id = Guid.Parse("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d01");

        foreach (var path in new[] { "buyer", "watchers.*", "lines.*.productId" })
            new IdPlace(IdPart.Body, path).Put(body, id);

        Assert.That(body.ToJsonString(), Is.EqualTo(
            $$"""{"buyer":"{{id}}","lines":[{"productId":"{{id}}","text":"a"},{"productId":"y","text":"b"}],"watchers":["{{id}}"]}"""));
    }

    [Test]
    public void Where_it_cannot_look_it_says_so() =>
        Assert.That(() => IdPlace.In(typeof(Strange)).ToList(), Throws.TypeOf<AssertionException>());

    [Test]
    public void A_place_that_the_example_does_not_reach_is_a_fault() => Assert.That(
        () => new IdPlace(IdPart.Body, "gift.productId").Put([], Guid.Empty), Throws.TypeOf<AssertionException>());
}
