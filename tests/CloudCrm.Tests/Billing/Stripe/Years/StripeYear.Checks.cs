using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Scheduling;
using CloudCrm.Tests.Billing.Simulation;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>Compares our books, Stripe's and the oracles'.</summary>
internal sealed partial class StripeYear
{
    private readonly HashSet<TenantId> _touched = [];

    /// <summary>Invoices that were compared with Stripe's.</summary>
    public int Compared { get; private set; }

    /// <summary>Meters of periods that were compared with Stripe's.</summary>
    public int Metered { get; private set; }

    /// <summary>What the oracles say of all that happened; then everything of those that something happened to.</summary>
    private async Task Compare(DateTimeOffset now)
    {
        foreach (var tenant in _tenants.Where(it => it.It.Account is not null && (_touched.Contains(it.It.Id) || it.It.IsDue(now))).ToArray())
        {
            _touched.Add(tenant.It.Id);
            if (tenant.Account.Do(now) is { Count: > 0 } issued)
            {
                await _checks.Invoices(tenant.It, issued);
                foreach (var invoice in issued.Where(it => IsCollected(tenant, it)))
                    tenant.Collected.Add(invoice, now);
            }
        }

        if (_blindUntil is not null)
            return;
        foreach (var tenant in _tenants.Where(it => _touched.Contains(it.It.Id) && it.It.Account is not null))
        {
            Bank(tenant, now);
            await CheckAccount(tenant, now);
            await CheckStripe(tenant, now);
        }

        _touched.Clear();
        _acted.Clear();
    }

    // Our rule: what ended while there was the subscription that was made last, in its currency, is collected by it.
    private bool IsCollected(YearTenant tenant, OracleInvoice invoice) =>
        tenant.Subscriptions(Stripe).LastOrDefault() is { } it && it.Collects(invoice.Period.End) && it.Currency == invoice.Period.Currency;

    /// <summary>Tells the oracle what cards paid and what banks took back: facts of the world, which the simulator has.</summary>
    private void Bank(YearTenant tenant, DateTimeOffset now)
    {
        while (tenant.Lost.TryDequeue(out var lost))
        {
            tenant.TakenBack.Add(lost.Invoice);
            tenant.Account.LosePayment(lost.Invoice, lost.Amount, now);
        }

        if (tenant.Customer is null)
            return;
        foreach (var held in YearInvoice.All(Stripe, tenant.Customer))
        {
            var more = held.Paid - tenant.Paid.GetValueOrDefault(held.Id);
            if (more.IsZero)
                continue;
            Assert.That(tenant.InvoiceOf(held), Is.Not.Null, $"{tenant}: {held} was paid and collects nothing of ours");
            tenant.Account.Receive(tenant.InvoiceOf(held)!, more);
            tenant.Paid[held.Id] = held.Paid;
        }
    }

    /// <summary>Whole periods of who pays by card stand on Stripe as the oracle counts them. The simulator's sums are those of hours: zones of other quarters are left out.</summary>
    private void CheckUsage()
    {
        var metered = Stripe.Reports.Metered().ToLookup(it => (it.Customer, it.EventName));
        foreach (var tenant in _tenants.Where(it => it.It.Account is { IsClosed: false }))
        {
            if (tenant.Subscriptions(Stripe).LastOrDefault() is not { IsLive: true } live)
                continue;
            foreach (var invoice in tenant.Account.Invoices.Where(it => it.Period.Segments.Length > 0 && it.Period.End > live.StartedAt && it.Period.Start.Minute == 0 && it.Period.End.Minute == 0))
            {
                foreach (var meter in SimulatedMeter.All.Select(it => it.Counted))
                {
                    var told = metered[(tenant.Customer!, meter.Code.Replace('.', '_'))].Where(it => it.Hour >= invoice.Period.Start && it.Hour < invoice.Period.End);
                    CheckUsage(tenant, invoice.Period with { Segments = [new(invoice.Period.From, invoice.Period.To, false, invoice.Period.Segments[0].Prices)] }, meter, told.Sum(it => it.Sum));
                }
            }
        }
    }

    private void CheckUsage(YearTenant tenant, OraclePeriod period, OracleMeter meter, decimal told)
    {
        var used = OracleUsage.Of(meter, [.. tenant.Account.Events.Where(it => it.Meter == meter.Code)], period)[0].Quantity;
        Assert.That(Ratio.Of(told), Is.EqualTo(used.Round(9)), () => $"{tenant}, {meter.Code} from {period.From:O}: {string.Join("; ", tenant.Subscriptions(Stripe).Select(it => it.ToString()))}");
        Metered++;
    }

    private async Task CheckAccount(YearTenant tenant, DateTimeOffset now)
    {
        try
        {
            await _checks.Account(tenant.It, now);
        }
        catch (AssertionException e) when (tenant.Customer is not null)
        {
            var works = (await Host.Rows<DueWorkRow>(tenant.It.Id)).Select(it => $"{it.Kind} {it.Payload} at {it.DueAt:u} attempt {it.Attempts}");
            throw new AssertionException($"{e.Message} {string.Join("; ", tenant.Account.Invoices.TakeLast(3).Select(it => $"{it.Id:n} {it.State} {it.Open} {Story(tenant, it)}"))} / {string.Join("; ", works)}", e);
        }
    }

    private async Task CheckStripe(YearTenant tenant, DateTimeOffset now)
    {
        var held = tenant.Customer is null ? [] : YearInvoice.All(Stripe, tenant.Customer);
        var where = $"{tenant} at {now:u}";
        foreach (var invoice in tenant.Account.Invoices)
            CheckInvoice(tenant, invoice, [.. held.Where(it => it.Invoice == invoice.Id)], now, where);
        foreach (var other in held.Where(it => it.Invoice is null))
            Assert.That(other.Total.IsZero || IsBoundary(other, now) || IsForeign(tenant, other), () => $"{where}: {other} is nothing of ours: {Story(tenant, tenant.Account.Invoices[^1])}");
        Assert.That(tenant.Subscriptions(Stripe).Count(it => it.IsLive), Is.AtMost(1), where);
        var open = (await Host.Rows<StripeFindingRow>(tenant.It.Id)).Where(it => it.ResolvedAt is null && !IsExpected(tenant, it)).Select(it => $"{it.Kind} {it.Subject} {it.Details}");
        Assert.That(open, Is.Empty, where);
    }

    private void CheckInvoice(YearTenant tenant, OracleInvoice invoice, YearInvoice[] held, DateTimeOffset now, string where)
    {
        where = $"{where}, invoice of {invoice.Period.From:O} in {invoice.Period.Currency} ({invoice.State}, due {invoice.Due}, open {invoice.Open})";
        if (!tenant.Collected.TryGetValue(invoice, out var issuedAt))
        {
            Assert.That(held, Is.Empty, where);
            return;
        }

        // Where nothing is due Stripe may have nothing to hold; and until its own month ends, up to four days after ours, it has no draft.
        if (held.Length == 0 && (invoice.Due.IsZero || (now < issuedAt.AddDays(4) && tenant.Subscriptions(Stripe).Any(it => it.IsLive && it.PeriodEnd > now && it.PeriodEnd < issuedAt.AddDays(4)))))
            return;
        // Whoever pays by card what a bank took back gets another one.
        if (tenant.TakenBack.Contains(invoice) && held.Length > 0)
            return;
        Assert.That(held, Has.Length.EqualTo(1), () => $"{where} on Stripe: {Story(tenant, invoice)}");
        var it = held[0];
        where = $"{where}: {it}";
        var due = tenant.Asked.TryGetValue(invoice, out var asked) ? asked : invoice.Due;
        Assert.That((it.Currency, it.Total, it.Lines), Is.EqualTo((invoice.Period.Currency, due, due)), where);
        Assert.That(it.Paid + it.Remaining + it.Lowered, Is.EqualTo(it.Total), where);
        Assert.That(it.Status, Is.Not.EqualTo("draft"), where);
        Assert.That(it.Status == "open" ? it.Remaining : 0, Is.EqualTo(invoice.Open), where);
        if (invoice.State == InvoiceState.Disputed)
            Assert.That(it.Advances, Is.False, where);
        Compared++;
    }

    /// <summary>What is known of how an invoice is collected, for whoever looks for a fault.</summary>
    private string Story(YearTenant tenant, OracleInvoice invoice)
    {
        var rows = Host.Rows<StripeInvoiceRow>(tenant.It.Id).Result.Where(row => row.InvoiceId == invoice.Id).Select(row => row.Document).Prepend($"{invoice.Period.From:O} {invoice.Due} {invoice.Period.Currency}");
        return $"{string.Join("; ", tenant.Subscriptions(Stripe).Select(it => it.ToString()))} / {string.Join("; ", rows)} / {string.Join("; ", YearInvoice.All(Stripe, tenant.Customer!).TakeLast(5).Select(it => it.ToString()))} / {(Host.Failures is [.., var last] ? last : null)}";
    }

    // Stripe makes the next draft a day before our invoice is issued, and the drift of its months may make that a few days.
    private static bool IsBoundary(YearInvoice other, DateTimeOffset now) => other.Status == "draft" && now - other.CreatedAt < TimeSpan.FromDays(6);

    // What a subscription in another currency than the account's would have charged is made void when our invoice is issued.
    private static bool IsForeign(YearTenant tenant, YearInvoice other) => other.Status == "void"
        && tenant.Account.Invoices.Any(it => it.Period.Currency != other.Currency && (it.Period.End - other.CreatedAt).Duration() <= TimeSpan.FromDays(4));

    // What stays for the operator by design: an invoice in another currency than the subscription's is not collected; a dispute is his to answer; what a bank took back is
    // owed and on no card.
    private bool IsExpected(YearTenant tenant, StripeFindingRow finding) => finding.Kind switch
    {
        StripeFindingKind.CurrencyDiffers => tenant.Subscriptions(Stripe).Any(it => finding.Subject == it.Id
            ? it.Currency != tenant.Account.Currency
            : tenant.Account.Invoices.Any(invoice => $"{invoice.Id:n}" == finding.Subject && invoice.Period.Currency != it.Currency)),
        StripeFindingKind.InvoiceRemaining => tenant.TakenBack.Any(it => $"{it.Id:n}" == finding.Subject),
        StripeFindingKind.ChargeDisputed => tenant.Disputes.Any(it => it.Dispute == finding.Subject),
        _ => false,
    };

    /// <summary>Lets everything come to rest, and looks at all of it.</summary>
    private async Task Finish()
    {
        _world.Stripe.Faults.Clear();
        _world.Webhooks.IsBad = false;
        // Late usage is looked for once a day, and what is lost every hour.
        foreach (var hours in (int[])[1, 26, 2])
        {
            var until = _world.Clock.Now.AddHours(hours);
            // Instant by instant here too: a draft that nobody hears of for an hour goes on without us.
            for (var at = await Next(_world.Clock.Now); at < until; at = await Next(at.Value))
            {
                _world.Clock.Now = at.Value;
                await Pass(at.Value);
            }

            _world.Clock.Now = until;
            await _world.Webhooks.Release(Host, _world.Clock.Now);
            await Settle(rounds: true);
        }

        _blindUntil = null;
        _touched.UnionWith(_tenants.Select(it => it.It.Id));
        await Compare(_world.Clock.Now);
        CheckUsage();
        await _checks.Numbers(_tenants.Select(it => it.It));
    }
}
