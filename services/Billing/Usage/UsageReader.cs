using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Usage;

/// <summary>A tenant's usage, read from the rollups.</summary>
[GrainType("usage-reader")]
[StatelessWorker]
internal sealed class UsageReader(IDbSource<BillingDb> source) : Grain, IUsageReader
{
    public Task<Outcome<Contracts.Metering.Usage>> Read(DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy) =>
        UsageReport.Read(source, GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant, from, to, groupBy);
}
