using Npgsql;
using NpgsqlTypes;

namespace CloudCrm.Foundation.Data.Writing;

/// <summary>One column of a table: how its value is taken from a row and handed to a database.</summary>
internal abstract class Column(string name, bool isKey)
{
    public string Name => name;

    public bool IsKey => isKey;

    /// <summary>The value as SQLite's driver takes it.</summary>
    public abstract object Boxed(object row);

    /// <summary>The value of one row for PostgreSQL.</summary>
    public abstract NpgsqlParameter One(object row);

    /// <summary>The values of several rows for PostgreSQL, as an array.</summary>
    public abstract NpgsqlParameter Many(IReadOnlyList<object> rows);
}

/// <summary>A column that is never null.</summary>
internal sealed class ValueColumn<T>(string name, bool isKey, NpgsqlDbType type, Func<object, T> read) : Column(name, isKey) where T : struct
{
    public override object Boxed(object row) => read(row);

    public override NpgsqlParameter One(object row) => new NpgsqlParameter<T> { TypedValue = read(row), NpgsqlDbType = type };

    public override NpgsqlParameter Many(IReadOnlyList<object> rows)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(rows[i]);
        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = type | NpgsqlDbType.Array };
    }
}

/// <summary>A column of a value type that may be null.</summary>
internal sealed class NullableColumn<T>(string name, bool isKey, NpgsqlDbType type, Func<object, T?> read) : Column(name, isKey) where T : struct
{
    public override object Boxed(object row) => (object?)read(row) ?? DBNull.Value;

    public override NpgsqlParameter One(object row) => read(row) is { } value
        ? new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type }
        : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = type };

    public override NpgsqlParameter Many(IReadOnlyList<object> rows)
    {
        var values = new T?[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(rows[i]);
        return new NpgsqlParameter<T?[]> { TypedValue = values, NpgsqlDbType = type | NpgsqlDbType.Array };
    }
}

/// <summary>A column of text or bytes.</summary>
internal sealed class ReferenceColumn<T>(string name, bool isKey, NpgsqlDbType type, Func<object, T?> read) : Column(name, isKey) where T : class
{
    public override object Boxed(object row) => (object?)Checked(row) ?? DBNull.Value;

    public override NpgsqlParameter One(object row) => Checked(row) is { } value
        ? new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type }
        : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = type };

    public override NpgsqlParameter Many(IReadOnlyList<object> rows)
    {
        var values = new T?[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Checked(rows[i]);
        return new NpgsqlParameter<T?[]> { TypedValue = values, NpgsqlDbType = type | NpgsqlDbType.Array };
    }

    // Text that a database refuses would take the whole group down with it: stop it at its own act.
    private T? Checked(object row)
    {
        var value = read(row);
        if (value is string text && !StorableText.Is(text))
            throw new ArgumentException($"Column {Name} was given text with U+0000 or half a surrogate pair.");
        return value;
    }
}
