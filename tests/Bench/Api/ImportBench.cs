using System.Diagnostics;
using System.Globalization;
using System.Text;
using CloudCrm.Bench.Figures;
using CloudCrm.Client;

namespace CloudCrm.Bench.Api;

/// <summary>
/// Customers from a file of the shape of a telephone company's (an external id, twenty fields of the tenant's own, three of them filterable), from the moment
/// the file is sent to the last row's commit; then the same file once more, which changes nothing; then all of them written out again.
/// </summary>
internal static class ImportBench
{
    private static readonly string[] s_words = ["Yes", "No", "Fiber optic", "DSL", "Electronic check", "Mailed check", "One year", "Two year"];

    public static Task<IReadOnlyList<Figure>> Run(BenchOptions options) => options.OnEach(database => On(database, options.Quick ? 10_000 : 100_000));

    private static async Task<IReadOnlyList<Figure>> On(string database, int rows)
    {
        await using var rig = await ApiRig.Start(database);
        var client = rig.Seats[0].Client;
        for (var field = 0; field < 20; field++)
            await client.Fields.Define(new($"f{field}", $"Field {field}", field < 3 ? FieldType.Number : FieldType.Text, Filterable: field < 3));
        var (file, columns) = (Generated(rows), Columns());
        var (warm, _) = await TakeIn(client, columns, Generated(100, "warm"), 100);
        var (_, first) = await TakeIn(client, columns, file, rows);
        var (_, again) = await TakeIn(client, columns, file, rows);

        var watch = Stopwatch.StartNew();
        await using var export = await client.Imports.Export(import: warm);
        var bytes = await Count(export);
        return
        [
            new($"import/{database}/created", rows / first.TotalSeconds, "rows/s", 5_000),
            new($"import/{database}/unchanged", rows / again.TotalSeconds, "rows/s"),
            new($"import/{database}/exported", rows / watch.Elapsed.TotalSeconds, "rows/s"),
            new($"import/{database}/exported-bytes", bytes, "bytes"),
        ];
    }

    private static async Task<(Guid Import, TimeSpan Took)> TakeIn(CrmClient client, ImportColumn[] columns, byte[] file, int rows)
    {
        var import = await client.Imports.Start(new(columns));
        var watch = Stopwatch.StartNew();
        await client.Imports.Send(import.Id, "bench.csv", () => new MemoryStream(file));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await client.Imports.Read(import.Id)) is var now && now.State is ImportState.Waiting or ImportState.Running)
            await pause.WaitForNextTickAsync();
        var ended = await client.Imports.Read(import.Id);
        return ended is { State: ImportState.Done, Rejected: 0 } && ended.Rows == rows
            ? (import.Id, watch.Elapsed)
            : throw new InvalidOperationException($"The import ended as {ended.State} with {ended.Rows} rows, {ended.Rejected} refused. {ended.Problem}");
    }

    private static async Task<long> Count(Stream stream)
    {
        var (buffer, sum) = (new byte[64 * 1024], 0L);
        for (var read = 1; read > 0; sum += read)
            read = await stream.ReadAsync(buffer);
        return sum;
    }

    private static ImportColumn[] Columns() =>
        [new("number", "externalId"), .. Enumerable.Range(0, 20).Select(field => new ImportColumn($"c{field}", $"fields.f{field}"))];

    private static byte[] Generated(int rows, string prefix = "n")
    {
        var text = new StringBuilder("number");
        for (var field = 0; field < 20; field++)
            text.Append(CultureInfo.InvariantCulture, $",c{field}");
        for (var row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{prefix}{row}");
            for (var field = 0; field < 20; field++)
                text.Append(field < 3 ? string.Create(CultureInfo.InvariantCulture, $",{(row * (field + 7)) % 9_000 / 10m}") : $",{s_words[(row + (field * row / 13)) % s_words.Length]}");
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }
}
