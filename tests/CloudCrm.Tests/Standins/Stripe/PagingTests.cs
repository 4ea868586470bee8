using System.Text.Json;
using Stripe;

namespace CloudCrm.Tests.Standins;

/// <summary>Lists of many pages.</summary>
internal sealed class PagingTests : StripeFixture
{
    private static readonly string[] s_all = [.. Enumerable.Range(1, 7).Select(i => $"in_{i}")];

    [SetUp]
    public void AnswerPages() => Stub.Answer = call => Task.FromResult((200, Page(call.Parameters)));

    [Test]
    public async Task All_pages_are_read_with_the_same_parameters()
    {
        var read = await Ids(Client.V1.Invoices.ListAutoPagingAsync(new() { Limit = 3, Status = "open" }));

        Assert.That(read, Is.EqualTo(s_all));
        Assert.That(Stub.Calls.Select(call => call.Parameters.GetValueOrDefault("starting_after")), Is.EqualTo(new[] { null, "in_3", "in_6" }));
        Assert.That(Stub.Calls.Select(call => call.Parameters["status"]), Is.All.EqualTo("open"));
    }

    [Test]
    public async Task With_an_end_alone_pages_are_read_backwards()
    {
        var read = await Ids(Client.V1.Invoices.ListAutoPagingAsync(new() { Limit = 3, EndingBefore = "in_6" }));

        Assert.That(read, Is.EqualTo(s_all.Take(5).Reverse()));
    }

    [Test]
    public async Task Pages_are_read_as_they_are_asked_for()
    {
        await using var items = Client.V1.Invoices.ListAutoPagingAsync(new() { Limit = 3 }).GetAsyncEnumerator();
        for (var i = 0; i < 3; i++)
            await items.MoveNextAsync();

        Assert.That(Stub.Calls, Has.Count.EqualTo(1));
        Assert.That(await items.MoveNextAsync(), Is.True);
        Assert.That(Stub.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_options_of_the_caller_stay_as_they_are()
    {
        var options = new InvoiceListOptions { Limit = 3 };
        await Ids(Client.V1.Invoices.ListAutoPagingAsync(options));

        Assert.That(options.StartingAfter, Is.Null);
    }

    [Test]
    public async Task A_single_page_says_whether_more_follow()
    {
        var page = await Client.V1.Invoices.ListAsync(new() { Limit = 3 });

        Assert.That((page.HasMore, page.Data.Count, page.StripeResponse.StatusCode), Is.EqualTo((true, 3, System.Net.HttpStatusCode.OK)));
    }

    [Test]
    public async Task A_search_follows_its_own_marks()
    {
        Stub.Answer = call => Task.FromResult((200, call.Parameters.ContainsKey("page")
            ? """{"data":[{"id":"cus_2"}],"has_more":false}"""
            : """{"data":[{"id":"cus_1"}],"has_more":true,"next_page":"mark"}"""));
        var read = new List<string>();
        await foreach (var customer in Client.V1.Customers.SearchAutoPagingAsync(new() { Query = "metadata['tenant']:'acme'" }))
            read.Add(customer.Id);

        Assert.That(read, Is.EqualTo(new[] { "cus_1", "cus_2" }));
        Assert.That(Stub.Calls.Select(call => call.Parameters["query"]), Is.All.EqualTo("metadata['tenant']:'acme'"));
    }

    [Test]
    public async Task A_list_without_anything_is_empty()
    {
        Stub.Says("""{"object":"list","has_more":true}""");

        Assert.That(await Ids(Client.V1.Invoices.ListAutoPagingAsync()), Is.Empty);
        Assert.That(Stub.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        Assert.That(async () =>
        {
            await foreach (var _ in Client.V1.Invoices.ListAutoPagingAsync(new() { Limit = 3 }, null, stop.Token))
                await stop.CancelAsync();
        }, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Stub.Calls, Has.Count.EqualTo(1));
    }

    // As Stripe does it: after an id, or the ones nearest before an id.
    private static string Page(Dictionary<string, string> asked)
    {
        var limit = int.Parse(asked["limit"], System.Globalization.CultureInfo.InvariantCulture);
        var before = asked.GetValueOrDefault("ending_before") is { } end ? s_all.TakeWhile(id => id != end).ToList() : null;
        var after = asked.GetValueOrDefault("starting_after") is { } start ? s_all.SkipWhile(id => id != start).Skip(1).ToList() : [.. s_all];
        var page = before is null ? after.Take(limit) : before.TakeLast(limit);
        return JsonSerializer.Serialize(new
        {
            @object = "list",
            data = page.Select(id => new { id, @object = "invoice" }),
            has_more = (before ?? after).Count > limit,
        });
    }

    private static async Task<List<string>> Ids(IAsyncEnumerable<Invoice> invoices)
    {
        var ids = new List<string>();
        await foreach (var invoice in invoices)
            ids.Add(invoice.Id);
        return ids;
    }
}
