using System.Text;

namespace CloudCrm.Contracts.Tenants;

/// <summary>Mail addresses as they are compared.</summary>
public static class MailKey
{
    /// <summary>The form in which two addresses are the same: composed, lower case, without space around.</summary>
    public static string Of(string mail) => mail.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
}
