using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Stripe.Events;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>
/// Stripe tells afterwards that it could not use meter events that it had taken. A few of them are named by their identifiers, and by these their tenants. What is lacking
/// is mended by the comparison of usage, whoever was named.
/// </summary>
internal sealed class MeterErrors(StripeGate gate, IGrainFactory grains) : IStripeEventHandler
{
    /// <summary>The most tenants that one report is written down for.</summary>
    private const int TenantsMax = 100;

    /// <summary>Whether a finding is about a report of Stripe's, which has an event's id.</summary>
    public static bool IsReport(string subject) => subject.StartsWith("evt_", StringComparison.Ordinal);

    public IReadOnlyCollection<string> Types { get; } = ["v1.billing.meter."];

    public async Task Handle(StripeEvent told, CancellationToken cancellation)
    {
        var report = await gate.Call(new(null, "event.read"), (client, options, stop) => client.V2.Core.Events.GetAsync(told.Id, null, options, stop), cancellation);
        foreach (var (code, identifier) in Samples(report).DistinctBy(sample => (sample.Code, TenantOf(sample.Identifier))).Take(TenantsMax))
        {
            if (TenantOf(identifier) is { } tenant)
                await grains.StripeFindings(tenant).Found(StripeFindingKind.UsageRefused, told.Id, new Details().Fact("code", code).Fact("identifier", identifier).ToString());
        }
    }

    private static IEnumerable<(string Code, string Identifier)> Samples(global::Stripe.V2.Core.Event report) => report switch
    {
        V1BillingMeterErrorReportTriggeredEvent { Data.Reason.ErrorTypes: { } types } =>
            types.SelectMany(type => type.SampleErrors ?? [], (type, sample) => (type.Code, sample.Request?.Identifier ?? "")),
        V1BillingMeterNoMeterFoundEvent { Data.Reason.ErrorTypes: { } types } => types.SelectMany(type => type.SampleErrors ?? [], (type, sample) => (type.Code, sample.Request?.Identifier ?? "")),
        _ => [],
    };

    // Identifiers begin with their tenant.
    private static TenantId? TenantOf(string identifier) =>
        identifier.Split(':')[0] is { Length: 32 } text && Guid.TryParseExact(text, "n", out var id) && id != Guid.Empty ? TenantId.From(id) : null;
}
