using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>Compares a tenant with Stripe in all that both know.</summary>
internal sealed partial class StripeReconciler(
    StripeGate gate, StripeCollectors collectors, UsageCheck usage, SubscriptionCheck subscriptions, InvoiceCheck invoices, UnknownMoneyCheck money, TimeProvider time, ILogger<StripeReconciler> log)
{
    /// <summary>Compares, writes down what differs, and repairs what can be. One part that fails keeps no other from being compared.</summary>
    /// <param name="tenant">Whose; nothing is compared where it has no customer on Stripe.</param>
    /// <param name="isWhole">Whether all is compared that Stripe lets us repair, and not what is new alone.</param>
    /// <param name="attempt">Which attempt it is: part of the keys of calls that put something right.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="AggregateException">Some parts failed; the others are done.</exception>
    public async Task<StripeReport> Run(TenantId tenant, bool isWhole, int attempt, CancellationToken cancellation)
    {
        var begun = time.Instant();
        if (!gate.IsOn || await collectors.Find(tenant, cancellation) is null)
            return new(begun, 1, []);
        var (done, failed) = (ImmutableArray.CreateBuilder<StripeComparison>(), new List<Exception>());
        await foreach (var (what, check) in Checks(tenant, isWhole, attempt, cancellation))
        {
            try
            {
                var figures = await check(cancellation);
                done.Add(new(what, figures.Compared, figures.Found, figures.Repaired));
                LogCompared(tenant.Value, what, figures.Compared, figures.Found, figures.Repaired);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failed.Add(e);
            }
        }

        return failed.Count == 0 ? new(begun, 1, done.ToImmutable()) : throw new AggregateException($"Of tenant {tenant} not all could be compared with Stripe.", failed);
    }

    private async IAsyncEnumerable<(string What, Func<CancellationToken, Task<CheckFigures>> Check)> Checks(
        TenantId tenant, bool isWhole, int attempt, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return ("subscription", stop => subscriptions.Check(tenant, attempt, stop));
        yield return ("invoices", stop => invoices.Check(tenant, isWhole, stop));
        // By now it is known whether the customer is gone: then nobody can be asked for its usage and its money.
        if (await collectors.Find(tenant, cancellation) is not { } collector)
            yield break;
        yield return ("usage", stop => usage.Check(collector, isWhole, stop));
        if (isWhole)
            yield return ("money", stop => money.Check(collector, stop));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {Tenant} and Stripe: {Compared} of {What} compared, {Found} differ, {Repaired} repaired.")]
    private partial void LogCompared(Guid tenant, string what, int compared, int found, int repaired);
}
