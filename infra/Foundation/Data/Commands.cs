using System.Data.Common;
using CloudCrm.Foundation.Data.Model;

namespace CloudCrm.Foundation.Data;

/// <summary>Parameters of hand-written SQL that both databases understand. Write them as <c>@name</c>.</summary>
public static class Commands
{
    /// <summary>Adds a parameter. Pass instants through <see cref="Instant"/>, tenant ids as their UUID, null as null.</summary>
    public static DbParameter Bind(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>An instant as this database keeps it: <c>timestamptz</c>, or Unix microseconds on SQLite.</summary>
    public static object Instant(this WriteTransaction transaction, DateTimeOffset instant) =>
        transaction.Provider == DatabaseProvider.Sqlite ? InstantConverter.ToMicroseconds(instant) : instant.ToInstant();
}
