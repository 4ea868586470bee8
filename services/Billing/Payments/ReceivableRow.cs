using System.Globalization;
using System.Text.Json;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments;

/// <summary>What is left to pay of an invoice. Primary key: tenant, invoice. Written by the tenant's billing account only.</summary>
internal sealed class ReceivableRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid InvoiceId { get; init; }

    /// <summary>What became of it.</summary>
    public required InvoiceState State { get; init; }

    /// <summary>When the last day to pay on ends in the tenant's time zone (UTC); null where nothing was due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What is left to pay, in minor units of the currency.</summary>
    public required long OpenMinorUnits { get; init; }

    /// <summary>What came of rating it again, as JSON of <see cref="Contracts.Billing.Rerating"/>; null where it was never disputed.</summary>
    public string? Rerating { get; init; }

    /// <summary>What the tenant says against it, as JSON of <see cref="InvoiceDispute"/>; null where it was never disputed.</summary>
    public string? Dispute { get; init; }

    /// <summary>The last day to pay on since a payment of it was taken back, <c>yyyy-MM-dd</c>; null where none was.</summary>
    public string? DueAgainOn { get; init; }

    /// <summary>What is left to pay of an invoice that is issued.</summary>
    public static ReceivableRow Of(InvoiceDocument invoice, DateTimeOffset? dueAt) => new()
    {
        TenantId = invoice.Tenant,
        InvoiceId = invoice.Id,
        State = invoice.Totals.Due > 0 ? InvoiceState.Open : InvoiceState.Paid,
        DueAt = dueAt,
        OpenMinorUnits = MinorUnits.Of(invoice.Totals.Due, invoice.Currency),
    };

    public ReceivableRow With(InvoiceState state, long openMinorUnits) => With(state, openMinorUnits, DueAt, Rerating, Dispute, DueAgainOn);

    public ReceivableRow With(Rerating rerating) => With(State, OpenMinorUnits, DueAt, JsonSerializer.Serialize(rerating, RowJson.Options), Dispute, DueAgainOn);

    /// <summary>With what is said against it, or was decided.</summary>
    /// <param name="dispute">What.</param>
    /// <param name="dueAt">When the last day to pay on ends since.</param>
    public ReceivableRow With(InvoiceDispute dispute, DateTimeOffset? dueAt) => With(State, OpenMinorUnits, dueAt, Rerating, JsonSerializer.Serialize(dispute, RowJson.Options), DueAgainOn);

    /// <summary>Due anew.</summary>
    /// <param name="dueOn">The last day to pay on.</param>
    /// <param name="dueAt">When it ends.</param>
    public ReceivableRow With(DateOnly dueOn, DateTimeOffset dueAt) => With(State, OpenMinorUnits, dueAt, Rerating, Dispute, Accounts.ClosedPeriodRow.Key(dueOn));

    /// <summary>The last day to pay on, where it is another one than the invoice's document says.</summary>
    public DateOnly? ToMovedDueOn() => new[] { ToDispute()?.DueOn, DueAgainOn is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null }.Max();

    public Rerating? ToRerating() => Rerating is null ? null : JsonSerializer.Deserialize<Rerating>(Rerating, RowJson.Options);

    public InvoiceDispute? ToDispute() => Dispute is null ? null : JsonSerializer.Deserialize<InvoiceDispute>(Dispute, RowJson.Options);

    private ReceivableRow With(InvoiceState state, long openMinorUnits, DateTimeOffset? dueAt, string? rerating, string? dispute, string? dueAgainOn) => new()
    {
        TenantId = TenantId,
        InvoiceId = InvoiceId,
        State = state,
        DueAt = dueAt,
        OpenMinorUnits = openMinorUnits,
        Rerating = rerating,
        Dispute = dispute,
        DueAgainOn = dueAgainOn,
    };
}

internal sealed class ReceivableConfiguration : IEntityTypeConfiguration<ReceivableRow>
{
    public void Configure(EntityTypeBuilder<ReceivableRow> builder)
    {
        builder.ToTable("receivables");
        builder.HasKey(row => new { row.TenantId, row.InvoiceId });
        builder.HasIndex(row => new { row.State, row.DueAt, row.InvoiceId });
    }
}
