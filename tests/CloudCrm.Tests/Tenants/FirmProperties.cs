using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants;
using CloudCrm.Crm.Tenants.Credentials;

namespace CloudCrm.Tests.Tenants;

/// <summary>Whatever members do with roles, teams, each other and the tenant itself, it keeps an owner and its teams hold members only.</summary>
[TestFixture]
internal sealed class FirmProperties
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<Guid> s_people = [.. Enumerable.Range(1, 5).Select(n => new Guid(n, 0, 0, new byte[8]))];
    private static readonly ImmutableArray<Guid> s_teams = [.. Enumerable.Range(1, 3).Select(n => new Guid(0, (short)n, 0, new byte[8]))];
    private static readonly string s_secret = Secrets.New();

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void There_is_always_an_owner_and_teams_hold_members_only(int[] words)
    {
        var tenancy = Opened();
        var now = s_start;
        foreach (var word in words)
        {
            now += TimeSpan.FromHours(5);
            if (!Decide(tenancy, Spread(word), now).Try(out var step, out _))
                continue;
            var before = tenancy;
            tenancy = step.After.Settled();
            Assert.Multiple(() =>
            {
                Assert.That(Owners(step.After).Except(Owners(before)).Where(account => !WasAsked(step, account)), Is.Empty, "an owner unasked");
                Assert.That(tenancy.Members.Values.Count(member => member.IsOwner), Is.GreaterThan(0), "owners");
                Assert.That(tenancy.ClosesAt is not null, Is.EqualTo(tenancy.State is TenantState.Closing or TenantState.Closed), "an end has a time");
                Assert.That(tenancy.Teams.Values.SelectMany(team => team.Members).Except(tenancy.Members.Keys), Is.Empty, "strangers in teams");
                Assert.That(tenancy.Teams.Values.Select(team => Tenancy.TeamKey(team.Name)), Is.Unique);
                Assert.That(step.Happenings.Length == 0, Is.EqualTo(step.ChangesNothing));
            });
        }
    }

    private static IEnumerable<Guid> Owners(Tenancy tenancy) => tenancy.Members.Values.Where(member => member.IsOwner).Select(member => member.AccountId);

    private static bool WasAsked(Step step, Guid account) =>
        step.Happenings[0] is var first && ((first.Entity, first.Verb) == ("ownership_offer", "accepted") || ((first.Entity, first.Verb) == ("member", "joined") && first.EntityId == account));

    private static Outcome<Step> Decide(Tenancy tenancy, uint word, DateTimeOffset now)
    {
        uint Take(uint below)
        {
            var taken = word % below;
            word /= below;
            return taken;
        }

        Guid Somebody() => s_people[(int)Take((uint)s_people.Length)];
        var act = Take(17);
        var actor = Somebody();
        var by = tenancy.StandingOf(new(ActorKind.Account, actor, Guid.Empty), Right.None);
        var (whom, team, role) = (Somebody(), s_teams[(int)Take(3)], (Role)Take(6));
        return act switch
        {
            0 => tenancy.Join(Invitation(whom, role, now), s_secret, whom, "Somebody", now),
            1 => tenancy.Remove(whom, null, by),
            2 => tenancy.ChangeRoles(whom, [role], null, by),
            3 => tenancy.Make(new(team, $"Team {Take(3)}", "", [whom, Somebody()]), by),
            4 => tenancy.Change(team, new($"TEAM {Take(3)}", null, null), null, by),
            5 => tenancy.Change(team, new(null, "for something", [whom]), null, by),
            6 => tenancy.SetTeamMember(team, whom, true, null, by),
            7 => tenancy.SetTeamMember(team, whom, false, null, by),
            8 => tenancy.DeleteTeam(team, null, now, by),
            9 => tenancy.OfferOwnership(new(team, whom, Take(2) == 0), actor, now, by),
            10 or 11 when tenancy.Offer is { } offer => tenancy.AcceptOwnership(offer, Take(3) == 0 ? actor : offer.To, now),
            12 when tenancy.Offer is { } offer => Take(2) == 0 ? tenancy.WithdrawOwnership(offer, by) : tenancy.DeclineOwnership(offer, actor),
            13 => tenancy.ExpireOwnership(team),
            14 => tenancy.Close(tenancy.Name, now, by),
            15 => tenancy.Reopen("", by),
            _ => tenancy.Become((TenantState)Take(2), "", null, now, Standing.Product),
        };
    }

    private static Invited Invitation(Guid whom, Role role, DateTimeOffset now) =>
        new(whom, $"{whom:n}@example.com", [role], InvitationState.Open, now, now + Tenancy.InvitationLife, Secrets.Hash(s_secret), [], null);

    /// <summary>Small numbers, of which failures shrink well, over the whole range.</summary>
    private static uint Spread(int word) => unchecked((uint)word * 2_654_435_761u);

    private static Tenancy Opened() => Tenancy
        .Opening(TenantId.From(new Guid(99, 0, 0, new byte[8])), new("Acme", "team", "UTC", "en", s_people[0], "Ada", "ada@example.com"), s_start)
        .Value.After;
}
