using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Billing.Usage;

/// <summary>Takes usage into the ledger and its rollups, in one transaction. An event counts once, in whatever messages and however often it comes.</summary>
internal sealed partial class UsageConsumer(UsageCount count, TimeProvider time, ILogger<UsageConsumer> log) : IInboxConsumer<UsageRecorded>
{
    public async Task Consume(IReadOnlyList<Received<UsageRecorded>> batch, WriteTransaction transaction, CancellationToken cancellation)
    {
        var now = time.Instant();
        var shares = UsageBatch.Of(batch.SelectMany(message => message.Body.Events), now);
        var statements = new TenantStatements(transaction);
        var ledger = new UsageLedger(statements, now);

        var added = await ledger.Append([.. shares.Select(share => new LedgerShare(share.Tenant, share.Sorted()))], cancellation);
        await RejectReused(ledger, shares, added, cancellation);
        await ledger.Reject(shares, cancellation);
        await count.Add(
            statements,
            [.. from pair in shares.Zip(added)
                where pair.Second.Count > 0
                select new LedgerShare(pair.First.Tenant, pair.Second.ConvertAll(id => pair.First[id]))],
            cancellation);

        foreach (var share in shares)
            foreach (var reject in share.Rejects)
                LogRejected(share.Tenant, reject.Id, reject.Reason);
    }

    private static async Task RejectReused(UsageLedger ledger, IReadOnlyList<TenantShare> shares, List<Guid>[] added, CancellationToken cancellation)
    {
        var repeated = shares.Zip(added, (share, ids) => (Share: share, Events: Repeated(share, ids))).Where(pair => pair.Events.Length > 0).ToArray();
        var differing = await ledger.Differing([.. repeated.Select(pair => new LedgerShare(pair.Share.Tenant, pair.Events))], cancellation);
        foreach (var (pair, places) in repeated.Zip(differing))
            places.ForEach(place => pair.Share.RejectReused(pair.Events[place].Id));
    }

    private static LedgerEvent[] Repeated(TenantShare share, List<Guid> added)
    {
        if (added.Count == share.Count)
            return [];
        var fresh = added.ToHashSet();
        return [.. share.Sorted().Where(given => !fresh.Contains(given.Id))];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Usage event {Event} of tenant {Tenant} is kept among the rejects: {Reason}.")]
    private partial void LogRejected(TenantId tenant, Guid @event, string reason);
}
