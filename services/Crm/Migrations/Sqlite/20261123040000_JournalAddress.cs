using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>The journal keeps from where each change came.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123040000_JournalAddress")]
internal sealed class JournalAddress : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MechanismTables.JournalAddress);
}
