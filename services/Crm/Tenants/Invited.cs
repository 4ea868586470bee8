using System.Collections.Immutable;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Credentials;

namespace CloudCrm.Crm.Tenants;

/// <summary>An invitation as the tenant keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mail">Who is invited.</param>
/// <param name="Roles">The roles to be given.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">Valid until (UTC).</param>
/// <param name="SecretHash">SHA-256 of the secret.</param>
/// <param name="MailSecretHash">SHA-256 of the secret that went out by mail; empty in older ones.</param>
/// <param name="AcceptedBy">Who took it up.</param>
internal sealed record Invited(
    Guid Id, string Mail, ImmutableArray<Role> Roles, InvitationState State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    ImmutableArray<byte> SecretHash, ImmutableArray<byte> MailSecretHash, Guid? AcceptedBy)
{
    public bool IsFor(string mail) => MailAddresses.Key(Mail) == MailAddresses.Key(mail);

    public Invitation ToContract(string? token = null) => new(Id, Mail, Roles, State, ExpiresAt, token);

    /// <summary>The mail that brings it, in the tenant's language.</summary>
    public Letter ToLetter(Tenancy tenancy, Token token) => new(LetterKind.Invitation, Mail, tenancy.Language, token.Text, ExpiresAt, tenancy.Name);

    /// <summary>Whether a secret is the one that only the invited address got.</summary>
    public bool IsByMail(string secret) => !MailSecretHash.IsDefaultOrEmpty && Secrets.Match(secret, MailSecretHash);

    /// <summary>Whether a secret is one of this invitation's.</summary>
    public bool Knows(string secret) => Secrets.Match(secret, SecretHash) || IsByMail(secret);
}
