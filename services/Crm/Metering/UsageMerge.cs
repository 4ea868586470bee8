using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Messaging;

namespace CloudCrm.Crm.Metering;

/// <summary>Packs the usage of many acts into one bus message. The ledger is unique on tenant and event id, so another packing at a repetition counts nothing twice.</summary>
internal sealed class UsageMerge : IOutboxMerge<UsageRecorded>
{
    public int WeightMax => 1_000;

    public int Weigh(UsageRecorded message) => message.Events.Count;

    public UsageRecorded Merge(IReadOnlyList<UsageRecorded> messages) => new([.. messages.SelectMany(message => message.Events)]);
}
