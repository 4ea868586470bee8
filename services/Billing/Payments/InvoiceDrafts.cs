using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
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
    /// <summary>How many earlier invoices are looked at for late usage: external usage may be 35 days old.</summary>
    private const int EarlierMax = 3;

    /// <summary>The invoice of a closed period as it stands now.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="closed">The period.</param>
    /// <param name="account">The account now: its balances pay.</param>
    /// <param name="now">When it is issued (UTC).</param>
    public async Task<InvoiceDraft> Make(BillingTenantRow tenant, ClosedPeriodRow closed, Account account, DateTimeOffset now)
    {
        var (calendar, period) = (tenant.ToCalendar(), closed.ToAccount());
        var terms = new InvoiceTerms
        {
            Tenant = tenant.TenantId,
            Currency = period.Money(),
            Period = await PeriodTermsOf.Read(period, calendar, books),
            UsageUntil = now - InvoiceLedger.SettledAfter,
            Earlier = await Earlier(tenant.TenantId, now - InvoiceLedger.SettledAfter),
            Commitments = period.Terms.Commitments,
            Coupons = period.Terms.Coupons,
            Tax = period.Terms.Tax,
            Credits = period.Currency == account.Currency ? account.Credits : [],
            Prepaid = period.Currency == account.Currency ? account.Prepaid : [],
        };
        var today = calendar.DayOf(now);
        return new(Header(tenant, account, closed.InvoiceId, today) with { DueOn = today.AddDays(period.Terms.DueDays) }, terms, await ledger.Rate(terms));
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

    private async Task<ImmutableArray<EarlierPeriod>> Earlier(TenantId tenant, DateTimeOffset until)
    {
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<InvoiceRow>().Where(row => row.TenantId == tenant && row.RefersTo == null)
            .OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.Id).Take(EarlierMax + 1).ToListAsync();
        var issued = rows.ConvertAll(row => row.ToDocument());
        var late = ImmutableArray.CreateBuilder<EarlierPeriod>();
        foreach (var (place, invoice) in issued.Index().Take(EarlierMax).Reverse())
        {
            if (await ledger.IsLate(tenant, invoice, issued[0].UsageUntil, until))
                late.Add(InvoiceDocuments.Earlier(invoice, issued.Take(place), await invoiceBooks.Of([invoice])));
        }

        return late.ToImmutable();
    }
}
