using System.Net.Mail;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>Addresses that people sign in with.</summary>
internal static class MailAddresses
{
    /// <summary>The longest address (RFC 5321, section 4.5.3.1.3).</summary>
    private const int MaxLength = 254;

    /// <summary>The form in which two addresses are the same.</summary>
    public static string Key(string mail) => MailKey.Of(mail);

    /// <summary>What is wrong with an address; null where it is fine.</summary>
    public static Refusal? Check(string field, string? mail)
    {
        if (PlainText.Check(field, mail, 3, MaxLength) is { } refusal)
            return refusal;
        return MailAddress.TryCreate(mail, out var parsed) && parsed.Address == mail && !mail!.Any(char.IsWhiteSpace)
            ? null
            : Refusal.Invalid(field, "This is not a mail address.");
    }
}
