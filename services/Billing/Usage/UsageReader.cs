using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Usage;

/// <summary>A tenant's usage, read from the rollups.</summary>
[GrainType("usage-reader")]
[StatelessWorker]
internal sealed class UsageReader(UsageReport report) : Grain, IUsageReader
{
    public Task<Outcome<Contracts.Metering.Usage>> Read(DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy) =>
        report.Read(GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant, from, to, groupBy);
}
