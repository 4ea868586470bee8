using System.Security.Cryptography;
using System.Text;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>SHA-256 of documents.</summary>
internal static class DocumentDigest
{
    /// <summary>Lower-case hexadecimal, of the text in UTF-8.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
