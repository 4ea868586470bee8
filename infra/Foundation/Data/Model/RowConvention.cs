using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CloudCrm.Foundation.Data.Model;

/// <summary>
/// What holds for every table: names in snake_case, no value made up by the database unless a configuration asks for it,
/// text in keys and indexes compared by bytes on PostgreSQL, and the tenant at the head of a tenant row's key.
/// </summary>
internal sealed class RowConvention(DatabaseProvider provider) : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().ToList())
        {
            if (entity.GetTableName() is { } table)
                entity.Builder.ToTable(SnakeCase.Table(table));
            foreach (var property in entity.GetDeclaredProperties())
                Conform(property);
            RequireTenantFirst(entity);
        }
    }

    private void Conform(IConventionProperty property)
    {
        property.Builder.HasColumnName(SnakeCase.Column(property.GetColumnName()));
        property.Builder.ValueGenerated(ValueGenerated.Never);
        if (provider == DatabaseProvider.Postgres && property.ClrType == typeof(string) && (property.IsKey() || property.IsIndex() || property.IsForeignKey()))
            property.Builder.UseCollation("C");
    }

    private static void RequireTenantFirst(IConventionEntityType entity)
    {
        if (typeof(ITenantRow).IsAssignableFrom(entity.ClrType) && entity.FindPrimaryKey()?.Properties[0].Name != nameof(ITenantRow.TenantId))
            throw new InvalidOperationException($"The primary key of {entity.ClrType.Name} must start with {nameof(ITenantRow.TenantId)}.");
    }
}
