using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Messaging;

namespace CloudCrm.Foundation.Data.Writing;

/// <summary>Checks an act and sorts its rows, on the thread of the caller.</summary>
internal sealed class ActPreparer(TablePlans plans, BusMessageTypes types, TimeProvider time)
{
    public PreparedAct Prepare(Act act)
    {
        var tenant = act.Tenant ?? default;
        if (act.Tenant is { IsSome: false })
            throw new ArgumentException("An act of a tenant names it.", nameof(act));
        var root = Guarded(act, act.Root.Row);
        var groups = new List<RowGroup>();
        foreach (var change in act.Rows)
            GroupOf(groups, Guarded(act, change.Row), change.Verb).Rows.Add(change.Row);
        if (act.Messages.Count > 0)
            AddMessages(act, tenant, GroupOf(groups, plans.Outbox, RowVerb.Insert));
        foreach (var group in groups)
            RefuseTwice(group);
        return new(tenant, root, act.Root, [.. groups.OrderBy(group => Rank(group.Verb))], Journal(act, tenant), act.Messages.Count > 0);
    }

    private static int Rank(RowVerb verb) => verb switch
    {
        RowVerb.Delete => 0,
        RowVerb.Update => 1,
        RowVerb.Insert => 2,
        RowVerb.InsertIfAbsent => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };

    private TablePlan Guarded(Act act, object row)
    {
        var plan = plans.Of(row.GetType());
        var allowed = row is ITenantRow owned ? owned.TenantId == (act.Tenant ?? default) : act.Tenant is null || plan.IsShared;
        return allowed ? plan : throw new ForeignRowException(plan.Table);
    }

    private static RowGroup GroupOf(List<RowGroup> groups, TablePlan plan, RowVerb verb)
    {
        foreach (var group in groups)
        {
            if (group.Plan == plan && group.Verb == verb)
                return group;
        }

        var added = new RowGroup(plan, verb);
        groups.Add(added);
        return added;
    }

    private void AddMessages(Act act, TenantId tenant, RowGroup outbox)
    {
        var now = time.Instant();
        foreach (var message in act.Messages)
        {
            outbox.Rows.Add(new OutboxRow
            {
                Part = OutboxRow.PartOf(message.Stream),
                TenantId = tenant,
                Stream = message.Stream,
                Type = types.NameOf(message.Body.GetType()),
                Body = JsonSerializer.Serialize(message.Body, message.Body.GetType(), RowJson.Options),
                At = now,
            });
        }
    }

    private static JournalRow[] Journal(Act act, TenantId tenant)
    {
        var rows = new JournalRow[act.JournalFacts.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var fact = act.JournalFacts[i];
            rows[i] = new()
            {
                TenantId = tenant,
                Sequence = i + 1,
                At = fact.At,
                ActorKind = fact.Caller.Kind,
                ActorId = fact.Caller.Id,
                CredentialId = fact.Caller.CredentialId,
                Entity = fact.Entity,
                EntityId = fact.EntityId,
                Verb = fact.Verb,
                Details = fact.Details,
                Address = fact.Caller.Address,
            };
        }

        return rows;
    }

    // A set-based update or delete would silently do the same row once; an insert shows itself as a taken key.
    private static void RefuseTwice(RowGroup group)
    {
        if (group.Rows.Count < 2 || group.Verb is not (RowVerb.Update or RowVerb.Delete))
            return;
        var seen = new HashSet<string>(group.Rows.Count);
        foreach (var row in group.Rows)
        {
            if (!seen.Add(string.Join('\u001f', group.Plan.Key.Select(column => column.Boxed(row)))))
                throw new InvalidOperationException($"A row of {group.Plan.Table} stands twice in an act.");
        }
    }
}
