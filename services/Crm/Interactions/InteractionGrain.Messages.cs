using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Interactions;

/// <summary>Its messages.</summary>
internal sealed partial class InteractionGrain
{
    public async Task<Outcome<Appended>> Append(AppendMessage command, Caller caller)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_interaction is not { } before)
                return Refusal.NotFound("interaction");
            if (!before.Identify(_tenant, command).Try(out var id, out var refusal)
                || !before.Append(id, command, caller, time.Instant()).Try(out var recording, out refusal))
                return refusal;
            if (await _messages.Holds(before, id) && await _messages.Ask(id) is { } first)
                return Again(first, command, before);
            if (recording.Message.CustomerId is { } customer && !await IsCustomer(customer, before))
                return InteractionRules.NoCustomer();

            var result = await Commit(ActOf(before, recording, caller));
            if (result == CommitResult.Committed)
                return Remember(recording);
            if (result == CommitResult.Taken && await _messages.Ask(id) is { } taken)
                return Again(taken, command, before);
            await Load();
        }
        return Busy.Refusal();
    }

    private Act ActOf(Interaction before, Recording recording, Caller caller)
    {
        var message = recording.Message;
        var customer = message.CustomerId ?? before.CustomerId;
        return InteractionActs.Recorded(
            _tenant, before, recording, caller,
            isNew: customer != before.CustomerId && !_seen.Contains(customer),
            isActive: !_seen.WasActive(customer, message.RecordedAt));
    }

    private Appended Remember(Recording recording)
    {
        var message = recording.Message;
        _interaction = recording.Next;
        _messages.Add(message.Id);
        if (message.CustomerId is { } customer)
            _seen.Add(customer, message.RecordedAt);
        return new(message, Repeated: false);
    }

    private Outcome<Appended> Again(MessageRow first, AppendMessage command, Interaction interaction)
    {
        var message = first.ToMessage();
        return first.InteractionId == _id && message.Says(command, interaction) ? new Appended(message, Repeated: true) : Reused(command);
    }

    private async Task<bool> IsCustomer(Guid customerId, Interaction interaction) =>
        customerId == interaction.CustomerId || _seen.Contains(customerId) || (await GrainFactory.Customer(_tenant, customerId).Read()).IsOk;

    private static Refusal Reused(AppendMessage command) => Refusal.Reused(command.ExternalId is null ? "id" : "externalId");
}
