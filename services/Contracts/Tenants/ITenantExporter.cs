using System.Collections.Immutable;

namespace CloudCrm.Contracts.Tenants;

/// <summary>Gives everything that a tenant has, page by page, to its owner. Key: the tenant.</summary>
[Alias("ITenantExporter")]
public interface ITenantExporter : IGrainWithStringKey
{
    /// <summary>Begins an export; the journal keeps who took one. Refused as <c>owner_needed</c>.</summary>
    [Alias("Begin")]
    Task<Outcome<ExportPlan>> Begin(Caller caller);

    /// <summary>Rows of a table after a place in it, at most 500 and about a million characters.</summary>
    /// <exception cref="ArgumentException">The table or the place is none of the plan's.</exception>
    [Alias("Rows")]
    Task<ExportPage> Rows(string table, string? cursor);

    /// <summary>The files of the tenant after a place, at most 500.</summary>
    [Alias("Files")]
    Task<Page<ExportFile>> Files(string? cursor);
}

/// <summary>What an export holds.</summary>
/// <param name="Tenant">The tenant as it is.</param>
/// <param name="At">When it began (UTC).</param>
/// <param name="Tables">The tables whose rows are given.</param>
[GenerateSerializer, Immutable, Alias("ExportPlan")]
public sealed record ExportPlan([property: Id(0)] Tenant Tenant, [property: Id(1)] DateTimeOffset At, [property: Id(2)] ImmutableArray<string> Tables);

/// <summary>Some rows of a table.</summary>
/// <param name="Lines">JSON objects, each on a line that ends with LF.</param>
/// <param name="Count">How many.</param>
/// <param name="Next">The place after them; null where there are no more.</param>
[GenerateSerializer, Immutable, Alias("ExportPage")]
public sealed record ExportPage([property: Id(0)] string Lines, [property: Id(1)] int Count, [property: Id(2)] string? Next);

/// <summary>A file.</summary>
/// <param name="Name">What it is called in the export.</param>
/// <param name="Path">Where its bytes are stored.</param>
[GenerateSerializer, Immutable, Alias("ExportFile")]
public sealed record ExportFile([property: Id(0)] string Name, [property: Id(1)] string Path);
