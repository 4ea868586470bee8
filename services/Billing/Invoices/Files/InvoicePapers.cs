using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Invoices.Files;

/// <summary>An issued document, and the language of its page.</summary>
/// <param name="Document">The invoice or credit note.</param>
/// <param name="Language">BCP 47 tag: one of the product's.</param>
internal sealed record InvoicePaper(InvoiceDocument Document, string Language)
{
    /// <summary>What a file about it is called.</summary>
    public string NameOf(string ending) => $"{(Document.Kind == DocumentKind.CreditNote ? "credit-note" : "invoice")}-{Document.Number}.{ending}";
}

/// <summary>Finds issued documents for files about them.</summary>
internal sealed class InvoicePapers(IDbSource<BillingDb> source)
{
    /// <summary>A tenant's document.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">Which one.</param>
    /// <param name="language">The page's language; null for the tenant's.</param>
    public async Task<Outcome<InvoicePaper>> Find(TenantId tenant, Guid id, string? language)
    {
        await using var db = source.ForTenant(tenant);
        if (await db.Set<InvoiceRow>().FirstOrDefaultAsync(row => row.TenantId == tenant && row.Id == id) is not { } row)
            return Refusal.NotFound("invoice");
        language ??= await db.Set<BillingTenantRow>().Where(known => known.TenantId == tenant).Select(known => known.Language).FirstOrDefaultAsync();
        return new InvoicePaper(row.ToDocument(), language ?? "en");
    }
}
