using System.Globalization;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>Published versions of the price book, with the one that is shipped.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261124010000_PriceBooks")]
internal sealed class PriceBooks : Migration
{
    private const string Table = """
        CREATE TABLE price_books (
            id TEXT NOT NULL PRIMARY KEY,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            effective_from INTEGER NOT NULL,
            published_at INTEGER NOT NULL,
            digest TEXT NOT NULL,
            document TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX ux_price_books_code ON price_books (code);
        CREATE UNIQUE INDEX ux_price_books_effective_from ON price_books (effective_from);
        CREATE TRIGGER price_books_keep BEFORE UPDATE ON price_books BEGIN SELECT RAISE(ABORT, 'What is published stays.'); END;
        CREATE TRIGGER price_books_stay BEFORE DELETE ON price_books BEGIN SELECT RAISE(ABORT, 'What is published stays.'); END;

        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        Table + ShippedBook.InsertSql(id => $"'{id.ToString().ToUpperInvariant()}'", at => at.ToMicroseconds().ToString(CultureInfo.InvariantCulture)));
}
