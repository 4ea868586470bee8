using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CloudCrm.Billing.Metering;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Usage.Intake;

/// <summary>Checks what a tenant's other programs tell of and hands it to the writer of all tenants.</summary>
[GrainType("usage-intake"), StatelessWorker]
internal sealed class UsageIntakeGrain(UsageIntake intake, MeterBook book, TimeProvider time) : Grain, IUsageIntake
{
    public async Task<ImmutableArray<TakenUsage>> Take(ImmutableArray<ExternalUsage> events)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events.Length, ExternalUsage.BatchMax, nameof(events));
        var meters = await Meters(events);
        var taken = new TakenUsage[events.Length];
        var (good, places) = (new List<LedgerEvent>(events.Length), new List<int>(events.Length));
        var now = time.Instant();
        for (var i = 0; i < events.Length; i++)
        {
            if (IntakeCheck.Check(events[i], meters.Find(events[i].Meter), now).Try(out var checkedEvent, out var refusal))
            {
                good.Add(checkedEvent);
                places.Add(i);
            }
            else
            {
                taken[i] = TakenUsage.Refused(refusal);
            }
        }

        var outcomes = await intake.Take(GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant, good);
        for (var i = 0; i < outcomes.Length; i++)
            taken[places[i]] = ToTaken(outcomes[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(taken);
    }

    /// <summary>What is remembered of meters, or what the database says where that is too little.</summary>
    private async ValueTask<MeterTable> Meters(ImmutableArray<ExternalUsage> events)
    {
        var known = await book.Current();
        return events.All(given => known.Find(given.Meter) is not null) ? known : await book.Fresh();
    }

    private static TakenUsage ToTaken(IntakeOutcome outcome) => outcome switch
    {
        IntakeOutcome.Recorded => TakenUsage.Recorded,
        IntakeOutcome.Repeated => TakenUsage.Repeated,
        IntakeOutcome.Reused => TakenUsage.Refused(Refusal.Conflict("This source used this id before for something else.", "id_reused", "id")),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
