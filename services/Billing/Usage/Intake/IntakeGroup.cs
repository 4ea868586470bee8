using System.Runtime.InteropServices;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Usage.Intake;

/// <summary>Orders that are written in one transaction: which event of an id goes to the ledger, and what is answered to the others.</summary>
internal sealed class IntakeGroup
{
    private readonly IntakeOutcome[][] _outcomes;
    private readonly TenantPart[] _parts;

    public IntakeGroup(IReadOnlyList<IntakeOrder> orders)
    {
        _outcomes = [.. orders.Select(order => new IntakeOutcome[order.Events.Count])];
        var parts = new SortedDictionary<TenantId, TenantPart>();
        for (var number = 0; number < orders.Count; number++)
        {
            var order = orders[number];
            if (!parts.TryGetValue(order.Tenant, out var part))
                parts[order.Tenant] = part = new(order.Tenant);
            for (var place = 0; place < order.Events.Count; place++)
                part.Add(order.Events[place], (number, place));
        }

        _parts = [.. parts.Values];
    }

    /// <summary>What goes to the ledger: the first event of each id, sorted.</summary>
    public LedgerShare[] Firsts() => [.. _parts.Select(part => part.Firsts())];

    /// <summary>
    /// Notes what was new, and answers what is left to ask: events whose id the ledger had, and those that differ from the one of their id that came first.
    /// Each is compared with what the ledger has by now.
    /// </summary>
    public (LedgerShare[] Fresh, LedgerShare[] Asked) Split(List<Guid>[] added)
    {
        var fresh = new List<LedgerShare>();
        var asked = new List<LedgerShare>();
        foreach (var (part, ids) in _parts.Zip(added))
        {
            part.Split(ids, _outcomes);
            if (ids.Count > 0)
                fresh.Add(new(part.Tenant, ids.ConvertAll(part.First)));
            if (part.Asked.Count > 0)
                asked.Add(new(part.Tenant, part.Asked.ConvertAll(given => given.Event)));
        }

        return ([.. fresh], [.. asked]);
    }

    /// <summary>The outcomes of each order, once it is known which of the asked events differ from the ledger.</summary>
    public IntakeOutcome[][] Outcomes(List<int>[] differing)
    {
        foreach (var (part, places) in _parts.Where(part => part.Asked.Count > 0).Zip(differing))
        {
            foreach (var place in places)
                Set(_outcomes, part.Asked[place].At, IntakeOutcome.Reused);
        }

        return _outcomes;
    }

    private static void Set(IntakeOutcome[][] outcomes, (int Order, int Place) at, IntakeOutcome outcome) => outcomes[at.Order][at.Place] = outcome;

    /// <summary>One tenant's events of the group.</summary>
    private sealed class TenantPart(TenantId tenant)
    {
        private readonly Dictionary<Guid, LedgerEvent> _firsts = [];
        private readonly List<(LedgerEvent Event, (int Order, int Place) At)> _all = [];

        public TenantId Tenant { get; } = tenant;

        public List<(LedgerEvent Event, (int Order, int Place) At)> Asked { get; } = [];

        public void Add(LedgerEvent given, (int Order, int Place) at)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_firsts, given.Id, out var exists);
            if (!exists)
                first = given;
            _all.Add((given, at));
        }

        public LedgerShare Firsts()
        {
            var sorted = _firsts.Values.ToArray();
            Array.Sort(sorted, (one, other) => one.Id.CompareTo(other.Id));
            return new(Tenant, sorted);
        }

        public LedgerEvent First(Guid id) => _firsts[id];

        public void Split(List<Guid> added, IntakeOutcome[][] outcomes)
        {
            var fresh = added.Count == _firsts.Count ? null : added.ToHashSet();
            foreach (var given in _all)
            {
                var first = _firsts[given.Event.Id];
                var isFresh = fresh?.Contains(given.Event.Id) ?? true;
                if (isFresh && ReferenceEquals(first, given.Event))
                    continue;
                Set(outcomes, given.At, IntakeOutcome.Repeated);
                if (!isFresh || first != given.Event)
                    Asked.Add(given);
            }
        }
    }
}
