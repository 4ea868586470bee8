using Microsoft.EntityFrameworkCore.Metadata;

namespace CloudCrm.Foundation.Data.Writing;

/// <summary>The tables of one database, by the class of their rows.</summary>
internal sealed class TablePlans
{
    private readonly Dictionary<Type, TablePlan> _plans;

    public TablePlans(IModel model)
    {
        _plans = model.GetEntityTypes()
            .OrderBy(entity => entity.Name, StringComparer.Ordinal)
            .Select((entity, index) => (entity.ClrType, Plan: new TablePlan(index, entity)))
            .ToDictionary(pair => pair.ClrType, pair => pair.Plan);
        Journal = Of(typeof(JournalRow));
        Heads = Of(typeof(JournalHeadRow));
        Outbox = Of(typeof(OutboxRow));
    }

    public TablePlan Journal { get; }

    public TablePlan Heads { get; }

    public TablePlan Outbox { get; }

    public TablePlan Of(Type type) =>
        _plans.TryGetValue(type, out var plan) ? plan : throw new InvalidOperationException($"{type.Name} is not a row of this database.");
}
