namespace CloudCrm.Billing.Usage;

/// <summary>The append-only ledger.</summary>
internal sealed class UsageLedger(TenantStatements statements, DateTimeOffset now)
{
    /// <summary>Appends events; the answer has, for each share, the ids of those that the ledger did not have.</summary>
    public Task<List<Guid>[]> Append(IReadOnlyList<LedgerShare> shares, CancellationToken cancellation) => statements.Read(
        [.. shares.Select(share => statements.Of(share, statements.Sql.Append, now))], reader => reader.GetGuid(0), cancellation);

    /// <summary>Of events whose ids the ledger has, the places of those that say something else there.</summary>
    public Task<List<int>[]> Differing(IReadOnlyList<LedgerShare> shares, CancellationToken cancellation) => statements.Read(
        [.. shares.Select(share => statements.Of(share, statements.Sql.Differing))], reader => reader.GetInt32(0), cancellation);

    /// <summary>Keeps what can't be appended.</summary>
    public Task Reject(IReadOnlyList<TenantShare> shares, CancellationToken cancellation) => statements.Execute(
        [.. from share in shares
            where share.Rejects.Count > 0
            select new TenantStatement(share.Tenant, statements.Sql.Reject, UsageJson.Rejects(share.Rejects, now))],
        cancellation);
}
