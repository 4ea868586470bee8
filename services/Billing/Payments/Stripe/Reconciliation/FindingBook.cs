using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>Something that differs.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Details">The facts, as JSON.</param>
internal sealed record FoundDifference(StripeFindingKind Kind, string Subject, string Details);

/// <summary>Writes down what a comparison found, and resolves what it finds no more.</summary>
internal sealed class FindingBook(IDbSource<BillingDb> source, IGrainFactory grains)
{
    /// <summary>How a difference ends that nobody is known to have mended.</summary>
    public const string Gone = "differs_no_more";

    /// <summary>Writes down what was found.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="kinds">What the comparison looks for.</param>
    /// <param name="isCompared">Whether it looked at a subject.</param>
    /// <param name="found">What it found.</param>
    public async Task Write(TenantId tenant, IReadOnlyCollection<StripeFindingKind> kinds, Func<string, bool> isCompared, IReadOnlyCollection<FoundDifference> found)
    {
        var grain = grains.StripeFindings(tenant);
        var now = found.Select(one => (one.Kind, one.Subject)).ToHashSet();
        foreach (var lasting in await Lasting(tenant, kinds))
        {
            if (isCompared(lasting.Subject) && !now.Contains((lasting.Kind, lasting.Subject)))
                await grain.Resolved(lasting.Kind, lasting.Subject, Gone);
        }

        foreach (var one in found)
            await grain.Found(one.Kind, one.Subject, one.Details);
    }

    /// <summary>Writes down that differences were repaired.</summary>
    public async Task Repaired(TenantId tenant, IEnumerable<FoundDifference> repaired, string resolution)
    {
        foreach (var one in repaired)
            await grains.StripeFindings(tenant).Resolved(one.Kind, one.Subject, resolution);
    }

    // Those that somebody closed too: what comes back after it was gone is opened anew.
    private async Task<List<StripeFindingRow>> Lasting(TenantId tenant, IReadOnlyCollection<StripeFindingKind> kinds)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<StripeFindingRow>().Where(row => row.TenantId == tenant && row.ResolvedAt == null && kinds.Contains(row.Kind)).ToListAsync();
    }
}
