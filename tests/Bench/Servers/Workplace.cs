using Npgsql;

namespace CloudCrm.Bench.Servers;

/// <summary>The kinds of databases that figures are taken on.</summary>
internal static class Databases
{
    public const string Postgres = "postgres";
    public const string Sqlite = "sqlite";

    public static IReadOnlyList<string> All { get; } = [Postgres, Sqlite];
}

/// <summary>New, empty databases for one bench, and the settings that lead the product to them.</summary>
internal sealed class Workplace
{
    private Workplace(Dictionary<string, string?> settings, PostgresServer? postgres) => (Settings, Postgres) = (settings, postgres);

    /// <summary>Settings of the product.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>The server, where there is one.</summary>
    public PostgresServer? Postgres { get; }

    /// <summary>Makes one; PostgreSQL is started by the first who asks.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed.</exception>
    public static async Task<Workplace> New(string database)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Data"] = RunFolder.New("data"),
            ["Url"] = "http://127.0.0.1:0",
            ["Operator:Secret"] = "operator of the bench",
            ["Doors:LiftOnLoopback"] = "true",
        };
        if (database == Databases.Sqlite)
            return new(settings, null);
        var postgres = await PostgresServer.Shared;
        foreach (var (key, value) in postgres.Settings(("Crm", await postgres.NewDatabase("crm")), ("Billing", await postgres.NewDatabase("billing"))))
            settings[key] = value;
        return new(settings, postgres);
    }

    /// <summary>A file of the embedded databases.</summary>
    public string SqliteFile(string name) => Path.Combine(Settings["Data"]!, name);

    /// <summary>The CRM's database as one of its roles.</summary>
    public NpgsqlConnectionStringBuilder CrmAs(string role) => new(Settings["Database:Crm"]) { Username = role, Pooling = false };
}
