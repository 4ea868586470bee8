using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Invoices.Numbering;

/// <summary>The only writer of numbers. It holds nothing in memory: a number is the next one of what the database has, and two that take the same are told apart there.</summary>
[GrainType("invoice-numbers")]
internal sealed class InvoiceNumbersGrain(IDbSource<BillingDb> source, IActWriter<BillingDb> writer, TimeProvider time) : AggregateGrain<BillingDb>(writer), IInvoiceNumbersGrain
{
    // Another activation may live for a while after its silo was thought dead; each loss means that it wrote one.
    private const int Attempts = 10;

    public async Task<Outcome<string>> Allocate(NumberSeries series, int year, Guid document)
    {
        if (year is < 2020 or > 2999)
            return Refusal.Invalid("year", "The year is one from 2020 to 2999.");
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await using var db = source.AcrossTenants();
            if (await db.Set<InvoiceNumberRow>().FirstOrDefaultAsync(row => row.DocumentId == document) is { } known)
                return known.Series == series ? known.Number : Refusal.Reused("document");
            var last = await db.Set<InvoiceNumberRow>().Where(row => row.Series == series && row.Year == year).MaxAsync(row => (int?)row.Ordinal) ?? 0;
            var row = new InvoiceNumberRow { DocumentId = document, Series = series, Year = year, Ordinal = last + 1, At = time.Instant() };
            if (await Commit(Act.CreateShared(Reserved.Accounts, row)) == CommitResult.Committed)
                return row.Number;
        }

        return Busy.Refusal();
    }
}
