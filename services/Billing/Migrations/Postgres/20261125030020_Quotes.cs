using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Quotes of planned acts.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261125030020_Quotes")]
internal sealed class Quotes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE quotes (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            document text NOT NULL,
            PRIMARY KEY (tenant_id, id));

        """
        + Rls.Postgres("quotes"));
}
