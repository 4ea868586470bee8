using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CloudCrm.Foundation.Data.Model;

/// <summary>Gives every tenant row the named filter on the context's tenant. The model of contexts that read across tenants is built without it.</summary>
internal sealed class TenantFilterConvention(TenantDb db) : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().ToList())
        {
            if (typeof(ITenantRow).IsAssignableFrom(entity.ClrType))
                entity.SetQueryFilter(TenantDb.TenantFilter, Filter(entity.ClrType));
        }
    }

    // EF swaps the constant context for the one that runs the query.
    private LambdaExpression Filter(Type type)
    {
        var row = Expression.Parameter(type, "row");
        return Expression.Lambda(
            Expression.Equal(
                Expression.Property(row, nameof(ITenantRow.TenantId)),
                Expression.Property(Expression.Constant(db, db.GetType()), nameof(TenantDb.Tenant))),
            row);
    }
}
