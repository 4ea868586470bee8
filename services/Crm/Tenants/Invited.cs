using System.Collections.Immutable;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;

namespace CloudCrm.Crm.Tenants;

/// <summary>An invitation as the tenant keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mail">Who is invited.</param>
/// <param name="Roles">The roles to be given.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">Valid until (UTC).</param>
/// <param name="SecretHash">SHA-256 of the secret.</param>
/// <param name="AcceptedBy">Who took it up.</param>
internal sealed record Invited(
    Guid Id, string Mail, ImmutableArray<Role> Roles, InvitationState State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    ImmutableArray<byte> SecretHash, Guid? AcceptedBy)
{
    public bool IsFor(string mail) => MailAddresses.Key(Mail) == MailAddresses.Key(mail);

    public Invitation ToContract(string? token = null) => new(Id, Mail, Roles, State, ExpiresAt, token);

    /// <summary>The mail that brings it, in the tenant's language.</summary>
    public Letter ToLetter(Tenancy tenancy, Token token) => new(LetterKind.Invitation, Mail, tenancy.Language, token.Text, ExpiresAt, tenancy.Name);
}
