using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Data;

/// <summary>
/// One atomic change of one aggregate: its root row, child rows, journal entries, outbox messages, due work and the remembered answer.
/// All of it commits, or none. Handed to <see cref="IActWriter{TDb}"/>, which commits acts of several grains in one transaction.
/// </summary>
/// <remarks>
/// The root is the guard: when it is not at the expected version (or, for a creation, already there) nothing of the act is written and the
/// commit answers <see cref="CommitResult.Stale"/> or <see cref="CommitResult.Taken"/>. A row may stand only once in an act.
/// Rows are entities of the EF model of the database; the writer takes tables, columns and conversions from there.
/// </remarks>
public sealed class Act
{
    /// <summary>The most rows (journal and outbox among them) in one act.</summary>
    public const int MaxRows = 5_000;

    private readonly List<RowChange> _rows = [];
    private readonly List<JournalFact> _journal = [];
    private readonly List<OutboxMessage> _outbox = [];

    private Act(TenantId? tenant, RowChange root)
    {
        Tenant = tenant;
        Root = root;
    }

    /// <summary>The tenant whose rows these are; null for rows outside the tenants (accounts, the operator's).</summary>
    public TenantId? Tenant { get; }

    /// <summary>The guard.</summary>
    internal RowChange Root { get; }

    internal IReadOnlyList<RowChange> Rows => _rows;

    internal IReadOnlyList<JournalFact> JournalFacts => _journal;

    internal IReadOnlyList<OutboxMessage> Messages => _outbox;

    /// <summary>A new aggregate of a tenant.</summary>
    public static Act Create<TRow>(TenantId tenant, TRow root) where TRow : class, ITenantRow =>
        new(tenant, new(RowVerb.Insert, root, 0));

    /// <summary>A change of a tenant's aggregate whose stored version is <paramref name="expectedVersion"/>; <paramref name="root"/> carries the next one.</summary>
    public static Act Change<TRow>(TenantId tenant, TRow root, long expectedVersion) where TRow : class, ITenantRow, IVersionedRow =>
        new(tenant, new(RowVerb.Update, root, expectedVersion));

    /// <summary>A new aggregate outside the tenants, with rows, journal and due work of <paramref name="tenant"/>.</summary>
    public static Act CreateShared<TRow>(TenantId tenant, TRow root) where TRow : class, ISharedRow => new(tenant, new(RowVerb.Insert, root, 0));

    /// <summary>A change of an aggregate outside the tenants, with rows, journal and due work of <paramref name="tenant"/>.</summary>
    public static Act ChangeShared<TRow>(TenantId tenant, TRow root, long expectedVersion) where TRow : class, ISharedRow, IVersionedRow =>
        new(tenant, new(RowVerb.Update, root, expectedVersion));

    /// <summary>A new aggregate outside the tenants.</summary>
    public static Act CreateGlobal<TRow>(TRow root) where TRow : class => new(null, new(RowVerb.Insert, root, 0));

    /// <summary>A change of an aggregate outside the tenants.</summary>
    public static Act ChangeGlobal<TRow>(TRow root, long expectedVersion) where TRow : class, IVersionedRow =>
        new(null, new(RowVerb.Update, root, expectedVersion));

    /// <summary>Adds a child row. When its key or a unique column is taken, the whole act is refused as <see cref="CommitResult.Taken"/>.</summary>
    public Act Insert<TRow>(TRow row) where TRow : class => With(new(RowVerb.Insert, row, 0));

    /// <summary>Adds a child row unless its primary key is taken; then that row stays as it is and the act goes on.</summary>
    public Act InsertIfAbsent<TRow>(TRow row) where TRow : class => With(new(RowVerb.InsertIfAbsent, row, 0));

    /// <summary>Sets all columns of a child row found by its primary key.</summary>
    public Act Update<TRow>(TRow row) where TRow : class => With(new(RowVerb.Update, row, -1));

    /// <summary>Deletes a child row by its primary key; one that is gone is fine.</summary>
    public Act Delete<TRow>(TRow row) where TRow : class => With(new(RowVerb.Delete, row, 0));

    /// <summary>Adds what happened to the tenant's journal; it gets the tenant's next sequence number at commit.</summary>
    public Act Journal(JournalFact fact)
    {
        if (Tenant is null)
            throw new InvalidOperationException("The journal belongs to a tenant.");
        RefuseMore();
        _journal.Add(fact);
        return this;
    }

    /// <summary>Sends a bus message after the commit, at least once, in order among the messages of the same <paramref name="stream"/>.</summary>
    /// <param name="stream">What the order holds for: the aggregate's id.</param>
    /// <param name="message">A message type registered with <c>AddBusMessage</c>.</param>
    public Act Emit(Guid stream, object message)
    {
        RefuseMore();
        _outbox.Add(new(stream, message));
        return this;
    }

    /// <summary>Wakes <see cref="Scheduling.IDueHandler"/>s at a time.</summary>
    public Act Schedule(Scheduling.DueWorkRow work) => Insert(work);

    /// <summary>Remembers the answer to a caller-made id, so that a repetition gets it again.</summary>
    public Act Remember(RequestRow request) => Insert(request);

    private Act With(RowChange change)
    {
        RefuseMore();
        _rows.Add(change);
        return this;
    }

    private void RefuseMore()
    {
        if (_rows.Count + _journal.Count + _outbox.Count + 1 >= MaxRows)
            throw new InvalidOperationException($"An act has at most {MaxRows} rows.");
    }
}

/// <summary>What happened, for the journal.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Caller">Who.</param>
/// <param name="Entity">What kind of thing.</param>
/// <param name="EntityId">Which one.</param>
/// <param name="Verb">Past tense.</param>
/// <param name="Details">A JSON object.</param>
public sealed record JournalFact(DateTimeOffset At, Caller Caller, string Entity, Guid EntityId, string Verb, string Details = "{}");

internal enum RowVerb
{
    Insert,
    InsertIfAbsent,
    Update,
    Delete,
}

/// <param name="Verb">What is done.</param>
/// <param name="Row">An entity of the model.</param>
/// <param name="ExpectedVersion">For a root's update.</param>
internal sealed record RowChange(RowVerb Verb, object Row, long ExpectedVersion);

internal sealed record OutboxMessage(Guid Stream, object Body);
