using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>Invitations: open for 7 days, then taken up, taken back or expired.</summary>
internal sealed partial record Tenancy
{
    /// <summary>The most invitations that wait for an answer.</summary>
    public const int MaxOpenInvitations = 1_000;

    /// <summary>How long an invitation waits.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    public Outcome<Step> Invite(Invite command, ImmutableArray<byte> secretHash, ImmutableArray<byte> mailSecretHash, DateTimeOffset now, Standing by)
    {
        if (Bars(by, Right.ManageMembers) is { } bar)
            return bar;
        if (MailAddresses.Check("mail", command.Mail) is { } wrong)
            return wrong;
        if (!RoleSet.Parse(command.Roles).Try(out var roles, out var refusal))
            return refusal;
        if (by.CannotGive(roles) is { } forbidden)
            return forbidden;
        if (Members.Values.Any(member => MailAddresses.Key(member.Mail) == MailAddresses.Key(command.Mail)))
            return Refusal.Conflict("A member has this address already.", "already_member", "mail");
        if (Invitations.Values.Any(other => other.IsFor(command.Mail) && other.ExpiresAt > now))
            return Refusal.Conflict("An open invitation for this address exists: take it back first.", "already_invited", "mail");
        if (Invitations.Count >= MaxOpenInvitations)
            return Refusal.LimitReached($"At most {MaxOpenInvitations} invitations wait at a time.", "too_many_invitations");
        if (Members.Count >= MaxMembers)
            return TooManyMembers();

        var invited = new Invited(command.Id, command.Mail, roles, InvitationState.Open, now, now + InvitationLife, secretHash, mailSecretHash, AcceptedBy: null);
        var details = new Details().Fact("mail", invited.Mail).Fact("roles", invited.Roles).Fact("expiresAt", invited.ExpiresAt);
        return Next(With(invited), new("invitation", invited.Id, "made", details.ToString()));
    }

    /// <summary>Takes an invitation back; one that is closed already stays as it is, unless somebody joined by it.</summary>
    public Outcome<Step> Revoke(Invited invited, Standing by)
    {
        if (Bars(by, Right.ManageMembers) is { } bar)
            return bar;
        return invited.State switch
        {
            InvitationState.Open => Next(With(invited with { State = InvitationState.Revoked }), new("invitation", invited.Id, "revoked", "{}")),
            InvitationState.Accepted => Refusal.Conflict("This invitation was taken up: remove the member instead.", "invitation_accepted"),
            _ => Stay(),
        };
    }

    /// <summary>Null when an invitation can still be taken up, or was by somebody who may come again with the same secret.</summary>
    public Refusal? Closes(Invited invited, string secret, DateTimeOffset now)
    {
        if (!invited.Knows(secret))
            return Refusal.NotFound("invitation");
        return invited.State switch
        {
            InvitationState.Accepted => null,
            InvitationState.Revoked => Refusal.Conflict("This invitation was taken back.", "invitation_revoked"),
            InvitationState.Expired => Overdue(),
            _ when invited.ExpiresAt <= now => Overdue(),
            _ when State != TenantState.Active => Standstill(),
            _ => null,
        };
    }

    public Outcome<Step> Join(Invited invited, string secret, Guid accountId, string name, DateTimeOffset now)
    {
        if (Closes(invited, secret, now) is { } refusal)
            return refusal;
        var member = Members.GetValueOrDefault(accountId);
        if (invited.State == InvitationState.Accepted)
            return invited.AcceptedBy == accountId && member is not null
                ? Stay()
                : Refusal.Conflict("This invitation was taken up.", "invitation_accepted");
        if (member is null && Members.Count >= MaxMembers)
            return TooManyMembers();

        // Who is a member already (by another address of the same account) keeps its roles and gets the invited ones too.
        member = member is null
            ? new(accountId, name, invited.Mail, invited.Roles, HasSeat: false, now, Joining: Version + 1, Version: 1)
            : member with { Roles = RoleSet.Union(member.Roles, invited.Roles), Version = member.Version + 1 };
        var details = new Details().Fact("roles", member.Roles).Fact("invitation", invited.Id);
        return Next(
            With(member).With(invited with { State = InvitationState.Accepted, AcceptedBy = accountId }),
            new("member", accountId, "joined", details.ToString()));
    }

    public Step Expire(Guid id) => Invitations.TryGetValue(id, out var invited)
        ? Next(With(invited with { State = InvitationState.Expired }), new("invitation", id, "expired", "{}"))
        : Stay();

    private static Refusal Overdue() => Refusal.Conflict("This invitation has expired.", "invitation_expired");

    private static Refusal TooManyMembers() => Refusal.LimitReached($"A tenant has at most {MaxMembers} members.", "too_many_members");

    private Tenancy With(Invited invited) => this with { Invitations = Invitations.SetItem(invited.Id, invited) };
}
