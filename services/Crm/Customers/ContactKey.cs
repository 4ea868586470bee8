using System.Globalization;
using System.Text;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Interactions;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers;

/// <summary>Phones, mails and handles in the one spelling that look-ups compare.</summary>
internal static class ContactKey
{
    private const int MaxLength = 254;
    private const int MinDigits = 3;
    private const int MaxDigits = 15;
    private const string PhonePunctuation = "-./()[]·‐‑‒–—";

    /// <summary>The spelling to compare by, or what is wrong with the value, naming <paramref name="field"/>.</summary>
    public static Outcome<string> Of(ContactKind kind, string? value, string field)
    {
        if (PlainText.Check(field, value, 1, MaxLength) is { } refusal)
            return refusal;
        var key = kind switch
        {
            ContactKind.Phone => Phone(value!),
            ContactKind.Mail => Mail(value!),
            ContactKind.Handle => Handle(value!),
            _ => null,
        };
        return key is null ? Refusal.Invalid(field, Wrong(kind), "contact") : key;
    }

    /// <summary>Digits, with a plus where the number is international. A number without one stays national: no country is guessed.</summary>
    private static string? Phone(string value)
    {
        var text = value.Normalize(NormalizationForm.FormKC).Trim().TrimStart('(', ' ');
        var international = text.StartsWith('+') || text.StartsWith("00", StringComparison.Ordinal);
        // "+44 (0)20": the zero in brackets is dialled only inside the country.
        if (international)
            text = text.Replace("(0)", "", StringComparison.Ordinal);
        var digits = new StringBuilder(text.Length);
        foreach (var letter in text.AsSpan(text.StartsWith('+') ? 1 : 0))
        {
            if (char.IsAsciiDigit(letter))
                digits.Append(letter);
            else if (!char.IsWhiteSpace(letter) && !PhonePunctuation.Contains(letter, StringComparison.Ordinal))
                return null;
        }
        if (international && !text.StartsWith('+'))
            digits.Remove(0, 2);
        return digits.Length is >= MinDigits and <= MaxDigits ? (international ? "+" : "") + digits : null;
    }

    private static string? Mail(string value)
    {
        var text = value.Trim().ToLowerInvariant();
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var hasGap = text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
        return at is >= 1 and <= 64 && at == text.LastIndexOf('@') && at < text.Length - 1 && !hasGap ? text : null;
    }

    /// <summary><c>channel:name</c>; an at sign before the name is not part of it.</summary>
    private static string? Handle(string value)
    {
        var text = value.Trim().ToLowerInvariant();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || !Channel.IsCode(text[..colon]) || text.Any(char.IsControl))
            return null;
        var name = text[(colon + 1)..].Trim().TrimStart('@');
        return name.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text[..colon]}:{name}") : null;
    }

    private static string Wrong(ContactKind kind) => kind switch
    {
        ContactKind.Phone => $"A phone number has {MinDigits} to {MaxDigits} digits, and a plus before an international one.",
        ContactKind.Mail => "A mail address looks like name@example.com.",
        ContactKind.Handle => "A handle looks like channel:name.",
        _ => "There is no such kind of contact.",
    };
}
