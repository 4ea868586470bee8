using CloudCrm.Billing;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Isolation;

/// <summary>An invoice of a tenant, written straight into the tables: a period of the product takes a month to end.</summary>
internal static class PlantedInvoice
{
    public static async Task<Guid> Of(TheApi api, TenantId tenant, InvoiceState state)
    {
        var (book, id, now) = (await api.Get<Books>().InForce(api.Time.GetUtcNow()), Company.NewId(), api.Time.GetUtcNow().ToInstant());
        var span = new BillingPeriod(new(2026, 4, 1), new(2026, 5, 1));
        var calendar = TenantCalendar.First("UTC");
        var terms = new InvoiceTerms
        {
            Tenant = tenant,
            Currency = Currency.Usd,
            Period = new(span, [.. Enumerable.Range(0, span.Days + 1).Select(day => calendar.StartOf(span.From.AddDays(day)))], [SegmentTerms.Of(span, book, "team", Currency.Usd)]),
            UsageUntil = now,
        };
        var party = new Party { LegalName = "Sunrise", Address = "", Country = "TW" };
        var header = new InvoiceHeader { Id = id, Number = $"P-{id:n}", Seller = party, Buyer = party, TimeZone = "UTC", IssuedOn = span.To, DueOn = span.To.AddDays(14) };
        var document = InvoiceDocuments.Make(header, terms, InvoiceRating.Rate(terms, []));
        var receivable = ReceivableRow.Of(document, now.AddDays(14));
        var act = Act.Create(tenant, InvoiceRow.From(document, now)).Insert(receivable.With(state, receivable.OpenMinorUnits));
        Assert.That(await api.Get<IActWriter<BillingDb>>().Commit(act), Is.EqualTo(CommitResult.Committed));
        return id;
    }
}
