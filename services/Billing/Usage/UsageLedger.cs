namespace CloudCrm.Billing.Usage;

/// <summary>The append-only ledger.</summary>
internal sealed class UsageLedger(TenantStatements statements, DateTimeOffset now)
{
    /// <summary>Appends the good events; the answer has, for each share, those that the ledger did not have. What can't be appended goes to the rejects.</summary>
    public async Task<IReadOnlyList<LedgerEvent>[]> Append(IReadOnlyList<TenantShare> shares, CancellationToken cancellation)
    {
        var appends = shares.Select(share => new TenantStatement(share.Tenant, statements.Sql.Append, UsageJson.Events(share.Events, now))).ToArray();
        var added = await statements.Read(appends, reader => reader.GetGuid(0), cancellation);
        await RejectReused(shares, added, cancellation);
        await Reject(shares, cancellation);
        return [.. shares.Zip(added, (share, ids) => ids.ConvertAll(id => share[id]))];
    }

    private async Task RejectReused(IReadOnlyList<TenantShare> shares, List<Guid>[] added, CancellationToken cancellation)
    {
        var repeated = shares.Zip(added, (share, ids) => (Share: share, Events: Repeated(share, ids))).Where(pair => pair.Events.Length > 0).ToArray();
        var questions = repeated.Select(pair => new TenantStatement(pair.Share.Tenant, statements.Sql.Differing, UsageJson.Events(pair.Events, now))).ToArray();
        var differing = await statements.Read(questions, reader => reader.GetGuid(0), cancellation);
        foreach (var (pair, ids) in repeated.Zip(differing))
            ids.ForEach(pair.Share.RejectReused);
    }

    private static LedgerEvent[] Repeated(TenantShare share, List<Guid> added)
    {
        if (added.Count == share.Count)
            return [];
        var fresh = added.ToHashSet();
        return [.. share.Events.Where(given => !fresh.Contains(given.Id))];
    }

    private Task Reject(IReadOnlyList<TenantShare> shares, CancellationToken cancellation) => statements.Execute(
        [.. from share in shares
            where share.Rejects.Count > 0
            select new TenantStatement(share.Tenant, statements.Sql.Reject, UsageJson.Rejects(share.Rejects, now))],
        cancellation);
}
