using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>What people do: each act on the product and on the oracle.</summary>
internal sealed partial class Simulation
{
    /// <summary>Does a tenant's acts that are due by now.</summary>
    private async Task Act(SimulatedTenant tenant, DateTimeOffset now)
    {
        for (var account = tenant.Account!; tenant.HasActs(now); tenant.ActsDone++)
        {
            var (random, grain) = (tenant.Random, _host.Grains.BillingAccount(tenant.Id));
            var once = new Once($"act {tenant.ActsDone}", "same");
            if (tenant.ActsDone == 0)
            {
                await SetTerms(tenant, account, SimulatedPrices.Currencies[random.Next(5)]);
                continue;
            }

            var open = account.Invoices.Where(it => it.State is InvoiceState.Open or InvoiceState.Disputed).ToArray();
            var some = open.Length == 0 ? null : open[random.Next(open.Length)];
            switch (random.Next(24))
            {
                case < 5:
                    var plan = SimulatedPrices.Plans[random.Next(SimulatedPrices.Plans.Length)];
                    Expect(tenant, await BillingHost.Persist(() => grain.ChangePlan(plan, null, Caller.System, once)));
                    account.ChangePlan(plan, now);
                    break;
                case < 8:
                    await SetTerms(tenant, account, random.Next(8) == 0 ? SimulatedPrices.Currencies[random.Next(5)] : (account.NextTerms ?? account.Terms).Currency);
                    break;
                case < 11:
                    var kind = random.Next(2) == 0 ? BalanceKind.Credit : BalanceKind.Prepaid;
                    var currency = random.Next(4) == 0 ? SimulatedPrices.Currencies[random.Next(5)] : account.Currency;
                    var amount = SimulatedPrices.Figure(random, 300, OracleTerms.DecimalsOf(currency));
                    Expect(tenant, await BillingHost.Persist(() => grain.Add(new(Ids.From("simulated", tenant.Id.ToString(), once.Key), kind, amount, currency, "simulated"), Caller.System, once)));
                    account.Add(kind, Ratio.Of(amount), currency);
                    break;
                case < 19 when some is not null:
                    Expect(tenant, await BillingHost.Persist(() => grain.MarkPaid(some.Id, "bank", Caller.System, once)));
                    account.Pay(some);
                    break;
                case < 21 when some is not null:
                    await Dispute(tenant, account, some, now, once);
                    break;
                case < 24:
                    await TakeBack(tenant, account, once);
                    break;
            }
        }
    }

    private async Task SetTerms(SimulatedTenant tenant, OracleAccount account, string currency)
    {
        var terms = SimulatedPrices.Terms(tenant.Random, currency, SimulatedMeter.All);
        var set = await BillingHost.Persist(() => _host.Grains.BillingAccount(tenant.Id).SetTerms(terms.ToContract(), null, Caller.System));
        Assert.That(set.IsOk, Is.EqualTo(account.SetTerms(terms)), () => $"{tenant}: {set}");
    }

    private async Task Dispute(SimulatedTenant tenant, OracleAccount account, OracleInvoice invoice, DateTimeOffset now, Once once)
    {
        var grain = _host.Grains.BillingAccount(tenant.Id);
        var isOpen = invoice.State == InvoiceState.Open;
        var disputed = await BillingHost.Persist(() => isOpen ? grain.Dispute(invoice.Id, "why", Caller.System, once) : grain.Uphold(invoice.Id, "so it is", Caller.System, once));
        Assert.That(disputed.IsOk, Is.EqualTo(account.Dispute(invoice, now)), () => $"{tenant}: {disputed}");
    }

    /// <summary>Takes back a whole invoice, or a part of one of its charges.</summary>
    private async Task TakeBack(SimulatedTenant tenant, OracleAccount account, Once once)
    {
        var fitting = account.Invoices.Where(it => !it.HasNotes && it.Total > 0).ToArray();
        if (fitting.Length == 0)
            return;
        var invoice = fitting[tenant.Random.Next(fitting.Length)];
        var document = (await Documents(tenant)).Single(it => it.Id == invoice.Id);
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

        var credited = await BillingHost.Persist(() => _host.Grains.BillingAccount(tenant.Id).Credit(invoice.Id, command, Caller.System, once));
        Assert.That(credited.IsOk, Is.EqualTo(account.TakeBack(invoice, part, isLowered)), () => $"{tenant}: {credited}");
    }

    private static void Expect<T>(SimulatedTenant tenant, Outcome<T> outcome) => Assert.That(outcome.IsOk, () => $"{tenant}: {outcome.Refusal}");
}
