using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Usage;

/// <summary>A tenant's usage, read from the rollups, and the events behind it.</summary>
[GrainType("usage-reader")]
[StatelessWorker]
internal sealed class UsageReader(UsageReport report, LedgerPages pages) : Grain, IUsageReader
{
    public Task<Outcome<Contracts.Metering.Usage>> Read(DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy) =>
        report.Read(GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant, from, to, groupBy);

    public Task<Outcome<Page<LedgerEntry>>> Events(ListLedgerEntries query) => pages.Read(GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant, query);
}
