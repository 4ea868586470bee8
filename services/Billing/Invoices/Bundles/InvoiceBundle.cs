using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Proof;

namespace CloudCrm.Billing.Invoices.Bundles;

/// <summary>An invoice with all that it can be calculated from again, without any database.</summary>
public sealed record InvoiceBundle
{
    /// <summary>What says that a file is a bundle, and of which format.</summary>
    public const string CurrentFormat = "cloudcrm invoice bundle 1";

    /// <summary>Always <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The invoice or credit note.</summary>
    public required InvoiceDocument Invoice { get; init; }

    /// <summary>Of a credit note: the invoice that it takes back.</summary>
    public InvoiceDocument? Original { get; init; }

    /// <summary>The documents of the versions of the price book that held, each once. What was negotiated stands in the invoice.</summary>
    public required ImmutableArray<JsonElement> PriceVersions { get; init; }

    /// <summary>The events: those of the invoice's own period and of earlier ones, by meter.</summary>
    public required ImmutableArray<BundledUsage> Usage { get; init; }
}

/// <summary>The events of a meter in a period, by time, then id.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Events">All of them that the ledger had taken when the invoice was made.</param>
/// <param name="Earlier">Which of the invoice's earlier periods; null for its own.</param>
public sealed record BundledUsage(string Meter, ImmutableArray<BilledEvent> Events, int? Earlier = null);
