using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CloudCrm.Foundation.Data.Writing;

/// <summary>What the writer knows of a table.</summary>
internal sealed class TablePlan
{
    public TablePlan(int index, IEntityType entity)
    {
        Index = index;
        Table = entity.GetTableName()!;
        Columns = [.. entity.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never).Select(ColumnFactory.Make)];
        Key = [.. entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).Select(name => Columns.FirstOrDefault(c => c.Name == name)).OfType<Column>()];
        Values = [.. Columns.Where(c => !c.IsKey)];
        IsShared = typeof(ISharedRow).IsAssignableFrom(entity.ClrType);
        if (typeof(IVersionedRow).IsAssignableFrom(entity.ClrType))
            Version = entity.FindProperty(nameof(IVersionedRow.Version))!.GetColumnName();
    }

    /// <summary>Its number among the tables, for names of statement shapes.</summary>
    public int Index { get; }

    public string Table { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The primary key's columns, in its order.</summary>
    public IReadOnlyList<Column> Key { get; }

    /// <summary>All other columns.</summary>
    public IReadOnlyList<Column> Values { get; }

    /// <summary>The version's column; null where the row has none.</summary>
    public string? Version { get; }

    /// <summary>True for rows outside the tenants that a tenant's act may write.</summary>
    public bool IsShared { get; }
}
