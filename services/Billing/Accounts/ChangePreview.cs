using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Accounts;

/// <summary>What a change of plan or seats comes to, by the same calculation as the invoice.</summary>
internal static class ChangePreview
{
    private const int SeatsMax = 10_000;

    public static async Task<Outcome<PreviewedChange>> Of(
        Charges charges, Book book, TenantId tenant, TenantCalendar calendar, Account account, DateOnly today, string? plan, int? seats, DateTimeOffset now)
    {
        if (!(await Inputs(charges, book, tenant, calendar, account, today, plan, seats)).Try(out var change, out var refusal))
            return refusal;
        var (nowInvoice, thenInvoice) = (InvoiceCalculator.Calculate(change.Before), InvoiceCalculator.Calculate(change.Then));
        return new PreviewedChange(
            change.After.NextPlan is null ? today : account.Period.To,
            nowInvoice.ToStatement(account.Now.Plan, account.Period, now),
            thenInvoice.ToStatement(change.After.Now.Plan, account.Period, now),
            nowInvoice.Currency.Text(thenInvoice.Total - nowInvoice.Total),
            change.NextPeriod(book));
    }

    /// <summary>What the running period depends on before and after a change.</summary>
    public static async Task<Outcome<PlannedChange>> Inputs(
        Charges charges, Book book, TenantId tenant, TenantCalendar calendar, Account account, DateOnly today, string? plan, int? seats)
    {
        if (seats is < 0 or > SeatsMax)
            return Refusal.Invalid("seats", $"0 to {SeatsMax}.");
        if (!account.ChangePlan(plan ?? account.Now.Plan, book, today, null).Try(out var step, out var refusal))
            return refusal;
        var (before, then) = (await charges.Input(tenant, calendar, account), await charges.Input(tenant, calendar, step.After));
        if (seats is { } wanted)
            then = then with { Segments = [.. then.Segments.Select(segment => WithSeats(segment, today, wanted))] };
        return new PlannedChange(step.After, before, then);
    }

    private static PlanSegment WithSeats(PlanSegment segment, DateOnly from, int seats) => segment with
    {
        Seats = [.. segment.Seats.Select((level, place) => segment.Span.From.AddDays(place) >= from ? seats : level)],
    };
}

/// <summary>A change that is not made yet.</summary>
/// <param name="After">The account with it.</param>
/// <param name="Before">What the running period depends on without it.</param>
/// <param name="Then">And with it.</param>
internal sealed record PlannedChange(Account After, InvoiceInput Before, InvoiceInput Then)
{
    /// <summary>Base and seats of a whole next period, before discounts and tax.</summary>
    public string NextPeriod(Book book)
    {
        var money = Before.Currency;
        var next = After.Terms.Over(book.Find(After.NextPlan ?? After.Now.Plan)!, money);
        return money.Text(next.Base + (next.Seat * Math.Max(0, Then.Segments[^1].Seats[^1] - next.IncludedSeats)));
    }
}
