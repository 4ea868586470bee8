using Npgsql;

namespace CloudCrm.Tests.Foundation.Data.Catalogue;

/// <summary>What a PostgreSQL database's public schema holds, one line a fact, without the names of constraints and indexes.</summary>
public static class PostgresCatalogue
{
    public static async Task<IReadOnlyList<string>> Read(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("""
            SELECT format('%s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
                CASE WHEN a.attcollation <> t.typcollation THEN ' collate ' || (SELECT collname FROM pg_collation WHERE oid = a.attcollation) ELSE '' END,
                CASE WHEN a.attidentity <> '' THEN ' identity' ELSE '' END)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT format('%s: %s(%s)%s', c.relname, CASE WHEN i.indisprimary THEN 'key' WHEN i.indisunique THEN 'unique' ELSE 'index' END,
                (SELECT string_agg(pg_get_indexdef(i.indexrelid, k, true) || CASE WHEN i.indoption[k - 1] & 1 = 1 THEN ' desc' ELSE '' END, ', ' ORDER BY k) FROM generate_series(1, i.indnkeyatts) k),
                coalesce(' where ' || pg_get_expr(i.indpred, i.indrelid), ''))
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT format('%s: foreign key(%s) to %s(%s) on delete %s', c.relname,
                (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(f.conkey) WITH ORDINALITY k(num, place) JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.num),
                f.confrelid::regclass,
                (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(f.confkey) WITH ORDINALITY k(num, place) JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.num),
                f.confdeltype)
            FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid WHERE f.contype = 'f' AND c.relnamespace = 'public'::regnamespace
            """);
        var facts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            facts.Add(reader.GetString(0));
        return [.. facts.Where(fact => !fact.StartsWith("__EF", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
