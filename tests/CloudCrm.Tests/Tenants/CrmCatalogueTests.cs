using CloudCrm.Crm;
using CloudCrm.Tests.Foundation.Data.Catalogue;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class CrmCatalogueTests
{
    [Test]
    public Task Migrations_make_the_model() => DatabaseContract.MigrationsMakeTheModel<CrmDb, PgCrmDb, LiteCrmDb>("Crm");

    // People who sign in and operators stand outside the tenants.
    [Test, ServersOnly]
    public Task Tenants_are_kept_apart() => DatabaseContract.TenantsAreKeptApart<CrmDb, PgCrmDb, LiteCrmDb>("Crm", "accounts", "account_links", "demo_marks", "known_places", "operator_sessions");
}
