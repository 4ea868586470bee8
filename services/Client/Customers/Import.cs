namespace CloudCrm.Client;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The file has yet to come; after a day the import is cancelled.</summary>
    Waiting,

    /// <summary>Rows are taken in.</summary>
    Running,

    /// <summary>Every row was looked at.</summary>
    Done,

    /// <summary>The file cannot be read on; what was taken in stays.</summary>
    Failed,

    /// <summary>Stopped by somebody; what was taken in stays.</summary>
    Cancelled,
}

/// <summary>What becomes of a column of a file, and what stands in a column of an export.</summary>
/// <param name="Column">The column's name in the first line of the file.</param>
/// <param name="Target">
/// <c>externalId</c>, <c>name</c>, <c>phone</c>, <c>mail</c>, <c>handle</c>, <c>tags</c> (separated by semicolons), <c>street</c>, <c>city</c>, <c>region</c>,
/// <c>postalCode</c>, <c>country</c>, or <c>fields.</c> and the key of a field of the tenant's own. Several columns may hold phones, mails or handles.
/// </param>
public sealed record ImportColumn(string Column, string Target);

/// <summary>Begins an import of a CSV file (UTF-8, the first line names the columns).</summary>
/// <param name="Columns">1 to 300, among them <c>externalId</c> or <c>name</c>; columns of the file that are not named are passed over.</param>
/// <param name="Kind">What its customers are.</param>
/// <param name="DryRun">True looks at every row and writes no customer.</param>
/// <param name="Id">The import's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record StartImport(IReadOnlyList<ImportColumn> Columns, CustomerKind Kind = CustomerKind.Person, bool DryRun = false, Guid? Id = null) : ICallerMadeId;

/// <summary>Customers taken in from a file. A row whose external id a customer has changes that customer, every other row makes one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Columns">What becomes of the file's columns.</param>
/// <param name="Kind">What its customers are.</param>
/// <param name="DryRun">True where no customer is written.</param>
/// <param name="FileName">The file's name; null until it has come.</param>
/// <param name="SizeBytes">Its length in bytes; 0 until it has come.</param>
/// <param name="BytesRead">How far it was read.</param>
/// <param name="Rows">Rows looked at, the first line not counted.</param>
/// <param name="Created">Customers made.</param>
/// <param name="Updated">Customers changed.</param>
/// <param name="Unchanged">Customers that were so already.</param>
/// <param name="Rejected">Rows that were refused; the first 10,000 can be read with their reasons.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="StartedAt">When it was begun (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC).</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record Import(
    Guid Id,
    ImportState State,
    IReadOnlyList<ImportColumn> Columns,
    CustomerKind Kind,
    bool DryRun,
    string? FileName,
    long SizeBytes,
    long BytesRead,
    long Rows,
    long Created,
    long Updated,
    long Unchanged,
    long Rejected,
    string? Problem,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    long Version) : IVersioned;
