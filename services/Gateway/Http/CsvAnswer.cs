using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CloudCrm.Gateway.Http;

/// <summary>A list as a CSV file (RFC 4180, UTF-8, lines end with LF), written page by page as it is read. Only what must be quoted is.</summary>
internal sealed class CsvAnswer : IResult
{
    public const string MediaType = "text/csv";

    private static readonly CsvConfiguration s_format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        ShouldQuote = cell => cell.Field.AsSpan().ContainsAny("\",\r\n"),
    };

    private readonly Func<CsvWriter, Task> _write;

    private CsvAnswer(Func<CsvWriter, Task> write) => _write = write;

    /// <summary>The file, or the refusal of its first page.</summary>
    public static IResult Of<T>(IEnumerable<string> header, Outcome<Page<T>> first, Func<string, Task<Outcome<Page<T>>>> next, Func<T, IEnumerable<string>> cells)
    {
        if (!first.Try(out var page, out var refusal))
            return Answer.Refused(refusal);
        return new CsvAnswer(async csv =>
        {
            await Line(csv, header);
            for (; ; page = (await next(page.Next)).Value)
            {
                foreach (var item in page.Items)
                    await Line(csv, cells(item));
                if (page.Next is null)
                    return;
            }
        });
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = $"{MediaType}; charset=utf-8";
        return WriteTo(httpContext.Response.Body);
    }

    /// <summary>Writes the file as a part of something else.</summary>
    public async Task WriteTo(Stream stream)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        await using var csv = new CsvWriter(text, s_format, leaveOpen: true);
        await _write(csv);
    }

    private static async Task Line(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        await csv.NextRecordAsync();
    }
}
