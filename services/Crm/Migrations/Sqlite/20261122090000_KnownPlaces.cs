using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Guesses are bounded by where they come from: places that got in are known, and accounts are locked no more.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261122090000_KnownPlaces")]
internal sealed class KnownPlaces : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE accounts DROP COLUMN failures;
        ALTER TABLE accounts DROP COLUMN locked_until;
        CREATE TABLE known_places (
            subject TEXT NOT NULL,
            place TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (subject, place)) STRICT, WITHOUT ROWID;
        """);
}
