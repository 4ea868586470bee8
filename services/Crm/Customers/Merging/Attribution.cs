using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>
/// Whose an act is among customers that were merged: of the one that has the phone, mail or handle through which it came; without one, or where none has it, of
/// their survivor. Where several have it: of the one that was named, else of the survivor, else of the one that was registered first.
/// </summary>
internal static class Attribution
{
    /// <summary>The customer that an act is put down to; null where there is no customer of the name.</summary>
    /// <param name="grains">For the customer that is named: it almost always is the one, and then nothing else is asked.</param>
    /// <param name="source">The database.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="named">Whom the act names.</param>
    /// <param name="through">What it came through.</param>
    public static async Task<Guid?> Of(IGrainFactory grains, IDbSource<CrmDb> source, TenantId tenant, Guid named, ContactReference? through)
    {
        if (!(await grains.Customer(tenant, named).Read()).Try(out var customer, out _))
            return null;
        if (through is null && customer.MergedInto is null)
            return named;
        var key = through is null ? null : ContactKey.Of(through.Kind, through.Value, "through.value").Value;
        if (through is not null && customer.Contacts.Any(contact => contact.Kind == through.Kind && ContactKey.Of(contact.Kind, contact.Value, "contacts").Value == key))
            return named;

        await using var db = source.ForTenant(tenant);
        var survivor = customer.MergedInto is { } into ? await Family.Survivor(db, tenant, into) : named;
        if (through is null)
            return survivor;
        var family = await Family.Of(db, tenant, survivor);
        if (family.Count == 1)
            return survivor;
        var kind = through.Kind;
        var having = await db.Set<ContactRow>()
            .Where(row => row.TenantId == tenant && row.Kind == kind && row.Normalised == key && EF.Parameter(family).Contains(row.CustomerId))
            .Join(db.Set<CustomerRow>(), row => new { row.TenantId, Id = row.CustomerId }, row => new { row.TenantId, row.Id }, (_, row) => new { row.Id, row.CreatedAt })
            .ToListAsync();
        return having.Count == 0 || having.Exists(row => row.Id == survivor) ? survivor : having.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).First().Id;
    }

    /// <summary>What is wrong with what something is said to have come through; null where it is fine.</summary>
    public static Refusal? Check(ContactReference? through)
    {
        if (through is null)
            return null;
        if (!Enum.IsDefined(through.Kind))
            return Refusal.Invalid("through.kind", "There is no such kind of contact.");
        return ContactKey.Of(through.Kind, through.Value, "through.value").Try(out _, out var refusal) ? null : refusal;
    }
}
