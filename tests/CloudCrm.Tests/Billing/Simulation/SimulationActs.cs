using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>What people do: each act on the product and on the oracle.</summary>
/// <param name="host">The process as it runs now.</param>
/// <param name="checks">Where invoices are read.</param>
internal sealed class SimulationActs(Func<BillingHost> host, SimulationChecks checks)
{
    /// <summary>Does a tenant's acts that are due by now.</summary>
    public async Task Do(SimulatedTenant tenant, DateTimeOffset now)
    {
        for (var account = tenant.Account!; tenant.HasActs(now); tenant.ActsDone++)
        {
            var random = tenant.Random;
            if (tenant.ActsDone == 0)
            {
                await SetTerms(tenant, SimulatedPrices.Currencies[random.Next(5)]);
                continue;
            }

            var some = Waiting(tenant);
            switch (random.Next(24))
            {
                case < 5:
                    await ChangePlan(tenant, now);
                    break;
                case < 8:
                    await SetTerms(tenant, random.Next(8) == 0 ? SimulatedPrices.Currencies[random.Next(5)] : (account.NextTerms ?? account.Terms).Currency);
                    break;
                case < 11:
                    await Add(tenant, random.Next(2) == 0 ? BalanceKind.Credit : BalanceKind.Prepaid, random.Next(4) == 0 ? SimulatedPrices.Currencies[random.Next(5)] : account.Currency);
                    break;
                case < 19 when some is not null:
                    await Pay(tenant, some);
                    break;
                case < 21 when some is not null:
                    await Dispute(tenant, some, now);
                    break;
                case < 24:
                    await TakeBack(tenant);
                    break;
            }
        }
    }

    /// <summary>An invoice that is not paid.</summary>
    public static OracleInvoice? Waiting(SimulatedTenant tenant)
    {
        var open = tenant.Account!.Invoices.Where(it => it.State is InvoiceState.Open or InvoiceState.Disputed).ToArray();
        return open.Length == 0 ? null : open[tenant.Random.Next(open.Length)];
    }

    public async Task ChangePlan(SimulatedTenant tenant, DateTimeOffset now)
    {
        var plan = SimulatedPrices.Plans[tenant.Random.Next(SimulatedPrices.Plans.Length)];
        Expect(tenant, await BillingHost.Persist(() => Grain(tenant).ChangePlan(plan, null, Caller.System, OnceOf(tenant))));
        tenant.Account!.ChangePlan(plan, now);
    }

    public async Task SetTerms(SimulatedTenant tenant, string currency)
    {
        var terms = SimulatedPrices.Terms(tenant.Random, currency, SimulatedMeter.All);
        var set = await BillingHost.Persist(() => Grain(tenant).SetTerms(terms.ToContract(), null, Caller.System));
        Assert.That(set.IsOk, Is.EqualTo(tenant.Account!.SetTerms(terms)), () => $"{tenant}: {(set.IsOk ? "taken" : set.Refusal)}");
    }

    /// <summary>Puts something into a balance.</summary>
    public async Task Add(SimulatedTenant tenant, BalanceKind kind, string currency)
    {
        var (once, amount) = (OnceOf(tenant), SimulatedPrices.Figure(tenant.Random, 300, OracleTerms.DecimalsOf(currency)));
        Expect(tenant, await BillingHost.Persist(() => Grain(tenant).Add(new(Ids.From("simulated", tenant.Id.ToString(), once.Key), kind, amount, currency, "simulated"), Caller.System, once)));
        tenant.Account!.Add(kind, Ratio.Of(amount), currency);
    }

    /// <summary>Somebody pays an invoice by a transfer.</summary>
    public async Task Pay(SimulatedTenant tenant, OracleInvoice invoice)
    {
        Expect(tenant, await BillingHost.Persist(() => Grain(tenant).MarkPaid(invoice.Id, "bank", Caller.System, OnceOf(tenant))));
        tenant.Account!.Pay(invoice);
    }

    /// <summary>The tenant disputes an open invoice, or the operator upholds a disputed one.</summary>
    public async Task Dispute(SimulatedTenant tenant, OracleInvoice invoice, DateTimeOffset now)
    {
        var (grain, once, isOpen) = (Grain(tenant), OnceOf(tenant), invoice.State == InvoiceState.Open);
        var disputed = await BillingHost.Persist(() => isOpen ? grain.Dispute(invoice.Id, "why", Caller.System, once) : grain.Uphold(invoice.Id, "so it is", Caller.System, once));
        Assert.That(disputed.IsOk, Is.EqualTo(tenant.Account!.Dispute(invoice, now)), () => $"{tenant}: {(disputed.IsOk ? "taken" : disputed.Refusal)}");
    }

    /// <summary>Takes back a whole invoice, or a part of one of its charges.</summary>
    public async Task TakeBack(SimulatedTenant tenant)
    {
        var fitting = tenant.Account!.Invoices.Where(it => !it.HasNotes && it.Total > 0).ToArray();
        if (fitting.Length == 0)
            return;
        var invoice = fitting[tenant.Random.Next(fitting.Length)];
        var document = (await checks.Documents(tenant)).Single(it => it.Id == invoice.Id);
        var places = document.Lines.Index().Where(it => it.Item.Kind < LineKind.Discount && it.Item.Amount > 0).ToArray();
        var command = new CreditInvoice("simulated", []);
        Ratio? part = null;
        var isLowered = true;
        if (tenant.Random.Next(3) > 0 && places.Length > 0)
        {
            var (place, line) = places[tenant.Random.Next(places.Length)];
            isLowered = line.Kind != LineKind.Correction;
            part = (Ratio.Of(line.Amount) * tenant.Random.Next(1, 101) / 100).Round(invoice.Period.Decimals);
            if (part.Value.IsZero)
                return;
            command = new("simulated", [new(place, part.Value.ToString())]);
        }

        var credited = await BillingHost.Persist(() => Grain(tenant).Credit(invoice.Id, command, Caller.System, OnceOf(tenant)));
        Assert.That(credited.IsOk, Is.EqualTo(tenant.Account.TakeBack(invoice, part, isLowered)), () => $"{tenant}: {(credited.IsOk ? "taken" : credited.Refusal)}");
    }

    /// <summary>The id of the act that a tenant does now.</summary>
    public static Once OnceOf(SimulatedTenant tenant) => new($"act {tenant.ActsDone}", "same");

    public static void Expect<T>(SimulatedTenant tenant, Outcome<T> outcome) => Assert.That(outcome.IsOk, () => $"{tenant}: {outcome.Refusal}");

    private IBillingAccountGrain Grain(SimulatedTenant tenant) => host().Grains.BillingAccount(tenant.Id);
}
