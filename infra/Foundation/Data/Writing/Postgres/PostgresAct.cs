using Npgsql;

namespace CloudCrm.Foundation.Data.Writing.Postgres;

/// <summary>An act on its way to PostgreSQL.</summary>
internal sealed class PostgresAct : Pending
{
    private readonly Func<NpgsqlBatchCommand> _make;
    private NpgsqlBatchCommand? _command;

    public PostgresAct(PreparedAct act, Func<NpgsqlBatchCommand> make, CancellationToken cancellation) : base(cancellation) =>
        (Act, _make, _command) = (act, make, make());

    public PreparedAct Act { get; }

    /// <summary>The statement, made on the caller's thread for the first attempt; a driver's command object serves once.</summary>
    public NpgsqlBatchCommand Command() => Interlocked.Exchange(ref _command, null) ?? _make();
}
