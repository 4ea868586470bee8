namespace CloudCrm.Crm.Tenants;

/// <summary>The secret of the operator that this start made. For the one line that the host prints; never logged.</summary>
public sealed class FirstRunSecret
{
    /// <summary>The operator's address; null when no operator was made.</summary>
    public string? Mail { get; private set; }

    /// <summary>The operator's password; null when no operator was made, or when the settings name the secret.</summary>
    public string? Secret { get; private set; }

    internal void Tell(string mail, string? secret) => (Mail, Secret) = (mail, secret);
}
