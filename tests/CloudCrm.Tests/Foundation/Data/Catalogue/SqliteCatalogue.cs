using Microsoft.Data.Sqlite;

namespace CloudCrm.Tests.Foundation.Data.Catalogue;

/// <summary>What a SQLite file holds, one line a fact, without the names of constraints and indexes.</summary>
public static class SqliteCatalogue
{
    public static IReadOnlyList<string> Read(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            WITH tables AS (SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT LIKE '\_\_EF%' ESCAPE '\')
            SELECT t.name || '.' || c.name || ' ' || c.type || CASE WHEN c."notnull" OR c.pk THEN ' not null' ELSE '' END FROM tables t, pragma_table_info(t.name) c
            UNION ALL
            SELECT t.name || ': key(' || (SELECT group_concat(c.name, ', ' ORDER BY c.pk) FROM pragma_table_info(t.name) c WHERE c.pk > 0) || ')' FROM tables t WHERE EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.pk > 0)
            UNION ALL
            SELECT t.name || ': ' || CASE WHEN i."unique" THEN 'unique' ELSE 'index' END || '('
                || (SELECT group_concat(c.name || CASE WHEN c."desc" THEN ' desc' ELSE '' END || CASE WHEN c.coll <> 'BINARY' THEN ' ' || c.coll ELSE '' END, ', ' ORDER BY c.seqno)
                    FROM pragma_index_xinfo(i.name) c WHERE c."key")
                || ')' || CASE WHEN i.partial THEN ' ' || (SELECT replace(substr(sql, instr(sql, ' WHERE ') + 1), '"', '') FROM sqlite_master WHERE name = i.name) ELSE '' END
            FROM tables t, pragma_index_list(t.name) i WHERE i.origin <> 'pk'
            UNION ALL
            SELECT t.name || ': foreign key(' || group_concat(f."from", ', ' ORDER BY f.seq) || ') to ' || f."table" || '(' || group_concat(f."to", ', ' ORDER BY f.seq) || ') on delete ' || f.on_delete
            FROM tables t, pragma_foreign_key_list(t.name) f GROUP BY t.name, f.id
            """;
        var facts = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            facts.Add(reader.GetString(0));
        return [.. facts.Order(StringComparer.Ordinal)];
    }
}
