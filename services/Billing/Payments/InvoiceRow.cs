using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments;

/// <summary>An invoice or a credit note. Written once, never changed or removed. Primary key: tenant, id.</summary>
internal sealed class InvoiceRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Its number; no other document has it.</summary>
    public required string Number { get; init; }

    /// <summary>When it was issued (UTC): lists go by it.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The first day of its period, <c>yyyy-MM-dd</c>.</summary>
    public required string PeriodFrom { get; init; }

    /// <summary>The invoice that a credit note takes back.</summary>
    public Guid? RefersTo { get; init; }

    /// <summary>The document as JSON.</summary>
    public required string Document { get; init; }

    public static InvoiceRow From(InvoiceDocument document, DateTimeOffset at) => new()
    {
        TenantId = document.Tenant,
        Id = document.Id,
        Number = document.Number ?? throw new InvalidOperationException("A draft is not kept."),
        IssuedAt = at,
        PeriodFrom = Accounts.ClosedPeriodRow.Key(document.Period.From),
        RefersTo = document.RefersTo?.Id,
        Document = InvoiceJson.Write(document),
    };

    public InvoiceDocument ToDocument() => InvoiceJson.Read(Document).Value;
}

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<InvoiceRow>
{
    public void Configure(EntityTypeBuilder<InvoiceRow> builder)
    {
        builder.ToTable("invoices");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.IssuedAt, row.Id });
    }
}
