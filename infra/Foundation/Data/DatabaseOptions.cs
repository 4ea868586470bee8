using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CloudCrm.Foundation.Data;

/// <summary>Where a database is and who uses it. Read once at start; a missing key stops the process and names itself.</summary>
/// <param name="Name">The database's name in the settings, such as <c>Crm</c>.</param>
/// <param name="Provider"><c>Database:Provider</c>.</param>
/// <param name="DataFolder"><c>Data</c>: where SQLite files and the lease are.</param>
/// <param name="ConnectionString"><c>Database:{Name}</c>: for PostgreSQL, without user and password.</param>
/// <param name="Owner"><c>Database:Owner</c>: the role that owns the tables and migrates; null where this process may not migrate.</param>
/// <param name="App"><c>Database:App</c>: the role that reads and writes under row-level security.</param>
/// <param name="Operator"><c>Database:Operator</c>: the role that reads across tenants and claims due work.</param>
/// <param name="MigrateAtStart"><c>Database:MigrateAtStart</c>: true by default on SQLite, false on PostgreSQL.</param>
/// <param name="OneProcess">True when grains run in one process, without <c>Grains:Clustering</c>: then one process at a time may use the database.</param>
public sealed record DatabaseOptions(
    string Name,
    DatabaseProvider Provider,
    string DataFolder,
    string ConnectionString,
    DatabaseRole? Owner,
    DatabaseRole? App,
    DatabaseRole? Operator,
    bool MigrateAtStart,
    bool OneProcess)
{
    /// <summary>The SQLite file.</summary>
    public string File => Path.Combine(DataFolder, $"{Name.ToLowerInvariant()}.db");

    /// <summary>Reads and checks the settings of one database.</summary>
    /// <exception cref="OptionsValidationException">Says every key that is missing or wrong.</exception>
    public static DatabaseOptions Read(IConfiguration configuration, string name)
    {
        var failures = new List<string>();
        var provider = configuration["Database:Provider"] switch
        {
            null or "" or "sqlite" => DatabaseProvider.Sqlite,
            "postgres" => DatabaseProvider.Postgres,
            var other => Wrong(failures, $"Database:Provider is '{other}'; it must be sqlite or postgres."),
        };
        var postgres = provider == DatabaseProvider.Postgres;
        var options = new DatabaseOptions(
            name,
            provider,
            Path.GetFullPath(configuration["Data"] is { Length: > 0 } folder ? folder : "data"),
            postgres ? Required(configuration, $"Database:{name}", failures) : "",
            Role(configuration, "Owner"),
            Role(configuration, "App"),
            Role(configuration, "Operator"),
            Flag(configuration, "Database:MigrateAtStart", byDefault: !postgres, failures),
            string.IsNullOrEmpty(configuration["Grains:Clustering"]));
        if (postgres)
            options.CheckRoles(configuration, failures);
        return failures.Count == 0 ? options : throw new OptionsValidationException(name, typeof(DatabaseOptions), failures);
    }

    private void CheckRoles(IConfiguration configuration, List<string> failures)
    {
        if (App is null)
            Required(configuration, "Database:App:Username", failures);
        if (Operator is null)
            Required(configuration, "Database:Operator:Username", failures);
        if (MigrateAtStart && Owner is null)
            Required(configuration, "Database:Owner:Username", failures);
    }

    private static DatabaseRole? Role(IConfiguration configuration, string role) =>
        configuration[$"Database:{role}:Username"] is { Length: > 0 } user ? new(user, configuration[$"Database:{role}:Password"]) : null;

    private static string Required(IConfiguration configuration, string key, List<string> failures)
    {
        var value = configuration[key] ?? "";
        if (value.Length == 0)
            failures.Add($"The setting {key} is missing (environment: CLOUDCRM__{key.Replace(":", "__", StringComparison.Ordinal)}).");
        return value;
    }

    private static bool Flag(IConfiguration configuration, string key, bool byDefault, List<string> failures)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return byDefault;
        if (!bool.TryParse(text, out var value))
            failures.Add($"The setting {key} is '{text}'; it must be true or false.");
        return value;
    }

    private static DatabaseProvider Wrong(List<string> failures, string failure)
    {
        failures.Add(failure);
        return default;
    }
}

/// <summary>A login role of the database.</summary>
/// <param name="Username">Its name.</param>
/// <param name="Password">Its password; null where the server lets it in otherwise.</param>
public sealed record DatabaseRole(string Username, string? Password)
{
    /// <summary>Never shows the password.</summary>
    public override string ToString() => Username;
}
