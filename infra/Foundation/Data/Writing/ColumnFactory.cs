using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NpgsqlTypes;

namespace CloudCrm.Foundation.Data.Writing;

/// <summary>Makes columns from EF's model: its names, its conversions, read by compiled code.</summary>
internal static class ColumnFactory
{
    private static readonly Dictionary<Type, NpgsqlDbType> Types = new()
    {
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(short)] = NpgsqlDbType.Smallint,
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(decimal)] = NpgsqlDbType.Numeric,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
        [typeof(DateOnly)] = NpgsqlDbType.Date,
        [typeof(DateTimeOffset)] = NpgsqlDbType.TimestampTz,
    };

    public static Column Make(IProperty property)
    {
        var row = Expression.Parameter(typeof(object), "row");
        var member = property.PropertyInfo ?? throw Unsupported(property, "is not a property of its class");
        var value = ToProvider(Expression.Property(Expression.Convert(row, member.DeclaringType!), member), property);
        var type = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        if (!Types.TryGetValue(type, out var sqlType))
            throw Unsupported(property, $"is stored as {type.Name}");
        var kind = type != value.Type ? typeof(NullableColumn<>) : type.IsValueType ? typeof(ValueColumn<>) : typeof(ReferenceColumn<>);
        var read = Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(object), value.Type), value, row).Compile();
        return (Column)Activator.CreateInstance(kind.MakeGenericType(type), property.GetColumnName(), property.IsPrimaryKey(), sqlType, read)!;
    }

    private static Expression ToProvider(Expression value, IProperty property)
    {
        var model = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        if (model == value.Type)
            return Convert(value, property);
        var converted = Convert(Expression.Property(value, nameof(Nullable<int>.Value)), property);
        var lifted = typeof(Nullable<>).MakeGenericType(converted.Type);
        return Expression.Condition(
            Expression.Property(value, nameof(Nullable<int>.HasValue)),
            Expression.Convert(converted, lifted),
            Expression.Constant(null, lifted));
    }

    private static Expression Convert(Expression value, IProperty property)
    {
        var converter = property.GetTypeMapping().Converter;
        if (converter is not null)
            value = Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(value, converter.ModelClrType));
        return value.Type == typeof(DateTimeOffset) ? Expression.Call(ToInstant, value) : value;
    }

    private static MethodInfo ToInstant { get; } = ((Func<DateTimeOffset, DateTimeOffset>)Instants.ToInstant).Method;

    private static InvalidOperationException Unsupported(IProperty property, string why) =>
        new($"{property.DeclaringType.ClrType.Name}.{property.Name} {why}; the writer can't write it.");
}
