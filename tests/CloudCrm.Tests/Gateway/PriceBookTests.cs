using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>The price book through the API: what tenants read, and what the operator publishes.</summary>
[TestFixture]
internal sealed class PriceBookTests
{
    private static readonly DateTimeOffset s_later = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TheApi _api = null!;
    private CrmClient _operator = null!;
    private Company _acme = null!;
    private int _made;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start([]);
        _operator = await _api.Operator();
        _acme = await Company.Open(_api);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _acme.Dispose();
        _operator.Dispose();
        await _api.DisposeAsync();
    }

    [TestCase(null, "USD")]
    [TestCase("JPY", "JPY")]
    public async Task A_tenant_reads_the_plans_and_prices_in_force(string? asked, string currency)
    {
        var list = await _acme.Owner.PriceBook.Read(asked);
        Assert.That((list.Version, list.Currency), Is.EqualTo(("2026-11", currency)));
        Assert.That(list.Plans.Select(plan => plan.Code), Is.EqualTo(new[] { "free", "team", "business" }));
        Assert.That(list.Plans[1].Prices.Meters["messages.outbound"].Price.Tiers, Has.Count.EqualTo(3));
        Assert.That(Refused(() => _acme.Owner.PriceBook.Read("GBP")), Is.EqualTo((422, "currency")));
    }

    [Test]
    public async Task A_published_version_holds_from_its_time_on_and_never_changes()
    {
        await using var api = await TheApi.Start([]);
        using var acme = await Company.Open(api);
        using var op = await api.Operator();
        var published = await op.PriceBook.Publish(await Next() with { Version = "next", EffectiveFrom = api.Time.GetUtcNow().AddDays(10) });
        Assert.That((await op.PriceBook.Versions()).Items.Select(version => version.Version), Is.EqualTo(new[] { "next", "2026-11" }));
        Assert.That((await op.PriceBook.Versions()).Items[0], Is.EqualTo(published));
        Assert.That((await acme.Owner.PriceBook.Read()).Version, Is.EqualTo("2026-11"));
        Assert.That((await acme.Owner.PriceBook.Read(at: api.Time.GetUtcNow().AddDays(11))).Version, Is.EqualTo("next"), "who is told of new prices can look at them");
        Assert.That(Refused(() => acme.Owner.PriceBook.Read(at: new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero))), Is.EqualTo((422, "at")));

        api.Time.Advance(TimeSpan.FromDays(10));

        using var again = await CrmClient.SignIn(api.Address, new(acme.Request.Mail, Company.Password));
        var list = await again.PriceBook.Read("EUR");
        Assert.That((list.Version, list.Plans[1].Prices.Base), Is.EqualTo(("next", "31.5")));
        using var opAgain = await api.Operator();
        var read = await opAgain.PriceBook.Version(published.Id);
        Assert.That((read.Published, read.Document.Plans[1].Prices["EUR"].Base), Is.EqualTo((published, "31.5")));
        Assert.That((await opAgain.Operator.JournalPage(limit: 1_000)).Items.Select(entry => entry.Details.ToString()), Has.Some.Contains("PublishPriceBook"));
    }

    [Test]
    public async Task What_stands_against_a_document_is_told_and_keeps_it_from_being_published()
    {
        var good = await Next();
        Assert.That((await _operator.PriceBook.Validate(good)).Publishable);
        var late = good with { EffectiveFrom = _api.Time.GetUtcNow(), Version = "2026-11" };
        var check = await _operator.PriceBook.Validate(late);
        Assert.That((check.Publishable, string.Join(' ', check.Problems.Select(problem => problem.Field))), Is.EqualTo((false, "version effectiveFrom")));
        Assert.That(Refused(() => _operator.PriceBook.Publish(late)), Is.EqualTo((422, "version")));

        var broken = good with { Plans = [.. good.Plans.Take(2), good.Plans[2] with { Prices = With(good.Plans[2].Prices, "CNY", prices => prices with { Base = "-1" }) }] };
        Assert.That(Refused(() => _operator.PriceBook.Publish(broken)), Is.EqualTo((422, "plans[2].prices.CNY.base")));
        Assert.That((await _operator.PriceBook.Validate(broken)).Problems.Single().Detail, Is.EqualTo("plans[2].prices.CNY.base must be from 0 to 100000000."));
        Assert.That((await _operator.PriceBook.Versions()).Items.Select(version => version.Version), Does.Not.Contain(broken.Version));
    }

    [Test]
    public async Task The_same_key_publishes_once_and_the_same_version_is_refused()
    {
        var book = await Next();
        var first = await _operator.PriceBook.Publish(book, "once");
        Assert.That(await _operator.PriceBook.Publish(book, "once"), Is.EqualTo(first));
        Assert.That(Refused(() => _operator.PriceBook.Publish(book)), Is.EqualTo((422, "version")));
        Assert.That(Refused(() => _operator.PriceBook.Publish(book with { Version = "other" })), Is.EqualTo((422, "effectiveFrom")));
    }

    [Test]
    public async Task A_preview_says_what_quantities_would_cost()
    {
        var book = await Next();
        var preview = await _operator.PriceBook.Preview(new(book, "team", "EUR", 3, [new("messages.outbound", "5100"), new("storage.bytes", "12.5")]));
        Assert.That(preview.Lines.Where(line => line.Amount != "0.00").Select(line => $"{line.Kind} {line.Code} {line.Quantity} {line.Included} {line.Amount}"), Is.EqualTo(new[]
        {
            "Base base 30  31.50", "Seats seats 60  24.00", "Usage messages.outbound 5100 5000 1.50", "Usage storage.bytes 12.5 10 0.63",
        }));
        Assert.That(preview.Total, Is.EqualTo("57.63"));
        Assert.That(Refused(() => _operator.PriceBook.Preview(new(book, "team", "EUR", 3, [new("messages.outbound", "-1")]))), Is.EqualTo((422, "used[0].quantity")));
        Assert.That(Refused(() => _operator.PriceBook.Preview(new(book, "gold", "EUR", 3, []))), Is.EqualTo((422, "plan")));
        Assert.That(Refused(() => _operator.PriceBook.Preview(new(book with { Plans = [] }, "team", "EUR", 3, []))), Is.EqualTo((422, "book.plans")));
    }

    [Test]
    public void Only_operators_publish() =>
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => _acme.Owner.PriceBook.Versions())!.Code, Is.EqualTo("operator_only"));

    /// <summary>The shipped book with another version, time and price.</summary>
    private async Task<PriceBookDocument> Next()
    {
        var shipped = await _operator.PriceBook.Version((await _operator.PriceBook.Versions()).Items[^1].Id);
        var plans = shipped.Document.Plans.Select(plan => plan.Code == "team" ? plan with { Prices = With(plan.Prices, "EUR", prices => prices with { Base = "31.50" }) } : plan);
        var number = Interlocked.Increment(ref _made);
        return shipped.Document with { Version = $"next-{number}", Name = "Next", EffectiveFrom = s_later.AddDays(number), Plans = [.. plans] };
    }

    private static Dictionary<string, PlanPrices> With(IReadOnlyDictionary<string, PlanPrices> prices, string currency, Func<PlanPrices, PlanPrices> change) =>
        prices.ToDictionary(pair => pair.Key, pair => pair.Key == currency ? change(pair.Value) : pair.Value);

    private static (int Status, string? Field) Refused(Func<Task> act)
    {
        var refusal = Assert.ThrowsAsync<CrmApiException>(act)!;
        return ((int)refusal.Status, refusal.Field);
    }
}
