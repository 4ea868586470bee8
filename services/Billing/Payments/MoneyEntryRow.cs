using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments;

/// <summary>What money stands on. Stored as its number; a number never changes its meaning.</summary>
public enum MoneyAccount : short
{
    /// <summary>What the tenant owes.</summary>
    Receivable = 1,

    /// <summary>What was earned, without tax.</summary>
    Revenue = 2,

    /// <summary>Tax that is owed to the state.</summary>
    Tax = 3,

    /// <summary>Credits that the tenant may use: owed to it.</summary>
    Credits = 4,

    /// <summary>What the tenant paid in advance: owed to it.</summary>
    Prepaid = 5,

    /// <summary>Money received.</summary>
    Cash = 6,

    /// <summary>Credits given without anything in return.</summary>
    Goodwill = 7,
}

/// <summary>One side of an entry in the tenant's double-entry ledger of money. Written once, never changed or removed. Primary key: tenant, id.</summary>
public sealed class MoneyEntryRow : ITenantRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>Made from the document and the account, so that the same thing is entered once.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The invoice, credit note, payment or balance that it is about.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>What it stands on.</summary>
    public required MoneyAccount Account { get; init; }

    /// <summary>Money in minor units of the currency: more than 0 is a debit, less than 0 a credit.</summary>
    public required long MinorUnits { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>The number of the invoice or credit note that it is about; null where it is about none.</summary>
    public required string? Number { get; init; }

    /// <summary>What happened, for people: a payment's reference or a balance's reason.</summary>
    public required string? About { get; init; }
}

internal sealed class MoneyEntryConfiguration : IEntityTypeConfiguration<MoneyEntryRow>
{
    public void Configure(EntityTypeBuilder<MoneyEntryRow> builder)
    {
        builder.ToTable("money_entries");
        builder.HasKey(row => new { row.TenantId, row.Id });

        // Accounting reads it by time.
        builder.HasIndex(row => new { row.TenantId, row.At });
    }
}
