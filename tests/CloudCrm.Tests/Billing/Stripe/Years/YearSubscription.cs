using System.Text.Json.Nodes;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>A subscription as the simulator has it.</summary>
internal sealed record YearSubscription(JsonObject Json)
{
    public string Id => Json["id"]!.GetValue<string>();

    public string Status => Json["status"]!.GetValue<string>();

    public string Currency => Json["currency"]!.GetValue<string>().ToUpperInvariant();

    public bool CancelsAtEnd => Json["cancel_at_period_end"]!.GetValue<bool>();

    public bool IsLive => Status is "trialing" or "active" or "past_due" or "unpaid";

    public DateTimeOffset StartedAt => At("created")!.Value;

    public DateTimeOffset? EndedAt => At("ended_at");

    /// <summary>When its running period ends.</summary>
    public DateTimeOffset PeriodEnd => DateTimeOffset.FromUnixTimeSeconds(Json["items"]!["data"]![0]!["current_period_end"]!.GetValue<long>());

    /// <summary>Whether it was there when a period ended, or ended with it: Stripe's months end up to four days before ours.</summary>
    public bool Collects(DateTimeOffset to) => StartedAt < to && (IsLive || (Status == "canceled" && EndedAt >= to.AddDays(-4)));

    public override string ToString() => $"{Id} ({Status}, {StartedAt:u} to {EndedAt:u}, period to {PeriodEnd:u}{(CancelsAtEnd ? ", ends then" : "")})";

    private DateTimeOffset? At(string name) => Json[name] is JsonValue value ? DateTimeOffset.FromUnixTimeSeconds(value.GetValue<long>()) : null;
}
