namespace CloudCrm.StripeSimulator;

/// <summary>What goes wrong with webhooks; each number is a probability from 0 to 1.</summary>
public sealed record WebhookFaults
{
    /// <summary>The event never arrives.</summary>
    public double Drop { get; init; }

    /// <summary>The event arrives once more, later.</summary>
    public double Duplicate { get; init; }

    /// <summary>The event waits until <see cref="Webhooks.Release"/>.</summary>
    public double Delay { get; init; }

    /// <summary>A changed copy goes ahead of it, signed by somebody who does not know the secret.</summary>
    public double Forge { get; init; }

    /// <summary>A copy goes ahead of it, signed too long ago.</summary>
    public double Stale { get; init; }

    /// <summary>Whether what waits goes out in any order.</summary>
    public bool Shuffle { get; init; }
}

/// <summary>What a round of deliveries came to.</summary>
/// <param name="Accepted">Events answered with 2xx.</param>
/// <param name="Refused">Events answered otherwise or not at all; they wait for the next round.</param>
/// <param name="Forged">Forged posts sent.</param>
/// <param name="ForgedAccepted">Forged posts answered with 2xx: a receiver that trusts anybody.</param>
/// <param name="Stale">Stale posts sent.</param>
/// <param name="StaleAccepted">Stale posts answered with 2xx.</param>
public sealed record DeliveryReport(int Accepted, int Refused, int Forged, int ForgedAccepted, int Stale, int StaleAccepted);
