using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>The journal keeps from where each change came.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261123040000_JournalAddress")]
internal sealed class JournalAddress : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MechanismTables.JournalAddress);
}
