using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>A customer's entries in the journal are found by the customer.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123020100_CustomerHistory")]
internal sealed class CustomerHistory : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE INDEX ix_journal_customers ON journal (tenant_id, entity_id, sequence) WHERE entity = 'customer';");
}
