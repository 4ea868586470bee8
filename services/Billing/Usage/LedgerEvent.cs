using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Usage;

/// <summary>A checked usage event of one tenant, as it goes into the ledger.</summary>
/// <param name="Id">The act's own id.</param>
/// <param name="Meter">The meter's number.</param>
/// <param name="Quantity">Units of the meter.</param>
/// <param name="RecordedAt">The time it is billed at (UTC, whole microseconds).</param>
/// <param name="Channel">The channel, where there is one.</param>
/// <param name="UserId">The member or key that acted, where there is one.</param>
/// <param name="CustomerId">The customer, where there is one.</param>
/// <param name="InteractionId">The interaction, where there is one.</param>
internal sealed record LedgerEvent(
    Guid Id,
    short Meter,
    long Quantity,
    DateTimeOffset RecordedAt,
    string? Channel,
    Guid? UserId,
    Guid? CustomerId,
    Guid? InteractionId)
{
    /// <summary>How its meter makes a quantity of it.</summary>
    public MeterAggregation Aggregation { get; init; }

    /// <summary>What only events have that other programs told of; null for the product's own.</summary>
    public ExternalFacts? External { get; init; }

    /// <summary>What is counted once a billing period by a meter of different values: the customer, or an id that a value always has.</summary>
    public Guid DistinctId => External?.Distinct is { } value
        ? Ids.From("distinct value", Meter.ToString(CultureInfo.InvariantCulture), value)
        : CustomerId ?? throw new InvalidOperationException("This event has no value to be told apart by.");
}

/// <summary>What only events have that other programs told of.</summary>
/// <param name="Source">What told of it.</param>
/// <param name="SourceId">Its id there.</param>
/// <param name="Subject">Whom it is about, where that is not a customer's id.</param>
/// <param name="Distinct">Its value, where the meter counts different ones.</param>
internal sealed record ExternalFacts(string Source, string SourceId, string? Subject, string? Distinct)
{
    /// <summary>The event's id in the ledger.</summary>
    public static Guid IdOf(string source, string sourceId) => Ids.From("external usage", source, sourceId);
}

/// <summary>Events of one tenant.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Events">What goes into the ledger is sorted by id, each once: all writers take locks in this order.</param>
internal sealed record LedgerShare(TenantId Tenant, IReadOnlyList<LedgerEvent> Events);
