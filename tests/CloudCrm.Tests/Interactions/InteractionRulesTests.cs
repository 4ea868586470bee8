using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Interactions;

namespace CloudCrm.Tests.Interactions;

[TestFixture]
public sealed class InteractionRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);
    private static readonly Guid s_id = Guid.Parse("44444444-4444-7444-8444-444444444444");
    private static readonly OpenInteraction s_open = new("x", Direction.Inbound, s_id, "Hello", null, "t-1", null);

    [Test]
    public void A_new_interaction_is_open_and_empty()
    {
        var interaction = InteractionRules.Open(s_id, s_open, s_now).Value;
        Assert.That((interaction.State, interaction.MessageCount, interaction.Version), Is.EqualTo((InteractionState.Open, 0, 1L)));
        Assert.That((interaction.OccurredAt, interaction.RecordedAt), Is.EqualTo((s_now, s_now)));
    }

    [Test]
    public void A_time_is_kept_in_utc_and_whole_microseconds()
    {
        var at = new DateTimeOffset(2026, 5, 12, 11, 30, 0, TimeSpan.FromHours(2)).AddTicks(-7);
        var interaction = InteractionRules.Open(s_id, s_open with { OccurredAt = at }, s_now).Value;
        Assert.That(interaction.OccurredAt.Offset, Is.EqualTo(TimeSpan.Zero));
        Assert.That(interaction.OccurredAt, Is.EqualTo(s_now.AddMicroseconds(-1)));
    }

    [Test]
    public void What_cannot_be_is_refused_and_named() => Assert.Multiple(() =>
    {
        Assert.That(Refused(s_open with { Channel = "X!" }), Is.EqualTo("channel"));
        Assert.That(Refused(s_open with { Channel = "" }), Is.EqualTo("channel"));
        Assert.That(Refused(s_open with { Channel = null! }), Is.EqualTo("channel"));
        Assert.That(Refused(s_open with { Channel = new string('x', 33) }), Is.EqualTo("channel"));
        Assert.That(Refused(s_open with { Direction = Direction.Internal }), Is.EqualTo("direction"));
        Assert.That(Refused(s_open with { CustomerId = Guid.Empty }), Is.EqualTo("customerId"));
        Assert.That(Refused(s_open with { Subject = new string('x', 501) }), Is.EqualTo("subject"));
        Assert.That(Refused(s_open with { Subject = "a\0" }), Is.EqualTo("subject"));
        Assert.That(Refused(s_open with { Subject = null! }), Is.EqualTo("subject"));
        Assert.That(Refused(s_open with { ExternalId = "" }), Is.EqualTo("externalId"));
        Assert.That(Refused(s_open with { ExternalId = new string('x', 201) }), Is.EqualTo("externalId"));
        Assert.That(Refused(s_open with { OccurredAt = s_now.AddMinutes(5).AddTicks(1) }), Is.EqualTo("occurredAt"));
        Assert.That(Refused(s_open with { OccurredAt = new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.Zero) }), Is.EqualTo("occurredAt"));
        Assert.That(InteractionRules.Open(Guid.Empty, s_open, s_now).Refusal.Field, Is.EqualTo("id"));
        Assert.That(InteractionRules.Open(s_id, s_open with { OccurredAt = s_now.AddMinutes(5) }, s_now).IsOk, Is.True);
    });

    [FsCheck.NUnit.Property]
    public bool Every_change_raises_the_version_by_one_and_what_changes_nothing_is_no_change(bool subject, InteractionState? state, Guid? assign, bool unassign, bool stale)
    {
        var before = InteractionRules.Open(s_id, s_open, s_now).Value with { Version = 4, AssignedTo = s_id };
        var outcome = before.Change(new(subject ? "New" : null, state, assign, unassign), stale ? 3 : 4);
        if (stale)
            return outcome.Refusal.Kind == RefusalKind.VersionMismatch;
        if (unassign && assign is not null)
            return outcome.Refusal.Field == "unassign";
        var changes = subject || unassign || (assign is not null && assign != s_id) || (state is not null && state != before.State);
        return changes ? outcome.Value.Version == 5 : ReferenceEquals(outcome.Value, before);
    }

    private static string? Refused(OpenInteraction command) => InteractionRules.Open(s_id, command, s_now).Refusal.Field;
}
