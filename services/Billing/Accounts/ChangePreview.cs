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
        if (seats is < 0 or > SeatsMax)
            return Refusal.Invalid("seats", $"0 to {SeatsMax}.");
        if (!account.ChangePlan(plan ?? account.Now.Plan, book, today, null).Try(out var step, out var refusal))
            return refusal;
        var (before, after) = (await charges.Input(tenant, calendar, account), await charges.Input(tenant, calendar, step.After));
        if (seats is { } wanted)
            after = after with { Segments = [.. after.Segments.Select(segment => WithSeats(segment, today, wanted))] };
        var (nowInvoice, thenInvoice) = (InvoiceCalculator.Calculate(before), InvoiceCalculator.Calculate(after));
        var money = nowInvoice.Currency;
        var next = account.Terms.Over(book.Find(step.After.NextPlan ?? step.After.Now.Plan)!.Prices[money.Code]);
        var level = after.Segments[^1].Seats[^1];
        return new PreviewedChange(
            step.After.NextPlan is null ? today : account.Period.To,
            nowInvoice.ToStatement(account.Now.Plan, account.Period, now),
            thenInvoice.ToStatement(step.After.Now.Plan, account.Period, now),
            money.Text(thenInvoice.Due - nowInvoice.Due),
            money.Text(next.Base + (next.Seat * Math.Max(0, level - next.IncludedSeats))));
    }

    private static PlanSegment WithSeats(PlanSegment segment, DateOnly from, int seats) => segment with
    {
        Seats = [.. segment.Seats.Select((level, place) => segment.Span.From.AddDays(place) >= from ? seats : level)],
    };
}
