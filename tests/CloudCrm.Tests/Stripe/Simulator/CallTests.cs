using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

[TestFixture]
public sealed class CallTests : SimulatorFixture
{
    [Test]
    public async Task A_parameter_that_is_not_known_is_refused()
    {
        var answer = await Stripe.Try("/v1/customers", null, "name=Acme", "nmae=Acme");

        Assert.That((answer.Status, answer.Type, answer.Code, answer.Param), Is.EqualTo((400, "invalid_request_error", "parameter_unknown", "nmae")));
        Assert.That((await Stripe.Get("/v1/customers")).Data(), Is.Empty);
    }

    [TestCase("/v1/products", "description=x", "parameter_missing", "name")]
    [TestCase("/v1/customers", "balance=ten", "parameter_invalid_integer", "balance")]
    [TestCase("/v1/customers", "address[planet]=Mars", "parameter_unknown", "address[planet]")]
    [TestCase("/v1/customers", "tax_exempt=perhaps", null, "tax_exempt")]
    [TestCase("/v1/subscriptions", "items[0][prise]=x", "parameter_unknown", "items[0][prise]")]
    public async Task Parameters_are_checked(string path, string word, string? code, string param)
    {
        var answer = await Stripe.Try(path, null, word);

        Assert.That((answer.Status, answer.Code, answer.Param), Is.EqualTo((400, code, param)));
    }

    [Test]
    public async Task Key_and_version_are_checked()
    {
        using var stranger = new StripeCaller(Simulator, key: "sk_test_stranger");
        using var old = new StripeCaller(Simulator, version: "2019-01-01");

        Assert.That((await stranger.TryGet("/v1/customers")).Status, Is.EqualTo(401));
        Assert.That((await old.TryGet("/v1/customers")).Status, Is.EqualTo(400));
        Assert.That((await Stripe.TryGet("/v1/customers")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_unknown_thing_is_404()
    {
        var answer = await Stripe.TryGet("/v1/customers/cus_nobody");

        Assert.That((answer.Status, answer.Code, answer.Param), Is.EqualTo((404, "resource_missing", "id")));
        Assert.That((await Stripe.TryGet("/v1/nothing")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Metadata_is_merged_and_removed()
    {
        var customer = await Stripe.Post("/v1/customers", "metadata[a]=1", "metadata[b]=2");
        var changed = await Stripe.Post($"/v1/customers/{customer.Id()}", "metadata[a]=", "metadata[c]=3");

        Assert.That(changed["metadata"]!.ToJsonString(), Is.EqualTo("""{"b":"2","c":"3"}"""));
    }

    [Test]
    public async Task Lists_come_in_pages_newest_first()
    {
        var made = new List<string>();
        for (var i = 0; i < 25; i++)
            made.Insert(0, (await Stripe.Post("/v1/customers", $"name={i}")).Id());

        var read = new List<string>();
        var (more, after) = (true, "");
        while (more)
        {
            var page = await Stripe.Get($"/v1/customers?limit=7{after}");
            read.AddRange(page.Data().Select(one => one.Id()));
            more = page["has_more"]!.GetValue<bool>();
            after = $"&starting_after={read[^1]}";
        }

        Assert.That(read, Is.EqualTo(made));
        Assert.That((await Stripe.Get($"/v1/customers?limit=3&ending_before={made[10]}")).Data().Select(one => one.Id()), Is.EqualTo(made[7..10]));
        Assert.That((await Stripe.TryGet("/v1/customers?limit=101")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Ids_are_expanded_when_asked()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        var price = await Stripe.Get($"/v1/prices/{firm.Base}?expand[]=product");

        Assert.That(price["product"]!.Text("object"), Is.EqualTo("product"));
        Assert.That((await Stripe.Get("/v1/prices?expand[]=data.product")).Data()[0]["product"]!.Text("name"), Is.EqualTo("Plan"));
        Assert.That((await Stripe.TryGet($"/v1/prices/{firm.Base}?expand[]=nothing")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task A_lookup_key_moves_only_when_told()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        var old = await firm.Price(100, "lookup_key=base");
        string[] words = ["currency=eur", "unit_amount=200", "recurring[interval]=month", "product_data[name]=Plan", "lookup_key=base"];

        Assert.That((await Stripe.Try("/v1/prices", null, words)).Status, Is.EqualTo(400));
        var next = await Stripe.Post("/v1/prices", [.. words, "transfer_lookup_key=true"]);
        Assert.That((await Stripe.Get("/v1/prices?lookup_keys[]=base")).Data().Select(one => one.Id()), Is.EqualTo(new[] { next.Id() }));
        Assert.That((await Stripe.Get($"/v1/prices/{old.Id()}"))["lookup_key"], Is.Null);
    }

    [Test]
    public async Task More_calls_a_second_than_allowed_get_429()
    {
        await using var narrow = await StripeSimulator.Simulator.Start(new SimulatorOptions { CallsPerSecondMax = 2, Time = new FakeTime() });
        using var stripe = new StripeCaller(narrow);
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
            statuses.Add((await stripe.TryGet("/v1/customers")).Status);

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 429 }));
    }
}
