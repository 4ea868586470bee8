using System.Globalization;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>What the operator sees of revenue, against a count by hand over every invoice.</summary>
[TestFixture]
internal sealed class RevenueTests
{
    private TheApi _api = null!;
    private BilledFirm[] _firms = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start([]);
        _firms = await BilledFirm.Open(_api, 3);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var firm in _firms)
            firm.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task Months_sum_what_was_invoiced_and_say_who_came_and_went()
    {
        var (leaving, credited) = (_firms[0], _firms[1]);
        await leaving.Owner.Billing.ChangePlan(new("free"));
        using (var op = await _api.Operator())
        {
            await op.Operator.Billing.Credit(credited.Tenant, credited.Invoice.Id, new("The outage of last Tuesday.", [new(0, "1.00")]));
            var counted = await Counted(op);
            var told = (await op.Operator.Billing.Revenue(36)).Months;
            Assert.That(told.Where(it => it.Companies > 0).Select(Sums), Is.EqualTo(counted).And.Not.Empty);
            Assert.That(told.Sum(it => it.NewCompanies), Is.EqualTo(_firms.Length), "each came once");
            Assert.That(told.Select(it => it.Month), Is.Ordered.Descending.And.Unique);
            Assert.That(told, Has.Count.EqualTo(36));
            Assert.That((await op.Operator.Billing.Revenue()).Months, Is.EqualTo(told.Take(12)));
            Assert.That((told[0].LostCompanies, told[0].LostRecurring), Is.EqualTo(((int?)null, (string?)null)), "invoices of the running month still come");
            Assert.That(Assert.ThrowsAsync<CrmApiException>(() => op.Operator.Billing.Revenue(37))!.Status, Is.EqualTo(System.Net.HttpStatusCode.BadRequest));
            Assert.That(Assert.ThrowsAsync<CrmApiException>(() => credited.Owner.Operator.Billing.Revenue())!.Status, Is.EqualTo(System.Net.HttpStatusCode.Forbidden));
        }

        _api.Time.Advance(TimeSpan.FromDays(100));
        using var later = await _api.Operator();
        await Eventually.Holds(async () => (await Task.WhenAll(_firms.Select(firm => later.Operator.Billing.Invoices(firm.Tenant)))).All(list => list.Count(it => !it.IsCreditNote) >= 5), "three more invoices of each are issued");
        var months = (await later.Operator.Billing.Revenue()).Months;
        Assert.That(months.Where(it => it.Companies > 0).Select(Sums), Is.EqualTo(await Counted(later)));
        var parted = months.Single(it => it.LostCompanies > 0);
        Assert.That((parted.LostCompanies, parted.Companies), Is.EqualTo((1, _firms.Length - 1)));
        Assert.That(Money(parted.LostRecurring!), Is.GreaterThan(0));
        foreach (var (month, before) in months.Zip(months.Skip(1)).Where(pair => pair.First.LostCompanies is not null))
            Assert.That(month.Companies, Is.EqualTo(before.Companies + month.NewCompanies - month.LostCompanies), $"{month.Month}");
    }

    /// <summary>The months in which something was earned, added up from all lines of all documents.</summary>
    private async Task<List<(DateOnly, string, decimal, decimal, decimal, decimal, int)>> Counted(CrmClient op)
    {
        var documents = new List<(Guid Tenant, DateOnly Month, Invoice Document)>();
        foreach (var firm in _firms)
        {
            foreach (var invoice in await op.Operator.Billing.Invoices(firm.Tenant))
            {
                var last = invoice.PeriodTo.AddDays(-1);
                documents.Add((firm.Tenant, new(last.Year, last.Month, 1), await op.Operator.Billing.Invoice(firm.Tenant, invoice.Id)));
            }
        }

        return
        [
            .. from document in documents
               group document by (document.Month, document.Document.Currency) into month
               orderby month.Key.Month descending
               let lines = month.SelectMany(it => it.Document.Lines).ToList()
               let net = Sum(lines, line => line.Kind is not (LineKind.Tax or LineKind.Credit or LineKind.Prepaid or LineKind.NewCredit))
               let recurring = Sum(lines, line => line.Kind is LineKind.Base or LineKind.Seats || (line.Kind == LineKind.Trial && line.Code is "base" or "seats"))
               let other = Sum(lines, line => line.Kind is LineKind.TrueUp or LineKind.Discount or LineKind.TaxTakenOut)
               where net != 0
               select (month.Key.Month, month.Key.Currency, net, recurring, net - recurring - other, other,
                   month.GroupBy(it => it.Tenant).Count(firm => Sum(firm.SelectMany(it => it.Document.Lines), line => line.Kind is not (LineKind.Tax or LineKind.Credit or LineKind.Prepaid or LineKind.NewCredit)) > 0)),
        ];
    }

    private static (DateOnly, string, decimal, decimal, decimal, decimal, int) Sums(RevenueMonth it) =>
        (it.Month, it.Currency, Money(it.Net), Money(it.Recurring), Money(it.Usage), Money(it.Other), it.Companies);

    private static decimal Sum(IEnumerable<StatementLine> lines, Func<StatementLine, bool> which) => lines.Where(which).Sum(line => Money(line.Amount));

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
