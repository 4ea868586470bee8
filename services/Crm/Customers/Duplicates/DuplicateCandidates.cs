using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Search;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Duplicates;

/// <summary>Customers that are worth a comparison, each by an index; all bounded.</summary>
internal sealed class DuplicateCandidates(CrmDb db, TenantId tenant)
{
    /// <summary>A phone, mail or handle that more customers share says nothing of any of them.</summary>
    private const int MaxSharing = 50;

    /// <summary>Rows of contacts that are read at once for each kind.</summary>
    private const int MaxRows = 5_000;

    /// <summary>Customers that have a word of a name in common that are looked at.</summary>
    private const int MaxByName = 500;

    private const int MaxWords = 16;

    /// <summary>For each of these, who has a phone, mail or handle of it, itself among them.</summary>
    public async Task<ILookup<Guid, CustomerRow>> ByContacts(IReadOnlyList<Customer> customers)
    {
        var sharing = new Dictionary<(ContactKind, string), List<Guid>>();
        foreach (var contacts in customers.SelectMany(customer => customer.Contacts).GroupBy(contact => contact.Kind))
        {
            var (kind, keys) = (contacts.Key, contacts.Select(KeyOf).Distinct().ToList());
            var rows = await db.Set<ContactRow>().Where(row => row.TenantId == tenant && row.Kind == kind && EF.Parameter(keys).Contains(row.Normalised))
                .OrderBy(row => row.Normalised).ThenBy(row => row.CustomerId).Take(MaxRows).Select(row => new { row.Normalised, row.CustomerId }).ToListAsync();
            foreach (var same in rows.GroupBy(row => row.Normalised, row => row.CustomerId).Where(same => same.Count() is > 1 and <= MaxSharing))
                sharing[(kind, same.Key)] = [.. same];
        }

        var standing = (await Standing([.. sharing.Values.SelectMany(ids => ids).Distinct()])).ToDictionary(row => row.Id);
        var pairs =
            from customer in customers
            from contact in customer.Contacts
            from id in sharing.GetValueOrDefault((contact.Kind, KeyOf(contact)), [])
            where standing.ContainsKey(id)
            select (customer.Id, Row: standing[id]);
        return pairs.ToLookup(pair => pair.Id, pair => pair.Row);
    }

    /// <summary>Who has a whole word of the name, or begins with the same characters as its run of Chinese, Japanese or Korean.</summary>
    public async Task<List<CustomerRow>> ByName(Customer customer)
    {
        var words = CustomerTokens.OfText(customer.Name, SearchPlace.Name).Where(token => SearchPlace.IsStart(token.Place)).Select(token => token.Token)
            .Distinct().Take(MaxWords).ToList();
        if (words.Count == 0)
            return [];
        var ids = await db.Set<TokenRow>().Where(row => row.TenantId == tenant && EF.Parameter(words).Contains(row.Token) && row.Place == SearchPlace.Name)
            .Select(row => row.CustomerId).Distinct().Take(MaxByName).ToListAsync();
        var name = NameKey.Of(customer.Name);
        var namesakes = await db.Set<CustomerRow>().Where(row => row.TenantId == tenant && row.NameKey == name).OrderBy(row => row.Id).Select(row => row.Id)
            .Take(MaxSharing).ToListAsync();
        return await Standing([.. namesakes.Union(ids)]);
    }

    private static string KeyOf(ContactPoint contact) => ContactKey.Of(contact.Kind, contact.Value, "contacts").Value;

    private async Task<List<CustomerRow>> Standing(List<Guid> ids) => ids.Count == 0
        ? []
        : await db.Set<CustomerRow>().Where(row => row.TenantId == tenant && EF.Parameter(ids).Contains(row.Id) && !row.Archived && row.MergedInto == null).ToListAsync();
}
