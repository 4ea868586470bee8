using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Accounts;

/// <summary>A part of the running period in which one plan held.</summary>
internal readonly record struct PlanPart(BillingPeriod Span, PlanFrom Plan);

/// <summary>The running period, cut where what holds changes.</summary>
internal sealed partial record Account
{
    /// <summary>The parts in their order, cut where the plan changes and where a trial ends; days before the opening are in none.</summary>
    public IEnumerable<(PlanPart Part, bool IsTrial)> Segments()
    {
        for (var i = 0; i < Plans.Length; i++)
        {
            var span = new BillingPeriod(Plans[i].From, i + 1 < Plans.Length ? Plans[i + 1].From : Period.To);
            if (TrialUntil is { } end && end > span.From && end < span.To)
            {
                yield return (new(span with { To = end }, Plans[i]), true);
                yield return (new(span with { From = end }, Plans[i]), false);
            }
            else
            {
                yield return (new(span, Plans[i]), TrialUntil is { } until && until >= span.To);
            }
        }
    }
}
