using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants;
using CloudCrm.Crm.Tenants.Credentials;

namespace CloudCrm.Tests.Tenants;

/// <summary>Any sequence of commands, by anybody, leaves the tenant in order. Commands are made of numbers, so that failures shrink well.</summary>
[TestFixture]
internal sealed class TenancyProperties
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<Guid> s_people = [.. Enumerable.Range(1, 6).Select(n => new Guid(n, 0, 0, new byte[8]))];
    private static readonly string s_secret = Secrets.New();
    private static readonly ImmutableArray<byte> s_hash = Secrets.Hash(s_secret);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Seats_and_owners_hold_after_any_commands(int[] words)
    {
        var tenancy = Opened();
        var now = s_start;
        foreach (var word in words)
        {
            now += TimeSpan.FromHours(1);
            var outcome = Decide(tenancy, word, now);
            if (!outcome.Try(out var step, out _))
                continue;
            AssertInOrder(tenancy, step);
            tenancy = step.After.Settled();
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Nobody_but_an_owner_makes_or_unmakes_owners(int[] words)
    {
        var tenancy = Opened();
        foreach (var word in words)
        {
            var actor = Pick(word >> 4);
            var wasOwner = tenancy.Members.TryGetValue(actor, out var member) && member.IsOwner;
            if (!Decide(tenancy, word, s_start).Try(out var step, out _))
                continue;
            var (before, after) = (Owners(tenancy), Owners(step.After));
            if (!wasOwner && !IsJoin(word))
                Assert.That(after, Is.EquivalentTo(before), $"{actor} is no owner");
            tenancy = step.After.Settled();
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void A_repeated_command_changes_nothing_more(int word)
    {
        var tenancy = Opened();
        // Joining again is another matter: then the invitation is no longer the same.
        if (IsJoin(word) || !Decide(tenancy, word, s_start).Try(out var step, out _))
            return;
        var once = step.After.Settled();
        if (Decide(once, word, s_start).Try(out var again, out _))
            Assert.That(again.ChangesNothing, Is.True);
    }

    private static void AssertInOrder(Tenancy before, Step step)
    {
        var after = step.After;
        Assert.Multiple(() =>
        {
            Assert.That(after.SeatsAssigned, Is.LessThanOrEqualTo(after.SeatsBought));
            Assert.That(after.SeatsAssigned, Is.EqualTo(after.Members.Values.Count(member => member.HasSeat)));
            Assert.That(Owners(after), Is.Not.Empty);
            Assert.That(after.Members.Values.Select(member => member.Roles.Length), Is.All.GreaterThan(0));
            Assert.That(after.Version, Is.EqualTo(step.ChangesNothing ? before.Version : before.Version + 1));
            if (step.ChangesNothing)
                Assert.That(after, Is.SameAs(before));
        });
    }

    private static bool IsJoin(int word) => (word & 0xF) is 5;

    private static Outcome<Step> Decide(Tenancy tenancy, int word, DateTimeOffset now)
    {
        var by = tenancy.StandingOf(new(ActorKind.Account, Pick(word >> 4), Guid.Empty), Right.None);
        var whom = Pick(word >> 8);
        var number = (word >> 12) & 0x7;
        ImmutableArray<Role> roles = number < 6 ? [(Role)number] : [Role.Admin, Role.Agent];
        return (word & 0xF) switch
        {
            0 or 1 => tenancy.Buy(number, null, by),
            2 or 3 => tenancy.Assign(whom, null, by),
            4 => tenancy.Release(whom, null, by),
            5 => tenancy.Join(Invitation(whom, roles, now), s_secret, whom, "Somebody", now),
            6 => tenancy.Remove(whom, null, by),
            7 or 8 => tenancy.ChangeRoles(whom, roles, null, by),
            9 => tenancy.Invite(new(whom, $"{whom:n}@example.com", roles), s_hash, s_hash, now, by),
            10 => tenancy.Revoke(tenancy.Invitations.GetValueOrDefault(whom) ?? Invitation(whom, roles, now) with { State = InvitationState.Revoked }, by),
            11 => tenancy.Expire(whom),
            12 => tenancy.Change(new($"Name {number}", null, null, null), null, by),
            13 => tenancy.Become((TenantState)(number % 2), "a reason", null, now, number < 4 ? Standing.Product : by),
            14 => tenancy.Assign(whom, null, Standing.Key(Right.ManageSeats)),
            _ => tenancy.ChangeRoles(whom, roles, null, Standing.Key(Right.ManageMembers)),
        };
    }

    private static Invited Invitation(Guid whom, ImmutableArray<Role> roles, DateTimeOffset now) =>
        new(whom, $"{whom:n}@example.com", roles, InvitationState.Open, now, now + Tenancy.InvitationLife, s_hash, [], null);

    private static Guid Pick(int word) => s_people[(word & 0xF) % s_people.Length];

    private static Guid[] Owners(Tenancy tenancy) => [.. tenancy.Members.Values.Where(member => member.IsOwner).Select(member => member.AccountId)];

    private static Tenancy Opened() => Tenancy
        .Opening(TenantId.From(new Guid(99, 0, 0, new byte[8])), new("Acme", "team", "UTC", "en", s_people[0], "Ada", "ada@example.com"), s_start)
        .Value.After;
}
