using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Interactions;
using FsCheck;

namespace CloudCrm.Tests.Interactions;

[TestFixture]
public sealed class MessageRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);
    private static readonly Guid s_id = Guid.Parse("44444444-4444-7444-8444-444444444444");
    private static readonly Guid s_customer = Guid.Parse("55555555-5555-7555-8555-555555555555");
    private static readonly TenantId s_tenant = TenantId.From(Guid.Parse("66666666-6666-7666-8666-666666666666"));
    private static readonly Caller s_agent = new(ActorKind.Account, Guid.Parse("77777777-7777-7777-8777-777777777777"), s_id);
    private static readonly AppendMessage s_hello = new(s_id, Direction.Inbound, null, "Hello", null, null);
    private static readonly Interaction s_interaction =
        InteractionRules.Open(s_id, new("x", Direction.Inbound, s_customer, "Hello", null, null, null), s_now).Value;

    [Test]
    public void An_external_id_makes_the_same_id_on_its_channel_in_its_tenant()
    {
        var named = s_hello with { Id = Guid.Empty, ExternalId = "t-1" };
        var id = s_interaction.Identify(s_tenant, named).Value;
        Assert.Multiple(() =>
        {
            Assert.That((s_interaction with { Id = s_customer }).Identify(s_tenant, named).Value, Is.EqualTo(id));
            Assert.That((s_interaction with { Channel = "mail" }).Identify(s_tenant, named).Value, Is.Not.EqualTo(id));
            Assert.That(s_interaction.Identify(TenantId.From(s_id), named).Value, Is.Not.EqualTo(id));
            Assert.That(s_interaction.Identify(s_tenant, named with { Id = id }).Value, Is.EqualTo(id));
            Assert.That(s_interaction.Identify(s_tenant, named with { Id = s_id }).Refusal.Field, Is.EqualTo("id"));
            Assert.That(s_interaction.Identify(s_tenant, s_hello).Value, Is.EqualTo(s_id));
            Assert.That(s_interaction.Identify(s_tenant, s_hello with { Id = Guid.Empty }).Refusal.Field, Is.EqualTo("id"));
            Assert.That(s_interaction.Identify(s_tenant, named with { ExternalId = "a\0" }).Refusal.Field, Is.EqualTo("externalId"));
        });
    }

    [TestCase(Direction.Inbound, true, false)]
    [TestCase(Direction.Outbound, true, true)]
    [TestCase(Direction.Internal, false, true)]
    public void A_message_has_the_people_of_its_direction(Direction direction, bool customer, bool author)
    {
        var message = s_interaction.Append(s_id, s_hello with { Direction = direction }, s_agent, s_now).Value.Message;
        Assert.That(message.CustomerId, Is.EqualTo(customer ? s_customer : (Guid?)null));
        Assert.That(message.AuthorId, Is.EqualTo(author ? s_agent.Id : (Guid?)null));
    }

    [Test]
    public void What_cannot_be_is_refused_and_named() => Assert.Multiple(() =>
    {
        Assert.That(Refused(s_hello with { Direction = (Direction)5 }), Is.EqualTo("direction"));
        Assert.That(Refused(s_hello with { Text = new string('x', 100_001) }), Is.EqualTo("text"));
        Assert.That(Refused(s_hello with { Text = "nul\0" }), Is.EqualTo("text"));
        Assert.That(Refused(s_hello with { Text = "half \uD83D" }), Is.EqualTo("text"));
        Assert.That(Refused(s_hello with { Text = null! }), Is.EqualTo("text"));
        Assert.That(Refused(s_hello with { OccurredAt = s_now.AddMinutes(6) }), Is.EqualTo("occurredAt"));
        Assert.That(Refused(s_hello with { OccurredAt = DateTimeOffset.MinValue }), Is.EqualTo("occurredAt"));
        Assert.That(Refused(s_hello with { CustomerId = Guid.Empty }), Is.EqualTo("customerId"));
        Assert.That(Refused(s_hello with { Direction = Direction.Internal, CustomerId = s_customer }), Is.EqualTo("customerId"));
        Assert.That(s_interaction.Append(s_id, s_hello with { Text = "whole 😀" }, s_agent, s_now).IsOk, Is.True);
    });

    [TestCase(Direction.Inbound, InteractionState.Open)]
    [TestCase(Direction.Outbound, InteractionState.Open)]
    [TestCase(Direction.Internal, InteractionState.Closed)]
    public void A_message_opens_what_was_closed_and_a_note_does_not(Direction direction, InteractionState state) => Assert.That(
        (s_interaction with { State = InteractionState.Closed }).Append(s_id, s_hello with { Direction = direction }, s_agent, s_now).Value.Next.State,
        Is.EqualTo(state));

    [FsCheck.NUnit.Property]
    public bool Messages_are_numbered_without_gaps_and_the_latest_is_known(PositiveInt[] minutes)
    {
        var interaction = s_interaction;
        foreach (var (ago, i) in minutes.Select((ago, i) => (ago.Get, i)))
        {
            var at = s_now.AddMinutes(-ago);
            var step = interaction.Append(Guid.CreateVersion7(s_now), s_hello with { OccurredAt = at }, s_agent, s_now).Value;
            if (step.Message.Sequence != i + 1 || step.Next.Version != interaction.Version + 1 || step.Message.RecordedAt != s_now)
                return false;
            interaction = step.Next;
        }
        return interaction.MessageCount == minutes.Length
            && interaction.LastMessageAt == (minutes.Length == 0 ? null : s_now.AddMinutes(-minutes.Min(ago => ago.Get)));
    }

    [FsCheck.NUnit.Property]
    public bool A_message_says_again_what_its_command_said_and_nothing_else(Direction direction, bool named, bool dated, int other)
    {
        var command = s_hello with
        {
            Direction = direction,
            CustomerId = named && direction != Direction.Internal ? s_id : null,
            OccurredAt = dated ? s_now.AddMinutes(-1) : null,
        };
        var message = s_interaction.Append(s_id, command, s_agent, s_now).Value.Message;
        var another = (Math.Abs((long)other) % 4) switch
        {
            0 => command with { Text = "Good-bye" },
            1 => command with { CustomerId = s_tenant.Value },
            2 => command with { OccurredAt = s_now.AddMinutes(-2) },
            _ => command with { ExternalId = "t-9" },
        };
        return message.Says(command, s_interaction) && !message.Says(another, s_interaction);
    }

    private static string? Refused(AppendMessage command) => s_interaction.Append(s_id, command, s_agent, s_now).Refusal.Field;
}
