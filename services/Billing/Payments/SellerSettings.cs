using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Foundation;
using Microsoft.Extensions.Configuration;

namespace CloudCrm.Billing.Payments;

/// <summary>Who sends invoices: the settings <c>Billing:Seller:LegalName</c>, <c>Address</c>, <c>Country</c>, <c>TaxId</c>, <c>Mail</c> and <c>Payment</c>.</summary>
/// <param name="LegalName">The operator's registered name.</param>
/// <param name="Address">Its address; lines are separated by <c>|</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-2, in capitals.</param>
/// <param name="TaxId">Its number at the tax office.</param>
/// <param name="Mail">Where questions about invoices go.</param>
/// <param name="Payment">How to pay, such as a bank account; lines are separated by <c>|</c>.</param>
internal sealed record SellerSettings(string LegalName, string Address, string Country, string? TaxId, string? Mail, string? Payment)
{
    private const string Section = "Billing:Seller:";

    /// <summary>Reads them; without them invoices name the product.</summary>
    /// <exception cref="SettingException">A setting is too long; it is named.</exception>
    public static SellerSettings From(IConfiguration configuration) => new(
        Read(configuration, "LegalName", Party.TextMax) ?? "CloudCrm",
        (Read(configuration, "Address", Party.TextMax) ?? "").Replace('|', '\n'),
        Read(configuration, "Country", 2) ?? "",
        Read(configuration, "TaxId", 40),
        Read(configuration, "Mail", 254),
        Read(configuration, "Payment", Party.TextMax)?.Replace('|', '\n'));

    /// <summary>As it stands on invoices.</summary>
    public Party ToParty() => new() { LegalName = LegalName, Address = Address, Country = Country, TaxId = TaxId, BillingMail = Mail, Payment = Payment };

    private static string? Read(IConfiguration configuration, string name, int max)
    {
        var text = configuration[Section + name];
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return text.Length <= max ? text.Trim() : throw new SettingException($"{Section}{name} has more than {max} characters.");
    }
}
