using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Stripe;
using Account = CloudCrm.Billing.Accounts.Account;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>Tenants as customers on Stripe: made once, and named as the buyer on invoices is.</summary>
internal sealed class StripeCustomers(IDbSource<BillingDb> source, StripeGate gate, StripeAccounts accounts, IGrainFactory grains, TimeProvider time)
{
    private const string TenantKey = "tenant";

    // How many of the newest customers are looked at, and how far back, for one that was made by a call whose answer was an error.
    private const int LookedMax = 1_000;
    private static readonly TimeSpan LostFor = TimeSpan.FromHours(1);

    /// <summary>The tenant's customer, made where there is none.</summary>
    public async Task<string> Ready(TenantId tenant, CancellationToken cancellation)
    {
        if (await accounts.Find(tenant, cancellation) is { CustomerId: { } known })
            return known;
        var grain = grains.StripeAccount(tenant);
        var number = await grain.WantCustomer();
        // An attempt that Stripe answered with an error may have made one all the same.
        var customer = (number > 0 ? await Lost(tenant, cancellation) : null) ?? await Make(tenant, number, cancellation);
        await grain.MadeCustomer(customer.Id);
        return (await accounts.Find(tenant, cancellation))?.CustomerId ?? throw new InvalidOperationException("The customer was deleted at this moment.");
    }

    /// <summary>Names the customer as the buyer is named, and has it pay with the subscription's card where it has none of its own.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="account">What it pays by.</param>
    /// <param name="sight">What was just seen; null where it was not looked at.</param>
    /// <param name="attempt">Which attempt it is: part of the call's key.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task Describe(TenantId tenant, Account account, StripeSight? sight, int attempt, CancellationToken cancellation)
    {
        if (await accounts.Find(tenant, cancellation) is not { CustomerId: { } id } known)
            return;
        var (name, mail) = (account.Buyer.LegalName ?? await NameOf(tenant, cancellation), account.Buyer.Mail);
        var card = sight?.Customer?.InvoiceSettings?.DefaultPaymentMethodId is null ? sight?.Subscription?.DefaultPaymentMethodId : null;
        if (name == known.CustomerName && mail == known.CustomerMail && card is null)
            return;
        var words = Ids.From(id, name, mail ?? "", card ?? "");
        await gate.Call(
            new(tenant, "customer.update", $"{tenant.Value:n}:describe:{words:n}:{known.Version}:{attempt}"),
            (client, options, stop) => client.V1.Customers.UpdateAsync(id, Words(name, mail, card), options, stop),
            cancellation);
        await grains.StripeAccount(tenant).NamedCustomer(name, mail);
    }

    // Nothing that may change meanwhile is said here: the same key has to come with the same words.
    private Task<Customer> Make(TenantId tenant, int number, CancellationToken cancellation) => gate.Call(
        new(tenant, "customer.create", $"{tenant.Value:n}:customer:{number}"),
        (client, options, stop) => client.V1.Customers.CreateAsync(new() { Metadata = new() { [TenantKey] = $"{tenant.Value:n}" } }, options, stop),
        cancellation);

    private Task<Customer?> Lost(TenantId tenant, CancellationToken cancellation) => gate.Call(
        new(tenant, "customer.list"),
        async (client, options, stop) =>
        {
            var since = new DateRangeOptions { GreaterThanOrEqual = (time.GetUtcNow() - LostFor).UtcDateTime };
            await foreach (var one in client.V1.Customers.ListAutoPagingAsync(new() { Created = since, Limit = 100 }, options, stop).Take(LookedMax))
            {
                if (one.Metadata?.GetValueOrDefault(TenantKey) == $"{tenant.Value:n}")
                    return one;
            }

            return null;
        },
        cancellation);

    private static CustomerUpdateOptions Words(string name, string? mail, string? card)
    {
        var words = new CustomerUpdateOptions { Name = name };
        if (mail is not null)
            words.Email = mail;
        if (card is not null)
            words.InvoiceSettings = new() { DefaultPaymentMethod = card };
        return words;
    }

    private async Task<string> NameOf(TenantId tenant, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<BillingTenantRow>().Where(row => row.TenantId == tenant).Select(row => row.Name).FirstAsync(cancellation);
    }
}
