using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>Search over a tenant's customers, from the database.</summary>
[StatelessWorker, GrainType("customer-searcher")]
internal sealed class CustomerSearcher(IDbSource<CrmDb> source) : Grain, ICustomerSearcher
{
    private static readonly FieldBook NoFields = new([]);

    public async Task<Outcome<CustomerHits>> Search(string query, bool archived, int limit, ImmutableArray<string> hidden)
    {
        if (limit is < 1 or > ICustomerSearcher.MaxLimit)
            return Refusal.Invalid("limit", $"1 to {ICustomerSearcher.MaxLimit}.");
        if (!SearchQuery.Parse(query).Try(out var asked, out var refusal))
            return refusal;
        var tenant = GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;
        // Names of the tenant's own fields begin with "fields.".
        var fields = hidden.Any(name => name.Contains('.', StringComparison.Ordinal)) ? await GrainFactory.FieldBook(tenant).Read() : NoFields;
        short[] places = [.. hidden.SelectMany(name => SearchPlace.Of(name, fields))];

        await using var db = source.ForTenant(tenant);
        var (hits, more) = await new CustomerSearch(new(db, tenant, places), archived, limit).Run(asked);
        if (hits.Any(hit => hit.Places.Any(SearchPlace.IsOwn)) && fields.Fields.IsEmpty)
            fields = await GrainFactory.FieldBook(tenant).Read();
        return new CustomerHits(
            [.. hits.Select(hit => new CustomerHit(hit.Customer, [.. hit.Places.Order().Select(place => SearchPlace.NameOf(place, fields)).Distinct()]))], more);
    }
}
