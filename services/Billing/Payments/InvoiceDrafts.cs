using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments;

/// <summary>An invoice without its number.</summary>
internal sealed record InvoiceDraft(InvoiceHeader Header, InvoiceTerms Terms, RatedInvoice Rated)
{
    /// <summary>The document under a number; null makes a draft.</summary>
    public InvoiceDocument ToDocument(string? number) => InvoiceDocuments.Make(Header with { Number = number }, Terms, Rated);
}

/// <summary>Works out invoices of periods that are over, from the ledger, with corrections of earlier ones that usage came late for.</summary>
internal sealed class InvoiceDrafts(IDbSource<BillingDb> source, Books books, InvoiceBooks invoiceBooks, InvoiceLedger ledger, SellerSettings seller)
{
    /// <summary>The most invoices that are issued with a period: its own, and one for each other currency of those that are looked at.</summary>
    public const int AtOnceMax = 1 + EarlierMax;

    /// <summary>How many earlier invoices are looked at for late usage: external usage may be 35 days old.</summary>
    private const int EarlierMax = 3;

    /// <summary>
    /// The invoice of a closed period as it stands now. Where usage came late for periods that were invoiced in another currency, it is followed by one in that currency
    /// with these corrections alone.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="closed">The period.</param>
    /// <param name="account">The account now: its balances pay.</param>
    /// <param name="now">When it is issued (UTC).</param>
    public async Task<ImmutableArray<InvoiceDraft>> Make(BillingTenantRow tenant, ClosedPeriodRow closed, Account account, DateTimeOffset now)
    {
        var (calendar, period, until) = (tenant.ToCalendar(), closed.ToAccount(), now - InvoiceLedger.SettledAfter);
        var looked = await Looked(tenant.TenantId, until);
        var own = new InvoiceTerms
        {
            Tenant = tenant.TenantId,
            Currency = period.Money(),
            Period = await PeriodTermsOf.Read(period, calendar, books),
            UsageUntil = until,
            Earlier = Late(looked, period.Money()),
            Commitments = period.Terms.Commitments,
            Coupons = period.Terms.Coupons,
            Tax = period.Terms.Tax,
            Credits = account.Credits.In(period.Currency),
            Prepaid = account.Prepaid.In(period.Currency),
        };
        var today = calendar.DayOf(now);
        var header = Header(tenant, account, closed.InvoiceId, today) with { DueOn = today.AddDays(period.Terms.DueDays) };
        var made = ImmutableArray.CreateBuilder<InvoiceDraft>();
        made.Add(new(header, own, await ledger.Rate(own)));
        foreach (var others in looked.Where(it => it.Invoice.Currency != own.Currency).GroupBy(it => it.Invoice.Currency))
        {
            var terms = new InvoiceTerms
            {
                Tenant = own.Tenant,
                Currency = others.Key,
                Period = own.Period with { Segments = [] },
                UsageUntil = until,
                Earlier = Late(others, others.Key),
                Tax = others.Last().Invoice.Tax,
                Credits = account.Credits.In(others.Key.Code),
                Prepaid = account.Prepaid.In(others.Key.Code),
            };
            if (!terms.Earlier.IsEmpty && await ledger.Rate(terms) is var rated && rated.Invoice.Lines.Any(line => line.Kind == LineKind.Correction))
                made.Add(new(header with { Id = closed.InvoiceIdIn(others.Key) }, terms, rated));
        }

        return made.ToImmutable();
    }

    /// <summary>The head of a document that is issued on a day.</summary>
    public InvoiceHeader Header(BillingTenantRow tenant, Account account, Guid id, DateOnly today) => new()
    {
        Id = id,
        Seller = seller.ToParty(),
        Buyer = new()
        {
            LegalName = account.Buyer.LegalName ?? tenant.Name,
            Address = account.Buyer.Address ?? "",
            Country = account.Buyer.Country ?? "",
            TaxId = account.Buyer.TaxId,
            PurchaseOrder = account.Buyer.PurchaseOrder,
            BillingMail = account.Buyer.Mail,
        },
        TimeZone = tenant.TimeZone,
        IssuedOn = today,
    };

    private static ImmutableArray<EarlierPeriod> Late(IEnumerable<(InvoiceDocument Invoice, EarlierPeriod? Late)> looked, Currency currency) =>
        [.. looked.Where(it => it.Invoice.Currency == currency).Select(it => it.Late).OfType<EarlierPeriod>()];

    /// <summary>The last invoices of periods, the oldest first, each to be rated again where usage came late for it.</summary>
    private async Task<List<(InvoiceDocument Invoice, EarlierPeriod? Late)>> Looked(TenantId tenant, DateTimeOffset until)
    {
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<InvoiceRow>().Where(row => row.TenantId == tenant && row.RefersTo == null)
            .OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.Id).Take(AtOnceMax * AtOnceMax).ToListAsync();
        var issued = rows.ConvertAll(row => row.ToDocument());
        var looked = new List<(InvoiceDocument, EarlierPeriod?)>();
        // One of corrections alone has no usage of its own.
        foreach (var (place, invoice) in issued.Index().Where(it => !it.Item.Segments.IsEmpty).Take(EarlierMax).Reverse())
        {
            var isLate = await ledger.IsLate(tenant, invoice, issued[0].UsageUntil, until);
            looked.Add((invoice, isLate ? InvoiceDocuments.Earlier(invoice, issued.Take(place), await invoiceBooks.Of([invoice])) : null));
        }

        return looked;
    }
}
