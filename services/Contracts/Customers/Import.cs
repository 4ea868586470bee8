using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Customers;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The file has yet to come.</summary>
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

/// <summary>What becomes of a column of a file.</summary>
/// <param name="Column">The column's name in the first line of the file.</param>
/// <param name="Target"><c>externalId</c>, <c>name</c>, <c>phone</c>, <c>mail</c>, <c>handle</c>, <c>tags</c> (separated by semicolons), <c>street</c>, <c>city</c>, <c>region</c>, <c>postalCode</c>, <c>country</c>, or <c>fields.</c> and the key of a field of the tenant's own.</param>
[GenerateSerializer, Immutable, Alias("ImportColumn")]
public sealed record ImportColumn([property: Id(0)] string Column, [property: Id(1)] string Target);

/// <summary>Begins an import.</summary>
/// <param name="Columns">1 to 300; columns of the file that are not named are passed over.</param>
/// <param name="Kind">What its customers are.</param>
/// <param name="DryRun">True looks at every row and writes no customer.</param>
[GenerateSerializer, Immutable, Alias("StartImport")]
public sealed record StartImport([property: Id(0)] ImmutableArray<ImportColumn> Columns, [property: Id(1)] CustomerKind Kind, [property: Id(2)] bool DryRun);

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
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("Import")]
public sealed record Import(
    [property: Id(0)] Guid Id,
    [property: Id(1)] ImportState State,
    [property: Id(2)] ImmutableArray<ImportColumn> Columns,
    [property: Id(3)] CustomerKind Kind,
    [property: Id(4)] bool DryRun,
    [property: Id(5)] string? FileName,
    [property: Id(6)] long SizeBytes,
    [property: Id(7)] long BytesRead,
    [property: Id(8)] long Rows,
    [property: Id(9)] long Created,
    [property: Id(10)] long Updated,
    [property: Id(11)] long Unchanged,
    [property: Id(12)] long Rejected,
    [property: Id(13)] string? Problem,
    [property: Id(14)] DateTimeOffset StartedAt,
    [property: Id(15)] DateTimeOffset? FinishedAt,
    [property: Id(16)] long Version)
{
    /// <summary>Whether it goes on.</summary>
    public bool IsOpen => State is ImportState.Waiting or ImportState.Running;
}

/// <summary>A row of a file: the cells of the columns that the import names, in that order.</summary>
/// <param name="Row">The row's number, 1 after the first line.</param>
/// <param name="Cells">As many as columns; empty where the row itself is malformed.</param>
/// <param name="Problem">What is wrong with the row itself; null where it is fine.</param>
[GenerateSerializer, Immutable, Alias("ImportLine")]
public sealed record ImportLine([property: Id(0)] long Row, [property: Id(1)] ImmutableArray<string> Cells, [property: Id(2)] string? Problem);

/// <summary>A row that was refused.</summary>
/// <param name="Row">The row's number, 1 after the first line.</param>
/// <param name="Column">The column at fault; empty where it is the row as a whole.</param>
/// <param name="Problem">What is wrong.</param>
[GenerateSerializer, Immutable, Alias("ImportError")]
public sealed record ImportError([property: Id(0)] long Row, [property: Id(1)] string Column, [property: Id(2)] string Problem);

/// <summary>An import of customers. Key: tenant and import.</summary>
[Alias("IImportGrain")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>Begins it; the same id and body again gives the first answer. Refused where a column is not the caller's to change.</summary>
    [Alias("Start")]
    Task<Outcome<Import>> Start(StartImport command, Caller caller, FieldSight sight, Once once);

    /// <summary>The import as it is.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<Import>> Read();

    /// <summary>The file has come: rows are taken in from now on. Again with a file of the same name and length: nothing happens. Refused where a column is not the caller's to change by now.</summary>
    [Alias("Receive")]
    Task<Outcome<Import>> Receive(string fileName, long sizeBytes, Caller caller, FieldSight sight);

    /// <summary>Stops it. Idempotent; under a caller-made id the same again gives the first answer.</summary>
    [Alias("Cancel")]
    Task<Outcome<Import>> Cancel(Caller caller, Once? once = null);

    /// <summary>
    /// Takes rows in, those that it has had are passed over; the customers that are made and how far it is commit together. It may take fewer than were
    /// given: <see cref="Import.Rows"/> says how far it is.
    /// </summary>
    [Alias("Apply")]
    Task<Outcome<Import>> Apply(ImmutableArray<ImportLine> lines, long bytesRead);

    /// <summary>Ends it: with a problem it has failed.</summary>
    [Alias("Finish")]
    Task<Outcome<Import>> Finish(string? problem);
}
