namespace CloudCrm.Billing.Invoices.Proof;

/// <summary>A usage event as it counts on an invoice and proves it: all that the ledger has of it but its meter, which the line says.</summary>
public sealed record BilledEvent
{
    /// <summary>The act's own id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Units of the meter, times 10^decimals of the meter.</summary>
    public required long Quantity { get; init; }

    /// <summary>The time it is billed at (UTC, whole microseconds).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the ledger took it (UTC, whole microseconds).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The channel, where there is one.</summary>
    public string? Channel { get; init; }

    /// <summary>The member or key that acted, where there is one.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The customer, where there is one.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>The interaction, where there is one.</summary>
    public Guid? InteractionId { get; init; }

    /// <summary>What told of it, where that was another program.</summary>
    public string? Source { get; init; }

    /// <summary>Its id there.</summary>
    public string? SourceId { get; init; }

    /// <summary>Whom it is about in the words of who told of it.</summary>
    public string? Subject { get; init; }

    /// <summary>Its value, where the meter counts different ones.</summary>
    public string? DistinctValue { get; init; }

    /// <summary>Its place among the events of a meter: by time, then id.</summary>
    internal (DateTimeOffset, Guid) Place => (At, Id);
}
