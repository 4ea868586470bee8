using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CloudCrm.Crm.Tenants.Exporting;

/// <summary>
/// A table as an export gives it, made from the model: a table that comes later is exported by itself, unless <see cref="ExportExceptions"/> says why not.
/// A row becomes an object with the columns' names in camelCase; hashes and other secrets are left out.
/// </summary>
internal sealed class ExportedTable
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<ExportedTable>> s_all = new();
    private readonly ImmutableArray<ExportedColumn> _columns;
    private readonly ImmutableArray<ExportedColumn> _key;
    private readonly string _select;

    private ExportedTable(IEntityType type)
    {
        Name = type.GetTableName()!;
        var properties = type.GetProperties().Where(property => property.Name != nameof(ITenantRow.TenantId)).ToList();
        _key = [.. type.FindPrimaryKey()!.Properties.Where(property => property.Name != nameof(ITenantRow.TenantId)).Select(ExportedColumn.Of)];
        _columns = [.. properties.Where(property => !ExportExceptions.IsSecret(property)).Select(ExportedColumn.Of)];
        _select = $"SELECT {string.Join(", ", _key.Concat(_columns).Select(column => column.Name))} FROM {Name} WHERE tenant_id = @tenant";
    }

    /// <summary>Its name; that of the file too.</summary>
    public string Name { get; }

    /// <summary>What is given of each row.</summary>
    public IEnumerable<string> Columns => _columns.Select(column => column.Name);

    /// <summary>All that are exported.</summary>
    public static ImmutableArray<ExportedTable> All(CrmDb db) => s_all.GetOrAdd(db.GetType(), _ =>
    [
        .. db.Model.GetEntityTypes().Where(type => typeof(ITenantRow).IsAssignableFrom(type.ClrType) && !ExportExceptions.Tables.ContainsKey(type.GetTableName()!))
            .Select(type => new ExportedTable(type)).OrderBy(table => table.Name, StringComparer.Ordinal),
    ]);

    /// <summary>The rows after a place, in the order of the key.</summary>
    public async Task<ExportPage> Read(CrmDb db, string? cursor, int maxRows, int maxCharacters)
    {
        var after = cursor is null ? null : Cursor.Read(cursor, Name, _key.Length) ?? throw new ArgumentException("This is no place in the table.", nameof(cursor));
        var text = new StringBuilder();
        var (count, read, last) = (0, 0, Array.Empty<object>());
        await db.Query(Sql(after is not null, maxRows), Bind, reader =>
        {
            read++;
            // The rest of the page is left to the next one.
            if (text.Length < maxCharacters && count < maxRows)
            {
                last = [.. _key.Select((_, i) => reader.GetValue(i))];
                text.Append(Line(reader)).Append('\n');
                count++;
            }

            return 0;
        });
        return new(text.ToString(), count, read > count ? Cursor.Write(Name, [.. last.Select(ExportedColumn.WritePlace)]) : null);

        void Bind(DbCommand command)
        {
            for (var i = 0; i < (after?.Length ?? 0); i++)
                command.Bind($"k{i}", ExportedColumn.ReadPlace(after![i]));
        }
    }

    private string Sql(bool isLater, int maxRows)
    {
        if (_key.IsEmpty)
            return _select;
        var key = string.Join(", ", _key.Select(column => column.Name));
        var place = isLater ? $" AND ({key}) > ({string.Join(", ", _key.Select((_, i) => $"@k{i}"))})" : "";
        return $"{_select}{place} ORDER BY {key} LIMIT {maxRows + 1}";
    }

    private string Line(DbDataReader reader)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = RowJson.Options.Encoder }))
        {
            json.WriteStartObject();
            for (var i = 0; i < _columns.Length; i++)
            {
                json.WritePropertyName(_columns[i].JsonName);
                _columns[i].Write(json, reader.GetValue(_key.Length + i));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
