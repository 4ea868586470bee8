using CloudCrm.Contracts.Customers;

namespace CloudCrm.Gateway.Customers;

/// <summary>A customer as a line of a file, in the shape in which files are taken in.</summary>
internal static class ExportRow
{
    /// <summary>The columns of an export that names none, before the tenant's own fields.</summary>
    public static IReadOnlyList<ImportColumn> Usual { get; } =
        [.. new[] { "externalId", "name", "phone", "mail", "tags" }.Select(target => new ImportColumn(target, target))];

    public static IEnumerable<string> Of(Customer customer, IReadOnlyList<ImportColumn> columns)
    {
        var given = new Dictionary<ContactKind, int>();
        foreach (var (_, target) in columns)
        {
            yield return target switch
            {
                "externalId" => customer.ExternalId ?? "",
                "name" => customer.Name,
                "phone" => Next(ContactKind.Phone),
                "mail" => Next(ContactKind.Mail),
                "handle" => Next(ContactKind.Handle),
                "tags" => string.Join(';', customer.Tags),
                "street" => Address()?.Street ?? "",
                "city" => Address()?.City ?? "",
                "region" => Address()?.Region ?? "",
                "postalCode" => Address()?.PostalCode ?? "",
                "country" => Address()?.Country ?? "",
                _ => customer.Fields.FirstOrDefault(field => target.AsSpan(CustomerParts.Own.Length).SequenceEqual(field.Key))?.Value ?? "",
            };
        }

        // The second column of a kind holds the second contact of that kind.
        string Next(ContactKind kind)
        {
            var at = given.GetValueOrDefault(kind);
            given[kind] = at + 1;
            return customer.Contacts.Where(contact => contact.Kind == kind).ElementAtOrDefault(at)?.Value ?? "";
        }

        PostalAddress? Address() => customer.Addresses.FirstOrDefault();
    }
}
