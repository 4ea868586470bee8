using System.Net;
using System.Text.Json;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Stripe;
using Stripe.Checkout;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>
/// Looks at all that a tenant has on Stripe and has it written down. What is applied was looked at after the version that it is applied to was written, so the order in
/// which others look does not matter: who lost looks again.
/// </summary>
internal sealed class StripeSync(StripeGate gate, StripeAccounts accounts, IGrainFactory grains)
{
    private const int AttemptsMax = 8;
    private const int SubscriptionsMax = 100;

    /// <summary>Looks and applies; null where the tenant has nothing on Stripe.</summary>
    public async Task<StripeSight?> Refresh(TenantId tenant, CancellationToken cancellation) => (await Refresh(tenant, Caller.System, null, cancellation))?.Sight;

    /// <summary>Looks and applies, with the answer to a caller; null where the tenant has nothing on Stripe.</summary>
    public async Task<(StripeSight Sight, CardSubscription Answer)?> Refresh(TenantId tenant, Caller caller, Once? once, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await accounts.Find(tenant, cancellation) is not { CustomerId: { } customer } account)
                return null;
            var sight = await Look(tenant, account, customer, cancellation);
            if ((await grains.StripeAccount(tenant).Apply(sight.ToSeen(), account.Version, caller, once)).Try(out var answer, out var refusal))
                return (sight, answer);
            if (refusal.Kind != RefusalKind.VersionMismatch)
                throw new InvalidOperationException($"What was seen on Stripe was refused: {refusal.Code}.");
        }

        throw new InvalidOperationException("What the tenant has on Stripe changes all the time: it is looked at again later.");
    }

    private async Task<StripeSight> Look(TenantId tenant, StripeAccount account, string id, CancellationToken cancellation)
    {
        if (await Customer(tenant, id, cancellation) is not { } customer)
            return new(null, null, null, null);
        var all = await gate.Call(
            new(tenant, "subscription.list"),
            (client, options, stop) => client.V1.Subscriptions.ListAsync(
                new() { Customer = id, Status = "all", Limit = SubscriptionsMax, Expand = ["data.default_payment_method"] }, options, stop),
            cancellation);
        var live = all.Data.FindAll(it => StripeAccount.IsLiveStatus(it.Status));
        var kept = live.Find(it => it.Id == account.SubscriptionId) ?? live.OrderBy(it => it.Created).ThenBy(it => it.Id, StringComparer.Ordinal).FirstOrDefault();
        foreach (var second in live.Where(it => it.Id != kept!.Id))
            await End(tenant, account, second, kept!, cancellation);
        var session = account.Checkout?.Session is { } begun ? await Session(tenant, begun, cancellation) : null;
        var method = kept?.DefaultPaymentMethod ?? (customer.InvoiceSettings?.DefaultPaymentMethodId is { } usual ? await Method(tenant, usual, cancellation) : null);
        return new(customer, kept ?? all.Data.Find(it => it.Id == account.SubscriptionId), method?.Card, session);
    }

    private async Task<Customer?> Customer(TenantId tenant, string id, CancellationToken cancellation)
    {
        try
        {
            var customer = await gate.Call(
                new(tenant, "customer.get"),
                (client, options, stop) => client.V1.Customers.GetAsync(id, null, options, stop),
                cancellation);
            return customer.Deleted == true ? null : customer;
        }
        catch (StripeException e) when (e is { HttpStatusCode: HttpStatusCode.NotFound, StripeError.Code: "resource_missing" })
        {
            // As when another account's key is used from now on.
            return null;
        }
    }

    private Task<Session> Session(TenantId tenant, string id, CancellationToken cancellation) => gate.Call(
        new(tenant, "checkout.get"), (client, options, stop) => client.V1.Checkout.Sessions.GetAsync(id, null, options, stop), cancellation);

    private Task<PaymentMethod> Method(TenantId tenant, string id, CancellationToken cancellation) => gate.Call(
        new(tenant, "payment_method.get"), (client, options, stop) => client.V1.PaymentMethods.GetAsync(id, null, options, stop), cancellation);

    /// <summary>Ends a subscription that should not be: one tenant pays once.</summary>
    private async Task End(TenantId tenant, StripeAccount account, Subscription second, Subscription kept, CancellationToken cancellation)
    {
        var findings = grains.StripeFindings(tenant);
        await findings.Found(StripeFindingKind.SecondSubscription, second.Id, JsonSerializer.Serialize(new { kept = kept.Id, ended = second.Id }, RowJson.Options));
        await Cancel(tenant, second.Id, account.Tries, cancellation);
        await findings.Resolved(StripeFindingKind.SecondSubscription, second.Id, "cancelled");
    }

    /// <summary>Ends a subscription at once.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="subscription">Which one.</param>
    /// <param name="attempt">Which attempt it is: part of the call's key.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public Task<Subscription> Cancel(TenantId tenant, string subscription, int attempt, CancellationToken cancellation) => gate.Call(
        new(tenant, "subscription.cancel", $"{subscription}:cancel:{attempt}"),
        (client, options, stop) => client.V1.Subscriptions.CancelAsync(subscription, new() { InvoiceNow = false, Prorate = false }, options, stop),
        cancellation);
}
