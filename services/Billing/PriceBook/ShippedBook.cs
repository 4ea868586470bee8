using System.Globalization;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.PriceBook;

/// <summary>
/// The version that a new installation begins with (<c>default.json</c>): it holds from before anything could be recorded. The migration that makes the table
/// puts it there, so that an installation keeps its own when a later release ships another.
/// </summary>
internal static class ShippedBook
{
    /// <summary>Its document, as it is written in the project.</summary>
    public static string Text()
    {
        using var reader = new StreamReader(typeof(ShippedBook).Assembly.GetManifestResourceStream("default.json")!);
        return reader.ReadToEnd();
    }

    /// <summary>The book.</summary>
    public static Book Read() => BookJson.Read(Text()).Value;

    /// <summary>Puts it into the table.</summary>
    /// <param name="id">How the database writes an id.</param>
    /// <param name="instant">How the database writes an instant.</param>
    public static string InsertSql(Func<Guid, string> id, Func<DateTimeOffset, string> instant)
    {
        var book = Read();
        var row = PriceBookGrain.Row(Ids.From("price-book", book.Version), book, book.EffectiveFrom);
        return string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO price_books (id, code, name, effective_from, published_at, digest, document)
            VALUES ({id(row.Id)}, {Literal(row.Code)}, {Literal(row.Name)}, {instant(row.EffectiveFrom)}, {instant(row.PublishedAt)}, {Literal(row.Digest)}, {Literal(row.Document)});

            """);
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
