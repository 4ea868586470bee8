using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>Sends what was fixed of a tenant's usage, one event after the other.</summary>
internal sealed class UsageSender(IDbSource<BillingDb> source, IGrainFactory grains, StripeMeterBook stripe, StripeEventSender sender, MeterBook book, TimeProvider time)
{
    /// <summary>The most events at once; the rest goes with the next ones.</summary>
    private const int EventsMax = 5_000;

    /// <summary>After how many events what Stripe said is written down.</summary>
    private const int MarkAfter = 50;

    // Stripe remembers identifiers for a day at least. What may have been sent before that is looked for first.
    private static readonly TimeSpan s_remembered = TimeSpan.FromHours(23);

    /// <summary>Sends all that is to be sent. What was sent is written down whatever happens.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="customer">The customer on Stripe.</param>
    /// <param name="cancellation">Ends it between two events.</param>
    /// <returns>How many events Stripe has.</returns>
    public async Task<int> Send(TenantId tenant, string customer, CancellationToken cancellation)
    {
        var (marks, waiting, taken, sent) = (new List<StripeWindowMark>(), new HashSet<short>(), new HashSet<short>(), 0);
        try
        {
            foreach (var window in await Frozen(tenant, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                if (waiting.Contains(window.Meter))
                    continue;
                var answer = await Send(customer, window, taken, cancellation);
                if (answer.State == StripeWindowState.Frozen)
                    waiting.Add(window.Meter);
                else
                    marks.Add(new(window.Meter, window.StartsAt, window.Revision, answer.State == StripeWindowState.Sent ? StripeWindowFate.Sent : StripeWindowFate.Refused));
                sent += answer.State == StripeWindowState.Sent ? 1 : 0;
                if (marks.Count >= MarkAfter)
                    await Mark(tenant, marks);
            }
        }
        finally
        {
            await Mark(tenant, marks);
        }

        return sent;
    }

    private async Task<StripeEventAnswer> Send(string customer, StripeWindowRow window, HashSet<short> taken, CancellationToken cancellation)
    {
        var meter = (await book.With([window.Meter])).Of(window.Meter);
        await stripe.IdOf(meter, cancellation);
        if (time.Instant() - window.FrozenAt > s_remembered && await IsThere(meter, customer, window, cancellation))
            return new(StripeWindowState.Sent, null);
        var answer = await sender.Send(meter, customer, window, cancellation);
        await Tell(meter, window, answer.Code, taken);
        if (answer.State == StripeWindowState.Frozen)
            stripe.Forget(meter);
        return answer;
    }

    /// <summary>Tells the operator of what Stripe does not take, and that it takes a meter's events, once as long as it does.</summary>
    private async Task Tell(Meter meter, StripeWindowRow window, string? code, HashSet<short> taken)
    {
        var findings = grains.StripeFindings(window.TenantId);
        if (code is null)
        {
            if (taken.Add(window.Meter))
                await findings.Resolved(StripeFindingKind.UsageRefused, meter.Code, "taken");
            return;
        }

        taken.Remove(window.Meter);
        if (code == StripeEventSender.TooOld)
            await findings.Found(StripeFindingKind.UsageTooOld, window.Identifier, new Details().Fact("meter", meter.Code).Fact("quantity", window.Quantity).ToString());
        else
            await findings.Found(StripeFindingKind.UsageRefused, meter.Code, new Details().Fact("code", code).Fact("identifier", window.Identifier).ToString());
    }

    /// <summary>Whether Stripe's hour has exactly that much more than what it is known to have.</summary>
    private async Task<bool> IsThere(Meter meter, string customer, StripeWindowRow window, CancellationToken cancellation)
    {
        var (hour, tenant, number) = (UsageHours.Floor(window.StartsAt), window.TenantId, meter.Number);
        var end = hour.AddHours(1);
        await using var db = source.ForTenant(tenant);
        var known = await db.Set<StripeWindowRow>()
            .Where(row => row.TenantId == tenant && row.Meter == number && row.StartsAt >= hour && row.StartsAt < end && row.State == StripeWindowState.Sent).ToListAsync(cancellation);
        var found = await stripe.Hours(tenant, customer, meter, hour, end, cancellation);
        return found.GetValueOrDefault(hour) == known.Sum(row => row.ToQuantity()) + window.ToQuantity();
    }

    private async Task Mark(TenantId tenant, List<StripeWindowMark> marks)
    {
        if (marks.Count == 0)
            return;
        await grains.StripeMeters(tenant).Mark([.. marks]);
        marks.Clear();
    }

    private async Task<List<StripeWindowRow>> Frozen(TenantId tenant, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<StripeWindowRow>().Where(row => row.TenantId == tenant && row.State == StripeWindowState.Frozen)
            .OrderBy(row => row.StartsAt).ThenBy(row => row.Meter).ThenBy(row => row.Revision).Take(EventsMax).ToListAsync(cancellation);
    }
}
