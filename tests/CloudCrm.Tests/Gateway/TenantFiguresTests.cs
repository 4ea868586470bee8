using System.Globalization;
using System.Net;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>What the operator sees beside companies in a list, against their own statements and invoices.</summary>
[TestFixture]
internal sealed class TenantFiguresTests
{
    private TheApi _api = null!;
    private BilledFirm[] _firms = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start([]);
        _firms = await BilledFirm.Open(_api, 2);
        using var op = await _api.Operator();
        await op.Operator.Billing.SetTerms(_firms[0].Tenant, new("USD", 14, new("VAT", "0.05", false), Meters: new Dictionary<string, MeterPrice> { ["messages.outbound"] = new(new(PriceModel.PerUnit, Unit: "0.5"), "0") }));
        var interaction = await _firms[0].Owner.Interactions.Open(new("sms", Direction.Outbound, (await _firms[0].Owner.Customers.Register(new(CustomerKind.Person, "Anna", [new(ContactKind.Phone, "+886912345678")]))).Id));
        await _firms[0].Owner.Interactions.Append(interaction.Id, new(Direction.Outbound, "It is on its way."));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var firm in _firms)
            firm.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task Figures_are_those_of_statements_and_invoices()
    {
        using var op = await _api.Operator();
        await Eventually.Holds(async () => (await Figures(op, _firms[0]))?.Usage == "0.50", "its message is counted");
        foreach (var firm in _firms)
        {
            var statement = await firm.Owner.Billing.Statement();
            var open = (await firm.Owner.Invoices.List()).Sum(it => Money(it.Open));
            var figures = (await Figures(op, firm))!;
            Assert.That(open, Is.Positive, "nobody has paid");
            Assert.That((figures.Currency, figures.Total, figures.PeriodTo), Is.EqualTo((statement.Currency, statement.Total, (DateOnly?)statement.To)));
            Assert.That(Money(figures.Usage!), Is.EqualTo(statement.Lines.Where(line => line.Kind is LineKind.Usage or LineKind.Minimum or LineKind.Maximum).Sum(line => Money(line.Amount))));
            Assert.That(figures.Open.Select(it => (it.Currency, Money(it.Amount))), Is.EqualTo(new[] { (statement.Currency, open) }));
        }
    }

    [Test]
    public async Task They_come_in_the_order_asked_for_and_without_those_that_have_no_account()
    {
        using var op = await _api.Operator();
        var figures = await op.Operator.Billing.Figures([_firms[1].Tenant, Guid.CreateVersion7(), _firms[0].Tenant, _firms[1].Tenant]);
        Assert.That(figures.Select(it => it.Tenant), Is.EqualTo(new[] { _firms[1].Tenant, _firms[0].Tenant }));
        Assert.That(await op.Operator.Billing.Figures([]), Is.Empty);
    }

    [Test]
    public async Task Nobody_else_reads_them_and_there_are_at_most_100_at_once()
    {
        using var op = await _api.Operator();
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => _firms[0].Owner.Operator.Billing.Figures([_firms[1].Tenant]))!.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => op.Operator.Billing.Figures(Enumerable.Range(0, 101).Select(_ => Guid.CreateVersion7())))!.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static async Task<TenantFigures?> Figures(CrmClient op, BilledFirm firm) => (await op.Operator.Billing.Figures([firm.Tenant])).SingleOrDefault();

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
