using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Interactions;

[TestFixture]
public sealed class InteractionGrainTests : CrmFixture
{
    [Test]
    public async Task A_repeated_opening_gets_the_first_answer_and_counts_nothing()
    {
        var tenant = NewTenant();
        var customer = await Registered(tenant, "Ada");
        var (id, once) = (NewId(), NewOnce());
        var command = new OpenInteraction("x", Direction.Inbound, customer.Id, "Hello", null, "thread-1", null);
        Silo.Faults.Fail(Fault.After);
        Assert.That(() => Grains.Interaction(tenant, id).Open(command, Agent, once), Throws.InstanceOf<IOException>());
        var first = (await Grains.Interaction(tenant, id).Open(command, Agent, once)).Value;
        var again = (await Grains.Interaction(tenant, id).Open(command, Agent, once)).Value;
        var otherKey = (await Grains.Interaction(tenant, id).Open(command, Agent, NewOnce())).Value;
        Assert.Multiple(async () =>
        {
            Assert.That(again, Is.EqualTo(first));
            Assert.That(otherKey, Is.EqualTo(first));
            Assert.That((await Grains.Interaction(tenant, id).Open(command with { Subject = "Other" }, Agent, NewOnce())).Refusal, Is.EqualTo(Refusal.Reused("id")));
            Assert.That((await Usage(tenant)).Select(e => e.Meter), Is.EqualTo(new[] { Meters.CustomersActive }));
            Assert.That((await Journal(tenant)).Select(row => row.Verb), Is.EqualTo(new[] { "registered", "opened" }));
        });
    }

    [Test]
    public async Task An_external_id_is_used_once_a_channel()
    {
        var tenant = NewTenant();
        var customer = await Registered(tenant, "Ada");
        var command = new OpenInteraction("x", Direction.Inbound, customer.Id, "Hello", null, "thread-1", null);
        Assert.Multiple(async () =>
        {
            Assert.That((await Grains.Interaction(tenant, NewId()).Open(command, Agent, NewOnce())).IsOk, Is.True);
            Assert.That((await Grains.Interaction(tenant, NewId()).Open(command, Agent, NewOnce())).Refusal, Is.EqualTo(Refusal.Reused("externalId")));
            Assert.That((await Grains.Interaction(tenant, NewId()).Open(command with { Channel = "mail" }, Agent, NewOnce())).IsOk, Is.True);
        });
    }

    [Test]
    public async Task A_caller_made_id_beside_a_messages_own_one_names_one_message()
    {
        var tenant = NewTenant();
        var grain = Grains.Interaction(tenant, (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id);
        var (message, unkeyed, once) = (Say("one", "t-1"), Say("two", "t-2"), NewOnce());
        Assert.That((await grain.Append(message, Agent, once)).Value.Repeated, Is.False);
        Assert.That((await grain.Append(unkeyed, Agent)).Value.Repeated, Is.False);
        var other = once with { Fingerprint = "other" };
        Assert.Multiple(async () =>
        {
            Assert.That((await grain.Append(message, Agent, once)).Value.Repeated, Is.True);
            Assert.That((await grain.Append(Say("three", "t-3"), Agent, other)).Refusal, Is.EqualTo(Refusal.Reused("Idempotency-Key")));
            Assert.That((await grain.Append(unkeyed, Agent, other)).Refusal, Is.EqualTo(Refusal.Reused("Idempotency-Key")));
            Assert.That((await grain.Read()).Value.MessageCount, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_message_is_on_one_interaction_of_its_tenant_only()
    {
        var (tenant, other) = (NewTenant(), NewTenant());
        var (first, second) = (await Opened(tenant, (await Registered(tenant, "Ada")).Id), await Opened(tenant, (await Registered(tenant, "Bo")).Id));
        var elsewhere = await Opened(other, (await Registered(other, "Cy")).Id);
        var (named, numbered) = (Say("one", "t-1"), Say("two"));
        foreach (var command in (AppendMessage[])[named, numbered])
            Assert.That((await Grains.Interaction(tenant, first.Id).Append(command, Agent)).Value.Repeated, Is.False);
        Assert.Multiple(async () =>
        {
            Assert.That((await Grains.Interaction(tenant, second.Id).Append(named, Agent)).Refusal, Is.EqualTo(Refusal.Reused("externalId")));
            Assert.That((await Grains.Interaction(tenant, second.Id).Append(numbered, Agent)).Refusal, Is.EqualTo(Refusal.Reused("id")));
            Assert.That((await Grains.Interaction(other, elsewhere.Id).Append(named, Agent)).Value.Repeated, Is.False);
            Assert.That((await Grains.Interaction(other, elsewhere.Id).Append(numbered, Agent)).Value.Repeated, Is.False);
            Assert.That((await Grains.Interaction(tenant, second.Id).Read()).Value.MessageCount, Is.Zero);
        });
    }

    [Test]
    public async Task Customers_and_members_of_others_are_refused_as_unknown_ones_are()
    {
        var (tenant, other) = (NewTenant(), NewTenant());
        var (mine, theirs) = ((await Registered(tenant, "Ada")).Id, (await Registered(other, "Eve")).Id);
        var interaction = await Opened(tenant, mine);
        foreach (var id in (Guid[])[theirs, NewId()])
        {
            var open = new OpenInteraction("x", Direction.Inbound, id, "", null, null, null);
            Assert.Multiple(async () =>
            {
                Assert.That((await Grains.Interaction(tenant, NewId()).Open(open, Agent, NewOnce())).Refusal.Field, Is.EqualTo("customerId"));
                Assert.That((await Grains.Interaction(tenant, interaction.Id).Append(Say("x") with { CustomerId = id }, Agent)).Refusal.Field, Is.EqualTo("customerId"));
                Assert.That((await Grains.Interaction(tenant, NewId()).Open(open with { CustomerId = mine, AssignedTo = id }, Agent, NewOnce())).Refusal.Field, Is.EqualTo("assignedTo"));
                Assert.That((await Grains.Interaction(tenant, interaction.Id).Change(new(null, null, id, false), null, Agent)).Refusal.Field, Is.EqualTo("assignedTo"));
            });
        }
        Assert.That((await Grains.Interaction(other, interaction.Id).Append(Say("x"), Agent)).Refusal, Is.EqualTo(Refusal.NotFound("interaction")));
        Assert.That((await Grains.InteractionReader(other).Messages(interaction.Id, null, 10)).Refusal, Is.EqualTo(Refusal.NotFound("interaction")));
        Assert.That((await Journal(tenant)).Select(row => row.Verb), Is.EqualTo(new[] { "registered", "opened" }));
    }

    [Test]
    public async Task A_member_can_be_assigned_and_taken_away()
    {
        var (tenant, owner) = (NewTenant(), NewId());
        await Grains.Tenant(tenant).Open(new("Acme", "team", "Etc/UTC", "en", owner, "Olga", "olga@acme.test"), Caller.System, NewOnce());
        var interaction = await Opened(tenant, (await Registered(tenant, "Ada")).Id);
        var grain = Grains.Interaction(tenant, interaction.Id);
        Assert.Multiple(async () =>
        {
            Assert.That((await grain.Change(new(null, null, owner, false), 1, Agent)).Value.AssignedTo, Is.EqualTo(owner));
            Assert.That((await grain.Change(new(null, null, owner, false), 2, Agent)).Value.Version, Is.EqualTo(2));
            Assert.That((await grain.Change(new(null, null, null, true), 1, Agent)).Refusal.Kind, Is.EqualTo(RefusalKind.VersionMismatch));
            Assert.That((await grain.Change(new(null, null, null, true), 2, Agent)).Value.AssignedTo, Is.Null);
        });
    }

    [Test]
    public async Task A_new_subject_shows_on_every_timeline()
    {
        var tenant = NewTenant();
        var (ada, bo) = ((await Registered(tenant, "Ada")).Id, (await Registered(tenant, "Bo")).Id);
        var interaction = await Opened(tenant, ada, "Before");
        await Grains.Interaction(tenant, interaction.Id).Append(Say("I join") with { CustomerId = bo }, Agent);
        await Grains.Interaction(tenant, interaction.Id).Change(new("After", InteractionState.Closed, null, false), null, Agent);
        foreach (var customer in (Guid[])[ada, bo])
        {
            var entry = (await Grains.CustomerReader(tenant).Timeline(customer, null, 10)).Value.Items.Single(e => e.Kind == TimelineKind.Interaction);
            Assert.That((entry.Text, entry.At, entry.InteractionId, entry.Channel), Is.EqualTo(("After", interaction.OccurredAt, (Guid?)interaction.Id, "x")));
        }
        Assert.That((await Grains.InteractionReader(tenant).List(new(InteractionState.Closed), null, 10)).Value.Items, Has.Length.EqualTo(1));
        Assert.That((await Grains.InteractionReader(tenant).List(new(InteractionState.Open), null, 10)).Value.Items, Is.Empty);
    }

    [Test]
    public async Task A_customer_is_told_active_once_a_quarter_hour_by_one_activation_and_with_one_id_by_all()
    {
        var tenant = NewTenant();
        var ada = (await Registered(tenant, "Ada")).Id;
        var interaction = await Opened(tenant, ada);
        await using var other = await StoreSilo.Start(Store, Clock);
        await Grains.Interaction(tenant, interaction.Id).Append(Say("a"), Agent);
        await other.Grains.Interaction(tenant, interaction.Id).Append(Say("b"), Agent);
        await other.Grains.Interaction(tenant, interaction.Id).Append(Say("c"), Agent);
        var active = (await Usage(tenant)).Where(e => e.Meter == Meters.CustomersActive).ToList();
        Assert.That(active, Has.Count.EqualTo(2));
        Assert.That(active.Select(e => e.Id).Distinct(), Is.EqualTo(new[] { CustomerActivity.EventId(tenant, ada, Clock.Now) }));
    }

    [Test]
    public async Task A_message_with_the_id_of_an_activity_is_counted_beside_it()
    {
        var tenant = NewTenant();
        var ada = (await Registered(tenant, "Ada")).Id;
        var interaction = await Opened(tenant, ada);
        var activity = CustomerActivity.EventId(tenant, ada, Clock.Now);
        Assert.That((await Grains.Interaction(tenant, interaction.Id).Append(Say("a") with { Id = activity }, Agent)).IsOk);
        var usage = (await Usage(tenant)).DistinctBy(e => e.Id).ToList();
        Assert.That(usage.Select(e => e.Meter), Is.EquivalentTo(new[] { Meters.CustomersActive, Meters.MessagesInbound }));
        Assert.That(usage.Single(e => e.Meter == Meters.CustomersActive).Id, Is.EqualTo(activity));
    }

    [Test]
    public async Task Lists_walk_through_everything_once()
    {
        var tenant = NewTenant();
        var ada = (await Registered(tenant, "Ada")).Id;
        var ids = new List<Guid>();
        for (var i = 0; i < 9; i++)
        {
            // Three and three of one instant.
            if (i % 3 == 0)
                Clock.Now += TimeSpan.FromSeconds(1);
            ids.Add((await Opened(tenant, ada)).Id);
        }
        Assert.Multiple(async () =>
        {
            Assert.That((await Walk(cursor => Grains.InteractionReader(tenant).List(new(), cursor, 2))).Select(i => i.Id), Is.EquivalentTo(ids).And.Unique);
            Assert.That((await Walk(cursor => Grains.InteractionReader(tenant).List(new(InteractionState.Open), cursor, 3))).Select(i => i.Id), Is.EquivalentTo(ids).And.Unique);
            Assert.That((await Walk(cursor => Grains.CustomerReader(tenant).Timeline(ada, cursor, 2))).Select(e => e.At), Is.Ordered.Descending.And.Exactly(10).Items);
            Assert.That((await Grains.InteractionReader(tenant).List(new(), "nonsense", 3)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await Grains.InteractionReader(tenant).Messages(ids[0], "nonsense", 3)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await Grains.InteractionReader(tenant).Attachments(ids[0], "nonsense", 3)).Refusal.Field, Is.EqualTo("cursor"));
        });
    }

    [Test]
    public async Task A_page_of_long_messages_ends_early()
    {
        var tenant = NewTenant();
        var interaction = await Opened(tenant, (await Registered(tenant, "Ada")).Id);
        for (var i = 0; i < 22; i++)
            await Grains.Interaction(tenant, interaction.Id).Append(Say(new string('x', 100_000)), Agent);
        var page = (await Grains.InteractionReader(tenant).Messages(interaction.Id, null, 1_000)).Value;
        Assert.That(page.Items, Has.Length.EqualTo(20));
        Assert.That((await Walk(cursor => Grains.InteractionReader(tenant).Messages(interaction.Id, cursor, 1_000))).Select(m => m.Sequence), Is.EqualTo(Enumerable.Range(1, 22)));
    }

    [Test]
    public async Task A_long_interaction_still_knows_its_first_message()
    {
        var tenant = NewTenant();
        var interaction = await Opened(tenant, (await Registered(tenant, "Ada")).Id);
        var grain = Grains.Interaction(tenant, interaction.Id);
        var first = Say("first");
        await grain.Append(first, Agent);
        for (var i = 0; i < 1_001; i++)
            await grain.Append(Say($"{i}"), Agent);
        await using var other = await StoreSilo.Start(Store, Clock);
        Assert.Multiple(async () =>
        {
            Assert.That((await grain.Append(first, Agent)).Value.Repeated, Is.True);
            Assert.That((await other.Grains.Interaction(tenant, interaction.Id).Append(first, Agent)).Value.Message.Sequence, Is.EqualTo(1));
            Assert.That((await other.Grains.Interaction(tenant, interaction.Id).Append(Say("last"), Agent)).Value.Message.Sequence, Is.EqualTo(1_003));
        });
    }

    private AppendMessage Say(string text, string? externalId = null) =>
        new(externalId is null ? NewId() : Guid.Empty, Direction.Inbound, null, text, externalId, null);
}
