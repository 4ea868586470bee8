using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Usage;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>What Stripe said to an event.</summary>
/// <param name="State">What became of it; still frozen where Stripe may take it another time.</param>
/// <param name="Code">Stripe's word for why not; null where it has it.</param>
internal readonly record struct StripeEventAnswer(StripeWindowState State, string? Code);

/// <summary>Sends one event. It may be sent any number of times: Stripe tells by its identifier that it has it.</summary>
internal sealed class StripeEventSender(StripeGate gate)
{
    /// <summary>Stripe's word for what it takes no more.</summary>
    public const string TooOld = "timestamp_too_far_in_past";

    /// <summary>Sends it.</summary>
    /// <exception cref="StripeException">Stripe failed, or refused for a reason that nobody has thought of.</exception>
    public async Task<StripeEventAnswer> Send(Meter meter, string customer, StripeWindowRow window, CancellationToken cancellation)
    {
        try
        {
            // Whether it was taken under a key that is spent is unknown; under another one its identifier says.
            await StripeKeys.Try(attempt => gate.Call(
                new StripeAct(window.TenantId, "meter_event.create", $"{window.Identifier}:{attempt}"),
                (client, options, stop) => client.V1.Billing.MeterEvents.CreateAsync(Said(meter, customer, window), options, stop),
                cancellation));
            return new(StripeWindowState.Sent, null);
        }
        catch (StripeException refusal) when (Read(refusal) is { } answer)
        {
            return answer;
        }
    }

    private static global::Stripe.Billing.MeterEventCreateOptions Said(Meter meter, string customer, StripeWindowRow window) => new()
    {
        EventName = StripeMeterBook.NameOf(meter.Code),
        Identifier = window.Identifier,
        Timestamp = window.StartsAt.UtcDateTime,
        Payload = new() { [StripeMeterBook.CustomerKey] = customer, [StripeMeterBook.ValueKey] = window.Quantity },
    };

    private static StripeEventAnswer? Read(StripeException refusal) => refusal.StripeError is not { } error ? null
        : IsKnown(error) ? new(StripeWindowState.Sent, null)
        : error.Code switch
        {
            TooOld or "timestamp_in_future" or "meter_event_invalid_value" or "meter_event_value_too_many_digits" => new(StripeWindowState.Refused, error.Code),
            "archived_meter" or "no_meter" or "meter_event_customer_not_found" => new(StripeWindowState.Frozen, error.Code),
            _ => null,
        };

    // Stripe has no code for it. Ours are short and well-formed, so nothing else can be wrong with them.
    private static bool IsKnown(StripeError error) => error.Param == "identifier" && error.Message?.Contains("already exists", StringComparison.OrdinalIgnoreCase) == true;
}
