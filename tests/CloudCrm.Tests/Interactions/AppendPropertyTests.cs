using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Interactions;

/// <summary>Whatever happens to appends, the timeline holds each message once and its usage was told once.</summary>
[TestFixture]
public sealed class AppendPropertyTests : CrmFixture
{
    private StoreSilo _other = null!;

    [OneTimeSetUp]
    public async Task StartOther() => _other = await StoreSilo.Start(Store, Clock);

    [OneTimeTearDown]
    public async Task StopOther() => await _other.DisposeAsync();

    [FsCheck.NUnit.Property(Arbitrary = [typeof(AppendStories)], MaxTest = 40)]
    public void Any_sequence_of_appends_retries_and_crashes_keeps_the_timeline(AppendStory story) => Play(story).GetAwaiter().GetResult();

    private async Task Play(AppendStory story)
    {
        var tenant = NewTenant();
        var (ada, grace) = ((await Registered(tenant, "Ada")).Id, (await Registered(tenant, "Grace")).Id);
        var interaction = await Opened(tenant, ada);
        var texts = new Dictionary<int, string>();
        foreach (var step in story.Steps)
            await Take(step, tenant, interaction.Id, grace, texts);
        await CheckMessages(tenant, interaction.Id, texts.Values);
        await CheckTimelines(tenant, interaction.Id, ada, grace);
    }

    private async Task Take(AppendStep step, TenantId tenant, Guid interactionId, Guid grace, Dictionary<int, string> texts)
    {
        var command = Command(step, grace);
        var wasThere = texts.TryAdd(step.Message, command.Text) is false;
        var isSame = texts[step.Message] == command.Text;
        var (outcome, wasLost) = await Append(step, tenant, interactionId, command);
        if (!isSame)
            Assert.That(outcome.Refusal.Code, Is.EqualTo("id_reused"));
        else if (wasThere)
            Assert.That(outcome.Value.Repeated, Is.True);
        else if (!wasLost || step.Fault == Fault.Before)
            Assert.That(outcome.Value.Repeated, Is.False);
        else
            Assert.That(outcome.IsOk, Is.True);
    }

    /// <summary>What a caller does: after an answer that was lost it asks again with the same id, here another silo.</summary>
    private async Task<(Outcome<Appended> Outcome, bool WasLost)> Append(AppendStep step, TenantId tenant, Guid interactionId, AppendMessage command)
    {
        var (first, second) = step.Silo == 0 ? (Silo, _other) : (_other, Silo);
        first.Faults.Fail(step.Fault);
        try
        {
            return (await first.Grains.Interaction(tenant, interactionId).Append(command, Agent), false);
        }
        catch (IOException)
        {
            return (await second.Grains.Interaction(tenant, interactionId).Append(command, Agent), true);
        }
        finally
        {
            first.Faults.Fail(Fault.None);
        }
    }

    private async Task CheckMessages(TenantId tenant, Guid interactionId, IEnumerable<string> texts)
    {
        var messages = await Messages(tenant, interactionId);
        var counted = messages.Where(message => message.Direction != Direction.Internal).ToList();
        var usage = (await Usage(tenant)).Where(e => e.Meter.StartsWith("messages.", StringComparison.Ordinal)).ToList();
        var interaction = (await Grains.InteractionReader(tenant).List(new(), null, 10)).Value.Items.Single();
        var journal = await Journal(tenant);
        Assert.Multiple(() =>
        {
            Assert.That(messages.Select(message => message.Text), Is.EquivalentTo(texts));
            Assert.That(messages.Select(message => message.Sequence), Is.EqualTo(Enumerable.Range(1, messages.Count).Select(i => (long)i)));
            Assert.That((interaction.MessageCount, interaction.Version), Is.EqualTo((messages.Count, messages.Count + 1L)));
            Assert.That(usage.Select(e => (e.Id, e.Meter)), Is.EquivalentTo(counted.Select(message => (Ids.From($"{tenant}", "counted", $"{message.Id:n}"), Meter(message)))));
            Assert.That(journal.Select(row => row.Sequence), Is.EqualTo(Enumerable.Range(1, journal.Count).Select(i => (long)i)));
            Assert.That(journal.Count(row => row.Verb == "message.recorded"), Is.EqualTo(messages.Count));
        });
    }

    private async Task CheckTimelines(TenantId tenant, Guid interactionId, Guid ada, Guid grace)
    {
        var messages = await Messages(tenant, interactionId);
        var (hers, others) = (await Entries(tenant, ada), await Entries(tenant, grace));
        Assert.Multiple(() =>
        {
            Assert.That(hers[TimelineKind.Interaction], Is.EqualTo(new[] { interactionId }));
            Assert.That(hers[TimelineKind.Note], Is.EquivalentTo(messages.Where(message => message.Direction == Direction.Internal).Select(message => message.Id)));
            Assert.That(others[TimelineKind.Interaction], Is.EqualTo(messages.Any(message => message.CustomerId == grace) ? [interactionId] : Array.Empty<Guid>()));
            Assert.That(others[TimelineKind.Note], Is.Empty);
        });
    }

    private Task<List<Message>> Messages(TenantId tenant, Guid interactionId) =>
        Walk(cursor => Grains.InteractionReader(tenant).Messages(interactionId, cursor, 3));

    private async Task<ILookup<TimelineKind, Guid>> Entries(TenantId tenant, Guid customerId) =>
        (await Walk(cursor => Grains.CustomerReader(tenant).Timeline(customerId, cursor, 2))).ToLookup(entry => entry.Kind, entry => entry.Id);

    private static string Meter(Message message) => message.Direction == Direction.Inbound ? Meters.MessagesInbound : Meters.MessagesOutbound;

    /// <summary>Even messages have an external id, odd ones an id; every third is another customer's.</summary>
    private static AppendMessage Command(AppendStep step, Guid grace)
    {
        var (message, direction) = (step.Message, AppendStory.DirectionOf(step.Message));
        var customer = message % 3 == 0 && direction != Direction.Internal ? grace : (Guid?)null;
        var text = step.OtherText ? $"Something else {message}" : $"Message {message}";
        return message % 2 == 0
            ? new(Guid.Empty, direction, customer, text, $"ext-{message}", null)
            : new(Ids.From("story", $"{message}"), direction, customer, text, null, null);
    }
}
