using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Fields;
using CloudCrm.Crm.Interactions;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers;

/// <summary>The decisions about what is known of a customer beside kind, name and contacts. Pure.</summary>
internal static class Particulars
{
    public const int MaxExternalId = 200;
    public const int MaxTags = 50;
    public const int MaxTag = 50;
    public const int MaxAddresses = 10;
    public const int MaxConsents = 20;
    public const int MaxRelations = 50;
    private const int MaxPart = 200;

    /// <summary>The customer with these particulars; those that are null stay.</summary>
    public static Outcome<Customer> With(this Customer customer, CustomerParticulars? given, FieldBook fields, DateTimeOffset now)
    {
        if (given is null)
            return customer;
        if (Check(customer, given) is { } refusal)
            return refusal;
        if (!Consents(customer.Consents, given.Consents, now).Try(out var consents, out refusal)
            || !FieldRules.Merge(customer.Fields, given.Fields, fields).Try(out var values, out refusal))
            return refusal;
        return customer with
        {
            ExternalId = given.ExternalId is { } external ? (external.Length == 0 ? null : external) : customer.ExternalId,
            OwnerId = given.Unown ? null : given.OwnerId ?? customer.OwnerId,
            Tags = Or(given.Tags, customer.Tags),
            Addresses = Or(given.Addresses, customer.Addresses),
            Consents = consents,
            Relations = Or(given.Relations, customer.Relations),
            Fields = values,
        };
    }

    /// <summary>True when both have the same particulars.</summary>
    public static bool HasParticularsOf(this Customer customer, Customer other) =>
        customer.ExternalId == other.ExternalId && customer.OwnerId == other.OwnerId && customer.Tags.SequenceEqual(other.Tags)
        && customer.Addresses.SequenceEqual(other.Addresses) && customer.Consents.SequenceEqual(other.Consents)
        && customer.Relations.SequenceEqual(other.Relations) && customer.Fields.SequenceEqual(other.Fields);

    private static Refusal? Check(Customer customer, CustomerParticulars given)
    {
        if (given.Unown && given.OwnerId is not null)
            return Refusal.Invalid("unown", "Either name an owner or take it away, not both.");
        return PlainText.CheckOptional("externalId", given.ExternalId, 0, MaxExternalId)
            ?? (given.ExternalId is { Length: > 0 } external ? PlainText.CheckName("externalId", external, MaxExternalId) : null)
            ?? (given.Tags is { } tags ? CheckTags(tags) : null)
            ?? (given.Addresses is { } addresses ? CheckAddresses(addresses) : null)
            ?? (given.Relations is { } relations ? CheckRelations(customer.Id, relations) : null);
    }

    private static Refusal? CheckTags(ImmutableArray<string> tags)
    {
        if (tags.Length > MaxTags)
            return Refusal.Invalid("tags", $"At most {MaxTags} tags.", "length");
        for (var i = 0; i < tags.Length; i++)
        {
            if (PlainText.CheckName($"tags[{i}]", tags[i], MaxTag) is { } refusal)
                return refusal;
            if (TagKey(tags[i]).Length == 0)
                return Refusal.Invalid($"tags[{i}]", "A tag has at least one letter or digit.");
        }

        return tags.Select(TagKey).Distinct(StringComparer.Ordinal).Count() == tags.Length
            ? null
            : Refusal.Invalid("tags", "A tag stands in the list twice (case and accents aside).", "duplicate");
    }

    /// <summary>A tag as it is compared.</summary>
    public static string TagKey(string tag) => NameKey.Of(tag).Trim();

    private static Refusal? CheckAddresses(ImmutableArray<PostalAddress> addresses)
    {
        if (addresses.Length > MaxAddresses)
            return Refusal.Invalid("addresses", $"At most {MaxAddresses} addresses.", "length");
        for (var i = 0; i < addresses.Length; i++)
        {
            var (at, address) = ($"addresses[{i}]", addresses[i]);
            if (address is null || (string.IsNullOrWhiteSpace(address.Street) && string.IsNullOrWhiteSpace(address.City)
                && string.IsNullOrWhiteSpace(address.Region) && string.IsNullOrWhiteSpace(address.PostalCode) && address.Country is null))
                return Refusal.Invalid(at, "An address has at least one part.");
            var refusal = PlainText.CheckOptional($"{at}.label", address.Label, 0, CustomerRules.MaxLabel)
                ?? PlainText.CheckOptional($"{at}.street", address.Street, 0, MaxPart)
                ?? PlainText.CheckOptional($"{at}.city", address.City, 0, MaxPart)
                ?? PlainText.CheckOptional($"{at}.region", address.Region, 0, MaxPart)
                ?? PlainText.CheckOptional($"{at}.postalCode", address.PostalCode, 0, MaxPart)
                ?? (address.Country is null || (address.Country.Length == 2 && address.Country.All(char.IsAsciiLetterUpper))
                    ? null
                    : Refusal.Invalid($"{at}.country", "Two capital letters (ISO 3166-1), such as TW."));
            if (refusal is not null)
                return refusal;
        }

        return null;
    }

    private static Refusal? CheckRelations(Guid id, ImmutableArray<Relation> relations)
    {
        if (relations.Length > MaxRelations)
            return Refusal.Invalid("relations", $"At most {MaxRelations} relations.", "length");
        for (var i = 0; i < relations.Length; i++)
        {
            if (relations[i] is not { } relation || !Channel.IsCode(relation.Type))
                return Refusal.Invalid($"relations[{i}].type", "1 to 32 of a-z, 0-9 and hyphen.");
            if (relation.CustomerId == id)
                return Refusal.Invalid($"relations[{i}].customerId", "A customer stands in no relation to itself.");
        }

        return relations.Distinct().Count() == relations.Length ? null : Refusal.Invalid("relations", "A relation stands in the list twice.", "duplicate");
    }

    private static Outcome<ImmutableArray<Consent>> Consents(ImmutableArray<Consent> before, ImmutableArray<GiveConsent>? given, DateTimeOffset now)
    {
        var consents = before.ToDictionary(consent => consent.Channel, StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, consent) in (given ?? []).Index())
        {
            if (consent is null || !Channel.IsCode(consent.Channel))
                return Refusal.Invalid($"consents[{i}].channel", "A channel is 1 to 32 of a-z, 0-9 and hyphen.");
            if (!named.Add(consent.Channel))
                return Refusal.Invalid($"consents[{i}].channel", "This channel stands in the list twice.", "duplicate");
            var refusal = PlainText.CheckOptional($"consents[{i}].source", consent.Source, 0, MaxPart) ?? InteractionRules.CheckTime(consent.At, now, $"consents[{i}].at");
            if (refusal is not null)
                return refusal;
            var known = consents.GetValueOrDefault(consent.Channel);
            // The same said again without a time is no news.
            if (known is null || consent.At is not null || known.Granted != consent.Granted || known.Source != consent.Source)
                consents[consent.Channel] = new(consent.Channel, consent.Granted, consent.At?.ToInstant() ?? now, consent.Source);
        }

        if (consents.Count > MaxConsents)
            return Refusal.Invalid("consents", $"At most {MaxConsents} channels.", "length");
        return consents.Values.OrderBy(consent => consent.Channel, StringComparer.Ordinal).ToImmutableArray();
    }

    private static ImmutableArray<T> Or<T>(ImmutableArray<T>? given, ImmutableArray<T> known) => given is { IsDefault: false } some ? some : known;
}
