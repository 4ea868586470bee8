using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Metering;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Crm.Metering.Units;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Interactions;

/// <summary>Its messages.</summary>
internal sealed partial class InteractionGrain
{
    public async Task<Outcome<Appended>> Append(AppendMessage command, Caller caller, Once? once = null)
    {
        var note = once is null ? null : _noted.Of(once);
        for (var (attempt, lost) = (0, 0); attempt < 2 && lost < LostMax;)
        {
            if (_interaction is not { } before)
                return Refusal.NotFound("interaction");
            if (!before.Identify(_tenant, command).Try(out var id, out var refusal)
                || !before.Append(id, command, caller, time.Instant()).Try(out var recording, out refusal))
                return refusal;
            if (once is null ? await _noted.Have(before, id) : await NamesAnother(once, before, id))
                return Refusal.Reused("Idempotency-Key");
            if (await _messages.Holds(before, id) && await _messages.Ask(id) is { } first)
                return await Again(first, command, before, note);
            if (recording.Message.Direction == Direction.Outbound && await outbound.Bars(_tenant) is { } restricted)
                return restricted;
            if (await Attribution.Of(GrainFactory, source, _tenant, recording.Owner, before.ThroughOf(command)) is not { } owner)
                return InteractionRules.NoCustomer();
            recording = recording.For(owner);

            if (!(await TicketFor(recording.Message, command.Reservation)).Try(out var ticket, out refusal))
                return refusal;
            var (result, isLost) = await ticket.Commit(ActOf(before, recording, caller, note), Commit);
            if (result == CommitResult.Committed)
                return Remember(recording, note);
            if (result == CommitResult.Taken && await _messages.Ask(id) is { } taken)
                return await Again(taken, command, before, note);
            if (result == CommitResult.Taken && await MisusedBy(note) is { } misused)
                return misused;
            await Load();
            (attempt, lost) = isLost ? (attempt, lost + 1) : (attempt + 1, lost);
        }
        return Busy.Refusal();
    }

    /// <summary>A unit of the budget that caps messages to customers, where one does.</summary>
    private ValueTask<Outcome<UnitTicket>> TicketFor(Message message, Guid? reservation) => message.Direction == Direction.Outbound
        ? units.Draw(_tenant, Meters.MessagesOutbound, message.RecordedAt, reservation: reservation)
        : new(UnitTicket.Free);

    private Act ActOf(Interaction before, Recording recording, Caller caller, Once? note)
    {
        var message = recording.Message;
        var customer = recording.Owner;
        var act = InteractionActs.Recorded(
            _tenant, before, recording, caller,
            isNew: customer != before.CustomerId && !_seen.Contains(customer),
            isActive: !_seen.WasActive(customer, message.RecordedAt));
        return note is null ? act : act.Remember(RequestLog.Answer(_tenant, note, message.Id, message.RecordedAt));
    }

    private Appended Remember(Recording recording, Once? note)
    {
        var message = recording.Message;
        _interaction = recording.Next;
        _messages.Add(message.Id);
        if (note is not null)
            _noted.Add(note);
        if (message.CustomerId is { } customer)
            _seen.Add(customer, message.RecordedAt);
        return new(message, Repeated: false);
    }

    private async Task<Outcome<Appended>> Again(MessageRow first, AppendMessage command, Interaction interaction, Once? note)
    {
        var message = first.ToMessage();
        if (first.InteractionId != _id || !message.Says(command, interaction))
            return Reused(command);
        if (note is null)
            return new Appended(message, Repeated: true);
        // From now on the caller-made id names this message, if it named none before.
        if (await Commit(Act.Create(_tenant, RequestLog.Answer(_tenant, note, message.Id, time.Instant()))) != CommitResult.Committed
            && await MisusedBy(note) is { } misused)
            return misused;
        _noted.Add(note);
        return new Appended(message, Repeated: true);
    }

    /// <summary>The refusal of a caller-made id that came before with another message; null where it did not.</summary>
    private async Task<Refusal?> MisusedBy(Once? note) =>
        note is not null && await source.Recall<CrmDb, Guid>(_tenant, note) is { IsOk: false } other ? other.Refusal : null;

    /// <summary>
    /// True where the caller-made id was the whole name of another message of this interaction. Of such a message there is no note: its id was made of
    /// the caller-made one.
    /// </summary>
    private async Task<bool> NamesAnother(Once once, Interaction interaction, Guid id) =>
        Guid.TryParseExact(once.Key, "n", out var named) && named != id
        && (await _messages.Holds(interaction, named) || (!_messages.AreHeld && await _messages.Ask(named) is not null));

    private static Refusal Reused(AppendMessage command) => Refusal.Reused(command.ExternalId is null ? "id" : "externalId");
}
