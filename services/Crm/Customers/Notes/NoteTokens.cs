using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Search;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Notes;

/// <summary>Which tokens of a note no other note of the customer has: notes share a token's row.</summary>
internal static class NoteTokens
{
    /// <summary>The most other notes that are looked through, the newest first. With more than those, tokens stay: they find a customer by a word that is gone.</summary>
    private const int MaxRead = 1_000;

    /// <summary>The tokens that go when a note becomes another one, or goes.</summary>
    public static async Task<IReadOnlyCollection<PlacedToken>> Gone(IDbSource<CrmDb> source, TenantId tenant, Note before, Note? after)
    {
        var gone = CustomerTokens.OfCustomerNote(before.Shown()).ToHashSet();
        if (after is not null)
            gone.ExceptWith(CustomerTokens.OfCustomerNote(after.Shown()));
        var read = 0;
        await using var db = source.ForTenant(tenant);
        var others = db.Set<NoteRow>()
            .Where(row => row.TenantId == tenant && row.CustomerId == before.CustomerId && row.Id != before.Id)
            .OrderByDescending(row => row.At).Take(MaxRead + 1);
        await foreach (var other in others.AsAsyncEnumerable())
        {
            if (gone.Count == 0 || ++read > MaxRead)
                return [];
            gone.ExceptWith(CustomerTokens.OfCustomerNote(other.ToNote().Shown()));
        }

        return gone;
    }
}
