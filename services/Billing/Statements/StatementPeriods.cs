using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Statements;

/// <summary>An account as it was in a period, in the tenant's days.</summary>
internal sealed record StatedPeriod(Account Account, TenantCalendar Calendar);

/// <summary>Finds what a tenant paid by in a period: the running one, or the last one that is over.</summary>
internal sealed class StatementPeriods(RunningAccounts accounts, IDbSource<BillingDb> source)
{
    /// <summary>The period; not found for a sandbox, or where none is over yet.</summary>
    public async Task<Outcome<StatedPeriod>> Find(TenantId tenant, StatementPeriod which)
    {
        if (await accounts.Find(tenant) is not var (running, calendar))
            return Refusal.NotFound("statement");
        if (which == StatementPeriod.Running)
            return new StatedPeriod(running, calendar);
        return await Last(tenant) is { } last ? new StatedPeriod(last, calendar) : Refusal.NotFound("period that is over");
    }

    // One that waits for its invoice is later than all that have one.
    private async Task<Account?> Last(TenantId tenant)
    {
        await using var db = source.ForTenant(tenant);
        if (await db.Set<ClosedPeriodRow>().Where(row => row.TenantId == tenant).OrderByDescending(row => row.PeriodFrom).FirstOrDefaultAsync() is { } closed)
            return closed.ToAccount();
        var issued = await db.Set<InvoiceRow>().Where(row => row.TenantId == tenant && row.RefersTo == null)
            .OrderByDescending(row => row.PeriodFrom).Take(InvoiceDrafts.AtOnceMax).ToListAsync();
        // Beside a period's own there may be some of corrections alone.
        return issued.Select(row => row.ToDocument()).FirstOrDefault(invoice => !invoice.Segments.IsEmpty) is { } own ? AccountOf(own) : null;
    }

    /// <summary>What an invoice was made of, as far as it says.</summary>
    private static Account AccountOf(InvoiceDocument invoice)
    {
        var trial = invoice.Segments.LastOrDefault(segment => segment.IsTrial);
        // Base and seat were negotiated for one plan, meters for all.
        var own = invoice.Segments.FirstOrDefault(segment => segment.Negotiated is { Base: not null } or { Seat: not null });
        return new()
        {
            Currency = invoice.Currency.Code,
            Period = invoice.Period,
            OpenedOn = invoice.Segments[0].Span.From,
            Plans = Plans(invoice.Segments),
            TrialUntil = trial?.Span.To,
            Terms = Terms.Usual with
            {
                Currency = invoice.Currency.Code,
                Plan = own?.Plan,
                Base = own?.Negotiated?.Base,
                Seat = own?.Negotiated?.Seat,
                Meters = invoice.Segments[0].Negotiated?.Meters ?? Terms.Usual.Meters,
                Coupons = invoice.Coupons,
                Commitments = invoice.Commitments,
                Tax = invoice.Tax,
            },
            Credits = invoice.Credits.Held(invoice.Currency.Code),
            Prepaid = invoice.Prepaid.Held(invoice.Currency.Code),
        };
    }

    // The end of a trial cuts a plan's days in two.
    private static ImmutableArray<PlanFrom> Plans(ImmutableArray<DocumentSegment> segments)
    {
        var plans = ImmutableArray.CreateBuilder<PlanFrom>();
        foreach (var segment in segments)
        {
            if (plans.Count == 0 || plans[^1].Plan != segment.Plan || plans[^1].PriceVersion != segment.PriceVersion)
                plans.Add(new(segment.Span.From, segment.Plan, segment.PriceVersion));
        }

        return plans.ToImmutable();
    }
}
