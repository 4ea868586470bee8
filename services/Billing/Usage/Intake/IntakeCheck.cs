using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Usage.Intake;

/// <summary>Decides whether an event that another program told of can go into the ledger.</summary>
internal static class IntakeCheck
{
    /// <summary>The most characters of an event's id, its source or its subject.</summary>
    public const int TextMax = 200;

    /// <summary>How long ago an event may have happened.</summary>
    public static readonly TimeSpan LateMax = TimeSpan.FromDays(35);

    /// <summary>How far ahead of Billing's clock an event's time may be.</summary>
    public static readonly TimeSpan EarlyMax = TimeSpan.FromMinutes(5);

    /// <summary>The event for the ledger, or why it can't be one.</summary>
    /// <param name="given">What was told.</param>
    /// <param name="meter">The meter of its code; null where there is none.</param>
    /// <param name="now">Billing's clock.</param>
    public static Outcome<LedgerEvent> Check(ExternalUsage given, Meter? meter, DateTimeOffset now)
    {
        if ((PlainText.CheckName("id", given.Id, TextMax) ?? PlainText.CheckName("source", given.Source, TextMax)) is { } unnamed)
            return unnamed;
        if (given.Subject is not null && PlainText.CheckName("subject", given.Subject, TextMax) is { } wrong)
            return wrong;
        if (meter is null)
            return Refusal.Invalid("type", "There is no meter with this code.", "meter_unknown");
        if (!meter.IsExternal)
            return Refusal.Invalid("type", "The product counts this itself.", "meter_internal");
        if (meter.ArchivedAt is not null)
            return Refusal.Invalid("type", "This meter is archived: it takes no more events.", "meter_archived");
        if (CheckTime(given.Time, now) is { } untimely)
            return untimely;
        return UsageValue.Read(meter, given.Data.AsSpan()).Select(value => ToEvent(given, meter, value));
    }

    private static Refusal? CheckTime(DateTimeOffset at, DateTimeOffset now)
    {
        if (at < now - LateMax)
            return Refusal.Invalid("time", $"It lies more than {LateMax.Days} days back.", "time_too_old");
        return at > now + EarlyMax ? Refusal.Invalid("time", $"It lies more than {EarlyMax.Minutes} minutes ahead.", "time_ahead") : null;
    }

    // A customer's id is kept as one, so that usage can be split by it.
    private static LedgerEvent ToEvent(ExternalUsage given, Meter meter, UsageValue value)
    {
        var customer = Guid.TryParseExact(given.Subject, "D", out var id) && id != Guid.Empty && id.ToString() == given.Subject ? id : (Guid?)null;
        return new(
            ExternalFacts.IdOf(given.Source, given.Id), meter.Number, value.Quantity, given.Time.ToInstant(), Channel: null, UserId: null, customer, InteractionId: null)
        {
            Aggregation = meter.Aggregation,
            External = new(given.Source, given.Id, customer is null ? given.Subject : null, value.Distinct),
        };
    }
}
