namespace CloudCrm.Foundation.Data.Writing.Sqlite;

/// <summary>An act on its way to the file.</summary>
internal sealed class SqliteAct(PreparedAct act, SqliteStep root, IReadOnlyList<SqliteStep> steps, IReadOnlyList<object[]> journal, CancellationToken cancellation)
    : Pending(cancellation)
{
    public PreparedAct Act => act;

    /// <summary>The guard; when it hits no row the rest is left out.</summary>
    public SqliteStep Root => root;

    public IReadOnlyList<SqliteStep> Steps => steps;

    /// <summary>Values of the journal's columns, sequences counting from 1.</summary>
    public IReadOnlyList<object[]> Journal => journal;
}

/// <summary>A consumer's work that waits for the writer's connection.</summary>
internal sealed class SqliteWork(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation) : Pending(cancellation)
{
    private readonly CancellationToken _cancellation = cancellation;

    public Task Run(WriteTransaction transaction) => work(transaction, _cancellation);
}

/// <summary>One statement of an act with its values.</summary>
/// <param name="Plan">The table.</param>
/// <param name="Verb">What is done.</param>
/// <param name="Guards">True for the root: a taken key or another version is an answer, not an error.</param>
/// <param name="Values">In the order of the statement's parameters.</param>
internal readonly record struct SqliteStep(TablePlan Plan, RowVerb Verb, bool Guards, object[] Values);
