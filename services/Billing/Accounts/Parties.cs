using System.Net.Mail;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Accounts;

/// <summary>What a party on an invoice has to be.</summary>
internal static class Parties
{
    /// <summary>The party in the form in which it is kept: trimmed, nothing instead of blanks.</summary>
    /// <param name="party">What was given.</param>
    /// <param name="prefix">What stands before the fields' names in a refusal.</param>
    public static Outcome<BillingParty> Checked(this BillingParty party, string prefix)
    {
        var kept = new BillingParty(Text(party.LegalName), Text(party.Address), Text(party.TaxId), Text(party.PurchaseOrder), Text(party.Mail), Text(party.Country));
        (string Field, string? Text, int Max)[] lengths =
            [("legalName", kept.LegalName, 200), ("address", kept.Address, 500), ("taxId", kept.TaxId, 40), ("purchaseOrder", kept.PurchaseOrder, 60), ("mail", kept.Mail, 254)];
        foreach (var (field, text, max) in lengths)
        {
            if (text?.Length > max)
                return Refusal.Invalid(prefix + field, $"At most {max} characters.");
            if (text?.Any(c => char.IsControl(c) && (c != '\n' || field != "address")) == true)
                return Refusal.Invalid(prefix + field, "It must not have control characters.");
        }

        if (kept.Country is { } country && !(country.Length == 2 && country.All(char.IsAsciiLetterUpper)))
            return Refusal.Invalid($"{prefix}country", "A country is its ISO 3166-1 code of two capital letters, such as TW.");
        return kept.Mail is { } mail && !(MailAddress.TryCreate(mail, out var address) && address.Address == mail)
            ? Refusal.Invalid($"{prefix}mail", "This is not a mail address.")
            : kept;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
}
