using System.Globalization;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

/// <summary>What a careful sender can rely on when calls go wrong in every way at once.</summary>
[TestFixture]
public sealed class WorstDayTests : SimulatorFixture
{
    private const int Events = 300;
    private const int TriesMax = 50;

    [Test]
    public async Task Every_event_counts_once_when_identifiers_stay_and_refused_doubles_count_as_sent()
    {
        var customer = (await Stripe.Post("/v1/customers", "name=Acme")).Id();
        await Stripe.Post("/v1/billing/meters", "display_name=Messages", "event_name=messages", "default_aggregation[formula]=sum",
            "customer_mapping[type]=by_id", "customer_mapping[event_payload_key]=stripe_customer_id", "value_settings[event_payload_key]=value");
        foreach (var fault in (CallFault[])[CallFault.LostAnswer, CallFault.LostCall, CallFault.Conflict, CallFault.RateLimited, CallFault.Unavailable, CallFault.FailedBefore, CallFault.FailedAfter])
            Simulator.Faults.Odds(fault, 0.06, "/v1/billing/meter_events");
        for (var i = 1; i <= Events; i++)
            await Send(customer, i);

        Assert.That(Simulator.Reports.Metered().Sum(hour => hour.Events), Is.EqualTo(Events));
        Assert.That(Simulator.Reports.Metered().Sum(hour => hour.Sum), Is.EqualTo(Events * (Events + 1) / 2));
        Assert.That(Simulator.Faults.Given.Count(given => given.Key != CallFault.None && given.Value > 0), Is.EqualTo(7), "or nothing was tried");
        Assert.That(Simulator.Reports.Keys.Max(key => key.Done), Is.EqualTo(1));
    }

    // A kept 500 is given again for its key, so the key changes with it; the identifier never does.
    private async Task Send(string customer, int number)
    {
        var key = 0;
        for (var tries = 0; tries < TriesMax; tries++)
        {
            try
            {
                var answer = await Stripe.Try("/v1/billing/meter_events", $"{number}-{key}", "event_name=messages", $"identifier=e{number}",
                    $"payload[value]={number.ToString(CultureInfo.InvariantCulture)}", $"payload[stripe_customer_id]={customer}");
                if (answer.Status == 200 || (answer.Status == 400 && answer.Body["error"]!.Text("message").Contains("already exists", StringComparison.Ordinal)))
                    return;
                key += answer.Status == 500 ? 1 : 0;
            }
            catch (HttpRequestException)
            {
                continue;
            }
        }

        Assert.Fail($"Event {number} never got through.");
    }
}
