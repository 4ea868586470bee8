using System.Collections.Concurrent;
using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;

namespace CloudCrm.Tests.Customers.Merging;

/// <summary>What came of a step.</summary>
/// <param name="Answer">In the words of <see cref="MergeModel.After"/>.</param>
/// <param name="Entry">What it puts on a timeline.</param>
internal sealed record MergeAnswer(string Answer, (DateTimeOffset At, Guid Id) Entry);

/// <summary>Customers of a tenant on which a story is played, each with an interaction that it began with.</summary>
internal sealed class MergeScene(IGrainFactory grains, TenantId tenant, HandClock clock, Caller caller)
{
    private readonly List<Guid> _customers = [];
    private readonly List<Interaction> _interactions = [];
    private readonly ConcurrentDictionary<Guid, bool> _active = [];
    private readonly ConcurrentDictionary<Guid, bool> _notes = [];
    private int _messages;

    public TenantId Tenant => tenant;

    /// <summary>Whom acts were put down to.</summary>
    public IEnumerable<Guid> Active => _active.Keys;

    /// <summary>How many messages were recorded.</summary>
    public int Messages => _messages;

    public async Task<MergeModel> Begin(int customers)
    {
        var model = new MergeModel([.. Enumerable.Repeat(-1, customers)], [.. Enumerable.Repeat(ImmutableHashSet<(DateTimeOffset, Guid)>.Empty, customers)]);
        for (var who = 0; who < customers; who++)
        {
            // Registered one after the other: of several that have a handle the first is looked for.
            clock.Now += TimeSpan.FromMilliseconds(10);
            ContactPoint[] handles = [.. model.HandlesOf(who).Select(number => new ContactPoint(ContactKind.Handle, MergeModel.HandleOf(number), null))];
            var customer = (await grains.Customer(tenant, NewId()).Register(new(CustomerKind.Person, $"Person {who}", [.. handles]), caller, NewOnce())).Value;
            _customers.Add(customer.Id);
            var interaction = await Open(customer.Id, null);
            _interactions.Add(interaction);
            model = model with { Own = model.Own.SetItem(who, [EntryOf(customer), (interaction.OccurredAt, interaction.Id)]) };
        }

        return model;
    }

    public async Task<MergeAnswer> Take(MergeStep step)
    {
        var (id, through) = (_customers[step.Who], step.Through == 0 ? null : new ContactReference(ContactKind.Handle, MergeModel.HandleOf(step.Through)));
        switch (step.Deed)
        {
            case MergeDeed.Merge:
                return Said(await grains.MergeGate(tenant).Merge(id, _customers[step.Other], null, caller, NewOnce()));
            case MergeDeed.Unmerge:
                return Said(await grains.Customer(tenant, id).Unmerge(null, caller, NewOnce()));
            case MergeDeed.Change:
                return Said(await grains.Customer(tenant, id).Change(new(null, $"Person {NewId():n}", null), null, caller));
            case MergeDeed.Open:
                var opened = await Open(id, through);
                return new($"of {_customers.IndexOf(opened.CustomerId)}", (opened.OccurredAt, opened.Id));
            case MergeDeed.Write:
                return await Write(id);
            default:
                return await Append(step.Deed, _interactions[step.Who], through);
        }
    }

    /// <summary>What is another than in the model; null where nothing is.</summary>
    public async Task<string?> Differs(MergeModel model)
    {
        for (var who = 0; who < _customers.Count; who++)
        {
            var (expected, seen) = (model.Timeline(who).ToList(), await Walk((cursor, limit) => grains.CustomerReader(tenant).Timeline(_customers[who], cursor, limit)));
            if (!expected.SequenceEqual(seen.Select(entry => (entry.At, entry.Id))))
                return $"the timeline of {who} has {seen.Count} entries of {expected.Count}, or another order";
            var notes = await Walk((cursor, limit) => grains.NoteReader(tenant).List(_customers[who], cursor, limit));
            if (!expected.Where(entry => _notes.ContainsKey(entry.Id)).SequenceEqual(notes.Select(note => (note.WrittenAt, note.Id))))
                return $"the notes of {who} are {notes.Count}, others or in another order";
            var merged = await grains.CustomerReader(tenant).Merged(_customers[who]);
            var below = Enumerable.Range(0, _customers.Count).Where(other => other != who && model.IsBelow(other, who)).Select(other => _customers[other]);
            if (!below.Order().SequenceEqual(merged.Select(one => one.Id)))
                return $"others are merged into {who}";
        }

        return null;
    }

    private async Task<MergeAnswer> Append(MergeDeed deed, Interaction interaction, ContactReference? through)
    {
        var direction = deed == MergeDeed.Note ? Direction.Internal : Direction.Inbound;
        var command = new AppendMessage(NewId(), direction, null, "Words", null, null) { Through = through };
        var message = (await grains.Interaction(tenant, interaction.Id).Append(command, caller)).Value.Message;
        if (message.CustomerId is not { } owner)
            return new("noted", (message.OccurredAt, message.Id));
        Interlocked.Increment(ref _messages);
        _active[owner] = true;
        return new($"of {_customers.IndexOf(owner)}", (interaction.OccurredAt, interaction.Id));
    }

    private async Task<Interaction> Open(Guid customer, ContactReference? through)
    {
        var command = new OpenInteraction("x", Direction.Inbound, customer, "A question", null, null, null) { Through = through };
        var interaction = (await grains.Interaction(tenant, NewId()).Open(command, caller, NewOnce())).Value;
        _active[interaction.CustomerId] = true;
        return interaction;
    }

    private async Task<MergeAnswer> Write(Guid id)
    {
        var (survivor, noteId) = ((await grains.CustomerReader(tenant).Survivor(id)).Value, NewId());
        var note = (await grains.CustomerNotes(tenant, survivor).Write(noteId, "Words", caller, NewOnce())).Value;
        _notes[note.Id] = true;
        return new($"of {_customers.IndexOf(note.CustomerId)}", (note.WrittenAt, note.Id));
    }

    private static async Task<List<T>> Walk<T>(Func<string?, int, Task<Outcome<Page<T>>>> list)
    {
        var (seen, cursor) = (new List<T>(), (string?)null);
        do
        {
            var page = (await list(cursor, 7)).Value;
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return seen;
    }

    private MergeAnswer Said(Outcome<Customer> outcome) => outcome.Try(out var customer, out var refusal) ? new("done", EntryOf(customer)) : new(refusal.Code, default);

    private (DateTimeOffset, Guid) EntryOf(Customer customer) => (customer.ChangedAt, Ids.From($"{tenant}", "change", $"{customer.Id:n}", $"{customer.Version}"));

    private Guid NewId() => Guid.CreateVersion7(clock.Now);

    private Once NewOnce() => new($"key-{NewId():n}", "body");
}
