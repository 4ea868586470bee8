using System.Globalization;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Invoices.Numbering;

/// <summary>A number that a document has; the operator's, outside the tenants. Never changed and never deleted.</summary>
public sealed class InvoiceNumberRow : ISharedRow
{
    /// <summary>The document.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>Its series.</summary>
    public required NumberSeries Series { get; init; }

    /// <summary>Its year.</summary>
    public required int Year { get; init; }

    /// <summary>Its place in series and year, from 1 and without a gap.</summary>
    public required int Ordinal { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>As it stands on the document.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"{(Series == NumberSeries.CreditNote ? "CN-" : "")}{Year}-{Ordinal:000000}");
}

internal sealed class InvoiceNumberConfiguration : IEntityTypeConfiguration<InvoiceNumberRow>
{
    public void Configure(EntityTypeBuilder<InvoiceNumberRow> builder)
    {
        builder.ToTable("invoice_numbers");
        builder.HasKey(row => row.DocumentId);
        builder.HasIndex(row => new { row.Series, row.Year, row.Ordinal }).IsUnique().HasDatabaseName("ux_invoice_numbers_ordinal");
        builder.Property(row => row.Series).HasConversion<short>();
        builder.Ignore(row => row.Number);
    }
}
