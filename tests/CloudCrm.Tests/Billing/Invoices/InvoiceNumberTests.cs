using CloudCrm.Billing.Invoices.Numbering;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>Numbers without gaps.</summary>
[TestFixture]
public sealed class InvoiceNumberTests
{
    private static int s_year = 2100;

    private BillingHost _host = null!;
    private BillingSilo _other = null!;
    private int _year;

    private IInvoiceNumbersGrain Numbers => _host.Grains.InvoiceNumbers();

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await BillingHost.StartWithGrains();
        _other = await BillingSilo.Start(_host);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _other.DisposeAsync();
        await _host.DisposeAsync();
    }

    [SetUp]
    public void NewYear() => _year = Interlocked.Increment(ref s_year);

    [Test]
    public async Task Each_series_and_year_counts_from_one()
    {
        Assert.That((await Numbers.Allocate(NumberSeries.Invoice, _year, Guid.CreateVersion7())).Value, Is.EqualTo($"{_year}-000001"));
        Assert.That((await Numbers.Allocate(NumberSeries.CreditNote, _year, Guid.CreateVersion7())).Value, Is.EqualTo($"CN-{_year}-000001"));
        Assert.That((await Numbers.Allocate(NumberSeries.Invoice, _year, Guid.CreateVersion7())).Value, Is.EqualTo($"{_year}-000002"));
        Assert.That((await Numbers.Allocate(NumberSeries.Invoice, 1999, Guid.CreateVersion7())).Refusal.Field, Is.EqualTo("year"));
    }

    [Test]
    public async Task Many_at_once_leave_no_gap_and_a_document_has_one_number()
    {
        var documents = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToArray();
        var asked = documents.Concat(documents).Select((document, i) => (document, grain: i % 2 == 0 ? Numbers : _other.Grains.InvoiceNumbers()));
        var given = await Task.WhenAll(asked.Select(async it => (it.document, number: await Allocated(it.grain, it.document))));
        Assert.That(given.GroupBy(it => it.document).Select(all => all.Select(it => it.number).Distinct().Count()), Is.All.EqualTo(1));
        Assert.That(given.Select(it => it.number).Distinct().Order(), Is.EqualTo(Enumerable.Range(1, 40).Select(i => $"{_year}-{i:000000}")));
    }

    [TestCase(Fault.Before)]
    [TestCase(Fault.After)]
    public async Task A_crash_in_between_leaves_no_gap(Fault fault)
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _other.Faults.Fail(fault);
        Assert.That(async () => await _other.Grains.InvoiceNumbers().Allocate(NumberSeries.Invoice, _year, first), Throws.Exception);
        Assert.That(await Allocated(_other.Grains.InvoiceNumbers(), second), Is.EqualTo(fault == Fault.After ? $"{_year}-000002" : $"{_year}-000001"));
        Assert.That(await Allocated(Numbers, first), Is.EqualTo(fault == Fault.After ? $"{_year}-000001" : $"{_year}-000002"));
        await using var db = _host.Source.AcrossTenants();
        Assert.That(await db.Set<InvoiceNumberRow>().Where(row => row.Year == _year).Select(row => row.Ordinal).OrderBy(it => it).ToArrayAsync(), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task A_document_keeps_its_series()
    {
        var document = Guid.CreateVersion7();
        await Allocated(Numbers, document);
        Assert.That((await Numbers.Allocate(NumberSeries.CreditNote, _year, document)).Refusal.Code, Is.EqualTo("id_reused"));
    }

    [TestCase("UPDATE invoice_numbers SET ordinal = 7")]
    [TestCase("DELETE FROM invoice_numbers")]
    public async Task A_number_can_not_be_changed_or_removed(string sql)
    {
        await Allocated(Numbers, Guid.CreateVersion7());
        var attempt = Assert.CatchAsync(() => _host.Writer.Transact(
            async (transaction, cancellation) =>
            {
                await using var command = transaction.Command(sql);
                await command.ExecuteNonQueryAsync(cancellation);
            },
            CancellationToken.None));
        Assert.That(attempt, Diagonal.HasServers
            ? Is.TypeOf<PostgresException>().With.Property(nameof(PostgresException.SqlState)).EqualTo("42501")
            : Is.TypeOf<SqliteException>().With.Message.Contains("Numbers stay."));
    }

    // A caller that is told that it is busy asks again.
    private async Task<string> Allocated(IInvoiceNumbersGrain grain, Guid document)
    {
        while (true)
        {
            var outcome = await grain.Allocate(NumberSeries.Invoice, _year, document);
            if (outcome.IsOk || outcome.Refusal.Code != "busy")
                return outcome.Value;
        }
    }
}
