using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Scheduling;
using CsvHelper;
using CsvHelper.Configuration;

namespace CloudCrm.Crm.Customers.Importing;

/// <summary>Reads an import's file and hands its rows to the import, some hundred at a time. Stopped at any point it goes on where the import is.</summary>
internal sealed class ImportRun(IGrainFactory grains, IBlobStore blobs) : IDueHandler
{
    private const int Some = 1_200;
    private const int MaxLine = 1_000_000;

    private static readonly CsvConfiguration s_format = new(CultureInfo.InvariantCulture)
    {
        BadDataFound = null,
        CountBytes = true,
        DetectColumnCountChanges = false,
        Encoding = new UTF8Encoding(false),
        IgnoreBlankLines = true,
        MaxFieldSize = MaxLine,
        Mode = CsvMode.RFC4180,
    };

    public string Kind => ImportWork.RunKind;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var (tenant, id) = (work.TenantId, Guid.ParseExact(work.Payload, "n"));
        var grain = grains.Import(tenant, id);
        if (!(await grain.Read()).Try(out var import, out _))
            return;
        if (import.State == ImportState.Running)
            await grain.Finish(await Run(grain, import, ImportWork.PathOf(tenant, id), cancellation));
        await blobs.Delete(ImportWork.PathOf(tenant, id), cancellation);
    }

    /// <summary>Why it could not be read to its end; null where it could.</summary>
    private async Task<string?> Run(IImportGrain grain, Import import, string path, CancellationToken cancellation)
    {
        await using var bytes = await blobs.OpenRead(path, cancellation);
        if (bytes is null)
            return "The file is gone.";
        using var text = new StreamReader(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var csv = new CsvParser(text, s_format);
        try
        {
            if (!await csv.ReadAsync())
                return "The file is empty.";
            var header = csv.Record!;
            int[] places = [.. import.Columns.Select(column => Array.IndexOf(header, column.Column))];
            if (Array.IndexOf(places, -1) is >= 0 and var missing)
                return $"The file has no column {import.Columns[missing].Column}.";
            await TakeIn(grain, import, csv, header.Length, places, cancellation);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return $"The file is not UTF-8 after row {csv.Row - 1}.";
        }
        catch (CsvHelperException)
        {
            return $"The file cannot be read after row {csv.Row - 1}: a cell has more than {MaxLine} characters.";
        }
    }

    private static async Task TakeIn(IImportGrain grain, Import import, CsvParser csv, int width, int[] places, CancellationToken cancellation)
    {
        var (waiting, more, row) = (ImmutableArray<ImportLine>.Empty, true, 0L);
        while (more || !waiting.IsEmpty)
        {
            var lines = waiting.ToBuilder();
            while (lines.Count < Some && (more = more && await csv.ReadAsync()))
            {
                if (++row > import.Rows)
                    lines.Add(Line(row, csv.Record!, width, places));
            }

            cancellation.ThrowIfCancellationRequested();
            if (lines.Count == 0)
                return;
            if (!(await grain.Apply(lines.ToImmutable(), csv.ByteCount)).Try(out var applied, out var refusal))
                throw new InvalidOperationException($"The import stands still. {refusal.Detail}");
            if (!applied.IsOpen)
                return;
            waiting = [.. lines.Where(line => line.Row > applied.Rows)];
        }
    }

    private static ImportLine Line(long row, string[] cells, int width, int[] places) => cells.Length == width
        ? new(row, [.. places.Select(place => cells[place])], null)
        : new(row, [], $"The row has {cells.Length} cells, the first line {width}.");
}
