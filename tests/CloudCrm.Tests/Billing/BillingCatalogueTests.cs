using CloudCrm.Billing;
using CloudCrm.Tests.Foundation.Data.Catalogue;

namespace CloudCrm.Tests.Billing;

public sealed class BillingCatalogueTests
{
    [Test]
    public Task Migrations_make_the_model() => DatabaseContract.MigrationsMakeTheModel<BillingDb, PgBillingDb, LiteBillingDb>("Billing");

    [Test, ServersOnly]
    public Task Tenants_are_kept_apart() => DatabaseContract.TenantsAreKeptApart<BillingDb, PgBillingDb, LiteBillingDb>("Billing", "price_books", "invoice_numbers", "meters", "stripe_customers", "stripe_events", "stripe_calls");
}
