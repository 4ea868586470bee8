using System.Text;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Numbering;
using CloudCrm.Billing.Payments;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>Compares the product with the oracle.</summary>
/// <param name="host">The process as it runs now.</param>
internal sealed class SimulationChecks(Func<BillingHost> host)
{
    /// <summary>Whether every invoice is verified from its bundle too.</summary>
    public bool Verifies { get; set; }

    public async Task<List<InvoiceDocument>> Documents(SimulatedTenant tenant)
    {
        await using var db = host().Source.ForTenant(tenant.Id);
        var rows = await db.Set<InvoiceRow>().Where(row => row.TenantId == tenant.Id && row.RefersTo == null).ToListAsync();
        return rows.ConvertAll(row => row.ToDocument());
    }

    public async Task Invoices(SimulatedTenant tenant, List<OracleInvoice> issued)
    {
        var documents = await Documents(tenant);
        foreach (var expected in issued)
        {
            var period = expected.Period;
            var found = documents.Where(it => it.Period.From == period.From && it.Segments.IsEmpty == (period.Segments.Length == 0) && it.Currency.Code == period.Currency).ToArray();
            Assert.That(found, Has.Length.EqualTo(1), $"{tenant}: invoices of {period.From:O}");
            var document = found[0];
            var where = $"{tenant}, invoice of {period.From:O} in {period.Currency}, {document.Number}";
            Assert.That(document.DayStarts, Is.EqualTo(period.DayStarts), where);
            Assert.That(Text(document.Lines.Select(Line)), Is.EqualTo(Text(expected.Lines)), where);
            Assert.That(document.Lines.Select(line => line.Kind), Is.Ordered, where);
            var totals = document.Totals;
            Assert.That(
                (Ratio.Of(totals.Total), Ratio.Of(totals.Tax), Ratio.Of(totals.Due)), Is.EqualTo((expected.Total, expected.Tax, expected.Due)), where);
            expected.Id = document.Id;
            if (Verifies)
                await Verify(document, where);
        }
    }

    /// <summary>Whoever has the invoice, its events and its price books comes to the same, without a database.</summary>
    private async Task Verify(InvoiceDocument document, string where)
    {
        var (bundle, next) = await host().Bundles.Part(document, null);
        while (next is not null)
        {
            (var text, next) = await host().Bundles.Part(document, next);
            bundle += text;
        }

        Assert.That(BundleVerifier.Verify(Encoding.UTF8.GetBytes(bundle)).Value, Is.EqualTo(Verdict.Yes), where);
    }

    /// <summary>The statement comes from sums that are kept as usage comes, the invoice from the events: both have to be the oracle's.</summary>
    public async Task Statement(SimulatedTenant tenant, DateTimeOffset now)
    {
        var statement = await BillingHost.Persist(() => host().Grains.StatementReader(tenant.Id).Read());
        var lines = statement.Value.Lines.Select(line => new OracleLine(
            line.Kind, line.Code, Ratio.Of(line.Amount), line.From, line.To, line.Quantity is { } quantity ? Ratio.Of(quantity) : null));
        Assert.That(Text(lines.Where(Says)), Is.EqualTo(Text(tenant.Account!.Statement().Lines.Where(Says))), $"{tenant}, statement at {now:u}");

        // Lines of nothing may stand there for what is forecast.
        static bool Says(OracleLine line) => line.Kind <= LineKind.Usage || !line.Amount.IsZero;
    }

    /// <summary>What is in force, what is left, how it stands, and where each cent is.</summary>
    public async Task Account(SimulatedTenant tenant, DateTimeOffset now)
    {
        var (oracle, where) = (tenant.Account!, $"{tenant} at {now:u}");
        await using var db = host().Source.ForTenant(tenant.Id);
        var account = (await db.Set<AccountRow>().SingleAsync(row => row.TenantId == tenant.Id)).ToAccount();
        Assert.That(
            (account.Currency, account.Period.From, account.Period.To, account.Now.Plan, account.Now.PriceVersion, account.NextPlan, account.NextVersion),
            Is.EqualTo((oracle.Currency, oracle.From, oracle.To, oracle.Now.Plan, oracle.Now.Version, oracle.NextPlan, oracle.NextVersion)), where);
        Assert.That(account.Standing, Is.EqualTo(oracle.Standing(now)), where);
        var receivables = await db.Set<ReceivableRow>().Where(row => row.TenantId == tenant.Id).ToDictionaryAsync(row => row.InvoiceId);
        foreach (var invoice in oracle.Invoices)
        {
            var it = receivables[invoice.Id];
            Assert.That((it.State, it.OpenMinorUnits), Is.EqualTo((invoice.State, invoice.Open.Units(invoice.Period.Decimals))), $"{where}, invoice of {invoice.Period.From:O}");
        }

        var entries = await db.Set<MoneyEntryRow>().Where(row => row.TenantId == tenant.Id).ToListAsync();
        Assert.That(entries.GroupBy(it => (it.DocumentId, it.Currency)).Select(it => it.Sum(entry => entry.MinorUnits)), Is.All.Zero, $"{where}: debits equal credits");
        foreach (var currency in SimulatedPrices.Currencies)
        {
            var sums = entries.Where(it => it.Currency == currency).ToLookup(it => it.Account, it => it.MinorUnits);
            Assert.That(sums.Sum(it => it.Sum()), Is.Zero, $"{where}: debits equal credits in {currency}");
            var invoices = oracle.Invoices.Where(it => it.Period.Currency == currency).ToArray();
            Expect(MoneyAccount.Receivable, invoices.Select(it => it.Open));
            Expect(MoneyAccount.Credits, oracle.Credits.Where(it => it.Currency == currency).Select(it => -it.Left));
            Expect(MoneyAccount.Prepaid, oracle.Prepaid.Where(it => it.Currency == currency).Select(it => -it.Left));
            Expect(MoneyAccount.Cash, [oracle.Cash.GetValueOrDefault(currency)]);
            Expect(MoneyAccount.Tax, [.. invoices.Select(it => -it.Tax), oracle.TakenBack.GetValueOrDefault(currency).Tax]);
            Expect(MoneyAccount.Revenue, [.. invoices.Select(it => it.Tax - it.Total), oracle.TakenBack.GetValueOrDefault(currency).Net]);

            void Expect(MoneyAccount account, IEnumerable<Ratio> amounts) => Assert.That(
                sums[account].Sum(), Is.EqualTo(amounts.Aggregate((Ratio)0, (sum, it) => sum + it).Units(OracleTerms.DecimalsOf(currency))), $"{where}: {account} in {currency}");
        }
    }

    /// <summary>Numbers have no gaps, and each stands on a document.</summary>
    public async Task Numbers(IEnumerable<SimulatedTenant> tenants)
    {
        await using var db = host().Source.AcrossTenants();
        var numbers = await db.Set<InvoiceNumberRow>().ToListAsync();
        foreach (var series in numbers.GroupBy(it => (it.Series, it.Year)))
            Assert.That(series.Select(it => it.Ordinal).Order(), Is.EqualTo(Enumerable.Range(1, series.Count())), $"{series.Key}");
        var documents = new List<Guid>();
        foreach (var tenant in tenants)
        {
            await using var own = host().Source.ForTenant(tenant.Id);
            documents.AddRange(await own.Set<InvoiceRow>().Where(row => row.TenantId == tenant.Id).Select(row => row.Id).ToListAsync());
        }

        Assert.That(numbers.Select(it => it.DocumentId), Is.EquivalentTo(documents));
    }

    private static OracleLine Line(DocumentLine line) => new(
        line.Kind, line.Code, Ratio.Of(line.Amount), line.Span?.From, line.Span?.To, line.Quantity is { } quantity ? Ratio.Of(quantity) : null);

    private static string[] Text(IEnumerable<OracleLine> lines) => [.. lines.Select(line => line.ToString()).Order(StringComparer.Ordinal)];
}
