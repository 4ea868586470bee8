using CloudCrm.Billing.PriceBook;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Published versions of the price book, with the one that is shipped.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261124010000_PriceBooks")]
internal sealed class PriceBooks : Migration
{
    private const string Table = """
        CREATE TABLE price_books (
            id uuid NOT NULL PRIMARY KEY,
            code text COLLATE "C" NOT NULL,
            name text NOT NULL,
            effective_from timestamptz NOT NULL,
            published_at timestamptz NOT NULL,
            digest text NOT NULL,
            document text NOT NULL);
        CREATE UNIQUE INDEX ux_price_books_code ON price_books (code);
        CREATE UNIQUE INDEX ux_price_books_effective_from ON price_books (effective_from);

        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        Table + ShippedBook.InsertSql(id => $"'{id}'", at => $"'{at:O}'") + Rls.PostgresAppendOnly("price_books"));
}
