using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>A token and the place it comes from.</summary>
internal readonly record struct PlacedToken(string Token, short Place);

/// <summary>What a customer is found by. Pure; the same customer always gives the same tokens, so that a change writes only their difference.</summary>
internal static class CustomerTokens
{
    /// <summary>The most UTF-16 units of a token: more of a word does not find.</summary>
    public const int MaxLength = 100;

    /// <summary>The most tokens of a customer; name and contacts come first.</summary>
    public const int Max = 1_000;

    /// <summary>The most tokens of one note: what stands further behind in it does not find.</summary>
    public const int MaxOfNote = 500;

    /// <summary>The most characters of a run of Chinese, Japanese or Korean that one token holds.</summary>
    public const int MaxDense = 8;

    /// <summary>The tokens of a customer's own fields.</summary>
    public static IEnumerable<PlacedToken> Of(Customer customer, FieldBook fields) => All(customer, fields).Distinct().Take(Max);

    /// <summary>The tokens of an internal note.</summary>
    public static IEnumerable<PlacedToken> OfNote(string text) => OfText(text, SearchPlace.Note).Distinct().Take(MaxOfNote);

    /// <summary>The tokens of a note on the customer itself.</summary>
    public static IEnumerable<PlacedToken> OfCustomerNote(string text) => OfText(text, SearchPlace.CustomerNote).Distinct().Take(MaxOfNote);

    /// <summary>Has a customer found by an internal note; in the act that records it.</summary>
    public static Act FindByNote(this Act act, TenantId tenant, Guid customerId, string text)
    {
        foreach (var (token, place) in OfNote(text))
            act.InsertIfAbsent(new TokenRow { TenantId = tenant, Token = token, Place = place, CustomerId = customerId });
        return act;
    }

    /// <summary>The tokens of a text: its words, every end of a dense run, and what an apostrophe or hyphen joins.</summary>
    public static IEnumerable<PlacedToken> OfText(string text, short place)
    {
        var folded = SearchText.Fold(text);
        foreach (var word in SearchText.Words(folded))
        {
            if (!word.IsDense)
            {
                yield return new(PlainText.Cut(word.Text, MaxLength), place);
                continue;
            }

            foreach (var (token, isStart) in Ends(word.Text))
                yield return new(token, isStart ? place : SearchPlace.Inside(place));
        }

        foreach (var chunk in SearchChunk.Of(folded))
        {
            if (chunk.Joined is { } joined)
                yield return new(PlainText.Cut(joined, MaxLength), place);
        }
    }

    private static IEnumerable<PlacedToken> All(Customer customer, FieldBook fields)
    {
        foreach (var token in OfText(customer.Name, SearchPlace.Name))
            yield return token;
        foreach (var token in customer.Contacts.SelectMany(OfContact))
            yield return token;
        foreach (var token in customer.ExternalId is { } external ? OfCode(SearchText.Fold(external), SearchPlace.ExternalId) : [])
            yield return token;
        foreach (var token in customer.Tags.SelectMany(tag => OfText(tag, SearchPlace.Tag)))
            yield return token;
        foreach (var address in customer.Addresses)
        {
            foreach (var part in (string?[])[address.Street, address.City, address.Region, address.PostalCode])
            {
                foreach (var token in part is null ? [] : OfText(part, SearchPlace.Address))
                    yield return token;
            }
        }

        foreach (var token in OwnFields(customer, fields))
            yield return token;
    }

    private static IEnumerable<PlacedToken> OwnFields(Customer customer, FieldBook fields)
    {
        if (customer.Fields.IsEmpty)
            yield break;
        var values = customer.Fields.ToDictionary(value => value.Key, value => value.Value);
        for (var i = 0; i < fields.Fields.Length; i++)
        {
            // Those that lists can filter by: a file of customers may have hundreds of texts a row.
            if (fields.Fields[i] is not { Type: FieldType.Text, Slot: not null } || !values.TryGetValue(fields.Fields[i].Key, out var text))
                continue;
            foreach (var token in OfText(text, SearchPlace.OfField(i)))
                yield return token;
        }
    }

    private static IEnumerable<PlacedToken> OfContact(ContactPoint contact)
    {
        var key = ContactKey.Of(contact.Kind, contact.Value, "contacts").Value;
        switch (contact.Kind)
        {
            case ContactKind.Phone:
                return PhoneTokens.Of(key).Select(token => new PlacedToken(token, SearchPlace.Phone));
            case ContactKind.Mail:
                var mail = SearchText.Fold(key);
                var at = mail.IndexOf('@', StringComparison.Ordinal);
                return [.. OfCode(mail, SearchPlace.Mail, at), new(PlainText.Cut(mail[(at + 1)..], MaxLength), SearchPlace.Mail)];
            default:
                var handle = SearchText.Fold(key);
                return [new(PlainText.Cut(handle, MaxLength), SearchPlace.Handle), .. OfCode(handle[(handle.IndexOf(':', StringComparison.Ordinal) + 1)..], SearchPlace.Handle)];
        }
    }

    /// <summary>What has signs in it: the whole, and the words in it, up to <paramref name="end"/>; the first one is found by the whole.</summary>
    private static IEnumerable<PlacedToken> OfCode(string folded, short place, int? end = null)
    {
        yield return new(PlainText.Cut(folded, MaxLength), place);
        foreach (var token in OfText(end is { } before ? folded[..before] : folded, place))
        {
            if (!folded.StartsWith(token.Token, StringComparison.Ordinal))
                yield return token;
        }
    }

    private static IEnumerable<(string Token, bool IsStart)> Ends(string run)
    {
        var starts = new List<int>(run.Length);
        for (var i = 0; i < run.Length; i += char.IsHighSurrogate(run[i]) ? 2 : 1)
            starts.Add(i);
        for (var i = 0; i < starts.Count; i++)
            yield return (run[starts[i]..(i + MaxDense < starts.Count ? starts[i + MaxDense] : run.Length)], i == 0);
    }
}
