using System.Collections.Immutable;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Duplicates;

/// <summary>
/// Whether two customers may be one. Each thing in common is taken as evidence by itself (a noisy or): what remains of the doubt is multiplied. A common mail or
/// handle leaves a tenth of it, a common phone a fifth (people share phones), a similar name 1 less 0.7 times the likeness. Pure.
/// </summary>
internal static class DuplicateRules
{
    private const double OfMail = 0.9;
    private const double OfHandle = 0.9;
    private const double OfPhone = 0.8;
    private const double OfName = 0.7;

    /// <summary>What they have in common; null where that is nothing.</summary>
    public static Duplicate? Compare(Customer customer, Customer other)
    {
        var (doubt, reasons) = (1.0, ImmutableArray.CreateBuilder<string>());
        foreach (var (kind, name, weight) in ((ContactKind, string, double)[])[(ContactKind.Phone, "phone", OfPhone), (ContactKind.Mail, "mail", OfMail), (ContactKind.Handle, "handle", OfHandle)])
        {
            if (!Keys(customer, kind).Intersect(Keys(other, kind)).Any())
                continue;
            reasons.Add(name);
            doubt *= 1 - weight;
        }

        if (NameLikeness.Of(customer.Name, other.Name) is var likeness and >= NameLikeness.Least)
        {
            reasons.Add("name");
            doubt *= 1 - (OfName * likeness);
        }

        return reasons.Count == 0 ? null : new(other, Math.Clamp((int)Math.Round(100 * (1 - doubt)), 1, 100), reasons.ToImmutable());
    }

    private static IEnumerable<string> Keys(Customer customer, ContactKind kind) =>
        customer.Contacts.Where(contact => contact.Kind == kind).Select(contact => ContactKey.Of(kind, contact.Value, "contacts").Value);
}
