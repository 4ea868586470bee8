using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>Invoices and what is paid of them.</summary>
internal sealed partial class OracleAccount
{
    private static readonly TimeSpan s_settled = TimeSpan.FromMinutes(5);

    public List<OracleInvoice> Invoices { get; } = [];

    public List<OracleBalance> Credits { get; } = [];

    public List<OracleBalance> Prepaid { get; } = [];

    /// <summary>Money that came in: payments and what was prepaid.</summary>
    public Dictionary<string, Ratio> Cash { get; } = [];

    /// <summary>Revenue and tax that were taken back by credit notes.</summary>
    public Dictionary<string, (Ratio Net, Ratio Tax)> TakenBack { get; } = [];

    /// <summary>Days overdue decide: 14 restrict, 30 suspend; disputed invoices don't count.</summary>
    public PaymentStanding Standing(DateTimeOffset now)
    {
        var open = Invoices.Where(it => it.State == InvoiceState.Open).Select(it => it.DueAt).ToArray();
        return open.Any(due => due.AddDays(30) <= now) ? PaymentStanding.Suspended
            : open.Any(due => due.AddDays(14) <= now) ? PaymentStanding.Restricted
            : open.Any(due => due <= now) ? PaymentStanding.PastDue
            : PaymentStanding.Good;
    }

    public void Add(BalanceKind kind, Ratio amount, string currency)
    {
        (kind == BalanceKind.Credit ? Credits : Prepaid).Add(new(currency, amount));
        if (kind == BalanceKind.Prepaid)
            Take(currency, amount);
        Settle();
    }

    /// <summary>Disputes an open invoice, once; a disputed one is upheld, and due anew.</summary>
    public bool Dispute(OracleInvoice invoice, DateTimeOffset now)
    {
        if (invoice.State == InvoiceState.Disputed)
        {
            var dueAt = _calendar.StartOf(_calendar.DayOf(now).AddDays(Terms.DueDays + 1));
            (invoice.State, invoice.DueAt) = (InvoiceState.Open, dueAt > invoice.DueAt ? dueAt : invoice.DueAt);
            Settle();
            return true;
        }

        if (invoice.WasDisputed)
            return false;
        (invoice.State, invoice.WasDisputed) = (InvoiceState.Disputed, true);
        return true;
    }

    public void Pay(OracleInvoice invoice)
    {
        Take(invoice.Period.Currency, invoice.Open);
        (invoice.Open, invoice.State) = (0, InvoiceState.Paid);
    }

    /// <summary>Takes back all of an invoice, or an amount of one of its charges with its share of the discounts; false where that is nothing, or more than the total.</summary>
    public bool TakeBack(OracleInvoice invoice, Ratio? part, bool isLowered)
    {
        var currency = invoice.Period.Currency;
        var (back, tax) = (invoice.Total, invoice.Tax);
        if (part is { } charge)
        {
            var amount = isLowered ? charge - invoice.DiscountsOn(charge) : charge;
            tax = invoice.Terms.Tax is { } it ? OracleInvoice.TaxOn(amount, it).Round(12).Round(invoice.Period.Decimals) : 0;
            back = amount + (invoice.Terms.Tax is { IsInclusive: false } ? tax : 0);
            if (back <= 0 || back > invoice.Total)
                return false;
        }

        var lowered = Ratio.Min(back, invoice.Open);
        if (back > lowered)
            Credits.Add(new(currency, back - lowered));
        invoice.Open -= lowered;
        invoice.State = part is null ? InvoiceState.Void : invoice.Open.IsZero ? InvoiceState.Paid : invoice.State;
        invoice.HasNotes = true;
        var (netBefore, taxBefore) = TakenBack.GetValueOrDefault(currency);
        TakenBack[currency] = (netBefore + back - tax, taxBefore + tax);
        Settle();
        return true;
    }

    /// <summary>The invoice of the running period if nothing more happened.</summary>
    public OracleInvoice Statement()
    {
        var period = Period();
        var statement = new OracleInvoice { Period = period, Terms = Terms, Lines = OracleCharges.Of(period, _meters, Events) };
        statement.Finish([.. Credits], [.. Prepaid]);
        return statement;
    }

    /// <summary>The period's invoice; where usage came late for periods in another currency, one of these corrections alone.</summary>
    private List<OracleInvoice> Issue(DateTimeOffset now)
    {
        var (period, terms, _) = Closed[0];
        Closed.RemoveAt(0);
        var counted = Events.Where(it => it.ReceivedAt <= now - s_settled).ToArray();
        var lines = OracleCharges.Of(period, _meters, counted);
        var invoice = new OracleInvoice { Period = period, Terms = terms, Lines = lines };
        invoice.Billed.Add(lines);
        var earlier = Invoices.Where(it => it.Period.Segments.Length > 0).TakeLast(3).ToArray();
        lines.AddRange(earlier.Where(it => it.Period.Currency == period.Currency).SelectMany(it => Correct(it, counted)));
        var issued = new List<OracleInvoice> { invoice };
        foreach (var others in earlier.Where(it => it.Period.Currency != period.Currency).GroupBy(it => it.Period.Currency))
        {
            var corrections = others.SelectMany(it => Correct(it, counted)).ToList();
            if (corrections.Count > 0)
                issued.Add(new() { Period = period with { Segments = [], Currency = others.Key }, Terms = new(others.Key) { Tax = others.Last().Terms.Tax }, Lines = corrections });
        }

        foreach (var it in issued)
        {
            it.Finish(Credits, Prepaid);
            it.DueAt = _calendar.StartOf(_calendar.DayOf(now).AddDays(terms.DueDays + 1));
        }

        Invoices.AddRange(issued);
        Settle();
        return issued;
    }

    // What is in balances pays what is open in their currencies, oldest first, credits before what was prepaid; disputed invoices wait.
    private void Settle()
    {
        foreach (var invoice in Invoices.Where(it => it.State == InvoiceState.Open))
        {
            foreach (var balances in new[] { Credits, Prepaid })
            {
                for (var i = 0; i < balances.Count; i++)
                {
                    var paid = balances[i].Currency == invoice.Period.Currency ? Ratio.Min(invoice.Open, balances[i].Left) : 0;
                    balances[i] = balances[i] with { Left = balances[i].Left - paid };
                    invoice.Open -= paid;
                }

                balances.RemoveAll(it => it.Left.IsZero);
            }

            if (invoice.Open.IsZero)
                invoice.State = InvoiceState.Paid;
        }
    }

    // What the earlier period costs with all that is known by now, without what was billed for it.
    private List<OracleLine> Correct(OracleInvoice earlier, IReadOnlyList<OracleEvent> counted)
    {
        var should = new OracleBilled();
        should.Add(OracleCharges.Of(earlier.Period, _meters, counted));
        var corrections = new List<OracleLine>();
        foreach (var ((from, to, code), (quantity, amount)) in should.Where(it => it.Key.Code == "seats" || _meters.Any(meter => meter.Code == it.Key.Code)))
        {
            var before = earlier.Billed.GetValueOrDefault((from, to, code));
            if (quantity != before.Quantity || amount != before.Amount)
                corrections.Add(new(LineKind.Correction, code, amount - before.Amount, from, to, quantity - before.Quantity));
        }

        earlier.Billed.Add(corrections);
        return corrections;
    }

    private void Take(string currency, Ratio amount) => Cash[currency] = Cash.GetValueOrDefault(currency) + amount;
}
