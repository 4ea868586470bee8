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

    /// <summary>The month in which the last day of its period is, such as 202611; null in documents from before there was this.</summary>
    public int? Month { get; init; }

    /// <summary>ISO 4217; null as <see cref="Month"/> is.</summary>
    public string? Currency { get; init; }

    /// <summary>What is bought, without tax, in minor units; null as <see cref="Month"/> is.</summary>
    public long? NetMinorUnits { get; init; }

    /// <summary>Bases and seats in minor units; null as <see cref="Month"/> is.</summary>
    public long? RecurringMinorUnits { get; init; }

    /// <summary>Usage in minor units; null as <see cref="Month"/> is.</summary>
    public long? UsageMinorUnits { get; init; }

    public static InvoiceRow From(InvoiceDocument document, DateTimeOffset at) => new()
    {
        Month = RevenueParts.MonthOf(document.Period.To.AddDays(-1)),
        Currency = document.Currency.Code,
        NetMinorUnits = MinorUnits.Of(document.Totals.Net, document.Currency),
        RecurringMinorUnits = MinorUnits.Of(RevenueParts.Recurring(document), document.Currency),
        UsageMinorUnits = MinorUnits.Of(RevenueParts.Usage(document), document.Currency),
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

        // Revenue of all tenants is read by it.
        builder.HasIndex(row => new { row.Month, row.Currency, row.TenantId });
    }
}
