namespace CloudCrm.StripeSimulator;

/// <summary>How a simulator starts.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Where it listens; null: a free port of this machine.</summary>
    public string? Url { get; init; }

    /// <summary>Where webhooks go; null: they only wait in the queue.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>What webhooks are signed with.</summary>
    public string WebhookSecret { get; init; } = "whsec_simulator";

    /// <summary>The key that callers have to show.</summary>
    public string ApiKey { get; init; } = "sk_test_simulator";

    /// <summary>The only API version that is understood.</summary>
    public string ApiVersion { get; init; } = "2026-07-29.dahlia";

    /// <summary>The instant it starts at; null: what <see cref="Time"/> says. From there it goes as <see cref="Time"/> does.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The clock behind customers that have no test clock, behind rate limits and behind the signatures of webhooks.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What chances are drawn from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Calls a second that are answered; more get 429. 0: any number.</summary>
    public int CallsPerSecondMax { get; init; }

    /// <summary>Changes of quantity that a subscription takes in an hour.</summary>
    public int QuantityUpdatesPerHourMax { get; init; } = 200;

    /// <summary>Invoices that a subscription gets in a day.</summary>
    public int SubscriptionInvoicesPerDayMax { get; init; } = 20;

    /// <summary>How long a meter event takes to show in summaries.</summary>
    public TimeSpan SummaryDelay { get; init; }

    /// <summary>How long an idempotency key is kept.</summary>
    public TimeSpan KeysKeptFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the identifier of a meter event stays taken.</summary>
    public TimeSpan IdentifiersKeptFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether bad meter events are taken and reported afterwards by a thin event, rather than refused at once.</summary>
    public bool ReportsBadMeterEventsLater { get; init; }

    /// <summary>How long a draft waits before it goes on by itself.</summary>
    public TimeSpan DraftsStayFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>When a failed payment is tried again, from the failure on; after the last one <see cref="AfterRetries"/> applies.</summary>
    public IReadOnlyList<TimeSpan> Retries { get; init; } = [TimeSpan.FromDays(3), TimeSpan.FromDays(5), TimeSpan.FromDays(7)];

    /// <summary>What becomes of a subscription whose payment failed for good: canceled, unpaid or past_due.</summary>
    public string AfterRetries { get; init; } = "canceled";

    /// <summary>Whether webhooks go out by themselves; else only when they are told to.</summary>
    public bool Pump { get; init; }

    /// <summary>Events kept for listing; older ones go.</summary>
    public int EventsMax { get; init; } = 100_000;
}
