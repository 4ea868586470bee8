using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Tenants;

/// <summary>
/// Everything that a tenant has as a ZIP file, written while it is read, a page at a time. <c>manifest.json</c> comes last and says how much is in it: an
/// archive without one broke off.
/// </summary>
internal sealed class TenantArchive(ExportPlan plan, CsvAnswer customers, bool withFiles, IGrainFactory grains, IBlobStore blobs) : IResult
{
    public const string MediaType = "application/zip";

    /// <summary>The shape that docs/export.md describes; another shape has another number.</summary>
    private const int Format = 1;

    private readonly SortedDictionary<string, long> _rows = new(StringComparer.Ordinal);
    private long _files;
    private long _missing;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, stop) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = MediaType;
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=tenant-{plan.Tenant.Id}-{plan.At:yyyyMMdd}.zip");
        await using var body = new LateStream(response.Body);
        await using (var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop))
        {
            try
            {
                await Write(zip, stop);
            }
            catch
            {
                // Half of an archive must not look like a whole one: without this it would be closed in good order.
                httpContext.Abort();
                throw;
            }
        }

        await body.FlushAsync(stop);
    }

    private async Task Write(ZipArchive zip, CancellationToken stop)
    {
        await Add(zip, "customers.csv", CompressionLevel.Fastest, customers.WriteTo, stop);
        foreach (var table in plan.Tables)
            await Add(zip, $"data/{table}.jsonl", CompressionLevel.Fastest, stream => WriteRows(table, stream, stop), stop);
        if (withFiles)
            await AddFiles(zip, stop);
        await Add(zip, "manifest.json", CompressionLevel.Fastest, stream => WriteManifest(stream, stop), stop);
    }

    private async Task Add(ZipArchive zip, string name, CompressionLevel level, Func<Stream, Task> write, CancellationToken stop)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = plan.At;
        await using var stream = await entry.OpenAsync(stop);
        await write(stream);
    }

    private async Task WriteRows(string table, Stream stream, CancellationToken stop)
    {
        var exporter = grains.TenantExporter(plan.Tenant.Id);
        string? cursor = null;
        do
        {
            var page = await exporter.Rows(table, cursor);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(page.Lines), stop);
            _rows[table] = _rows.GetValueOrDefault(table) + page.Count;
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private async Task AddFiles(ZipArchive zip, CancellationToken stop)
    {
        var exporter = grains.TenantExporter(plan.Tenant.Id);
        string? cursor = null;
        do
        {
            var page = await exporter.Files(cursor);
            foreach (var file in page.Items)
            {
                await using var bytes = await blobs.OpenRead(file.Path, stop);
                // Deleted since the list was read.
                if (bytes is null)
                {
                    _missing++;
                    continue;
                }

                await Add(zip, file.Name, CompressionLevel.NoCompression, stream => bytes.CopyToAsync(stream, stop), stop);
                _files++;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private Task WriteManifest(Stream stream, CancellationToken stop)
    {
        var manifest = new { format = Format, tenant = plan.Tenant.Id.Value, name = plan.Tenant.Name, at = plan.At, rows = _rows, files = _files, filesDeletedMeanwhile = _missing, withFiles };
        return JsonSerializer.SerializeAsync(stream, manifest, WireJson.Answers, stop);
    }
}
