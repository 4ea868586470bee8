using System.Diagnostics;
using Npgsql;

namespace CloudCrm.Bench.Servers;

/// <summary>A private PostgreSQL of this run on a free port, with the three roles that the product uses. Never used as superuser by tests of the product.</summary>
public sealed class PostgresServer
{
    /// <summary>The role that owns databases and migrates.</summary>
    public const string Owner = "cc_owner";

    /// <summary>The role of the application, under row-level security.</summary>
    public const string App = "cc_app";

    /// <summary>The role that reads across tenants.</summary>
    public const string Operator = "cc_operator";

    private static readonly Lazy<Task<PostgresServer>> s_shared = new(Start);
    private int _databases;

    private PostgresServer(int port, ServerProcess process) => (Port, Process) = (port, process);

    /// <summary>The folder of the newest installed version's programs; null where there is none.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin")).Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Max()
        : null;

    /// <summary>The server of this run, started by the first who asks.</summary>
    public static Task<PostgresServer> Shared => s_shared.Value;

    /// <summary>PostgreSQL's own load tool.</summary>
    public string PgBench => Path.Combine(Programs!, "pgbench");

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Its process.</summary>
    public ServerProcess Process { get; }

    /// <summary>For looking inside and for breaking things.</summary>
    public string Superuser(string database = "postgres") => $"Host=127.0.0.1;Port={Port};Database={database};Username=postgres;Pooling=false";

    /// <summary>Makes an empty database that belongs to <see cref="Owner"/>; answers its name.</summary>
    public async Task<string> NewDatabase(string prefix)
    {
        var name = $"{prefix}_{Interlocked.Increment(ref _databases)}";
        await Run(Superuser(), $"CREATE DATABASE {name} OWNER {Owner}");
        return name;
    }

    /// <summary>The settings of the product for databases made by <see cref="NewDatabase"/>.</summary>
    /// <param name="databases">The name in the settings and the database's name.</param>
    public Dictionary<string, string?> Settings(params (string Setting, string Database)[] databases)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = "postgres",
            ["Database:Owner:Username"] = Owner,
            ["Database:App:Username"] = App,
            ["Database:Operator:Username"] = Operator,
            ["Database:MigrateAtStart"] = "true",
        };
        foreach (var (setting, database) in databases)
            settings[$"Database:{setting}"] = $"Host=127.0.0.1;Port={Port};Database={database}";
        return settings;
    }

    /// <summary>Runs statements on a connection of their own.</summary>
    public static async Task Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 }; // planting a million rows takes its time
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> Start()
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        var data = RunFolder.New("postgres");
        if (IsRoot)
            await Finish("chown", "postgres", data);
        await Finish([.. AsServer, Path.Combine(programs, "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
        var port = FreePort.Next();
        string[] command =
        [
            .. AsServer, Path.Combine(programs, "postgres"), "-D", data, "-p", $"{port}",
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300", "-c", "shared_buffers=256MB",
        ];
        var process = ServerProcess.Start("postgres", command[0], command[1..], stopSignal: 2);
        var server = new PostgresServer(port, process);
        await process.Ready(server.Answers, TimeSpan.FromSeconds(60));
        await Run(server.Superuser(), $"CREATE ROLE {Owner} LOGIN; CREATE ROLE {App} LOGIN; CREATE ROLE {Operator} LOGIN;");
        return server;
    }

    private async Task<bool> Answers()
    {
        try
        {
            await Run(Superuser(), "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // PostgreSQL refuses to run as root.
    private static bool IsRoot => Environment.UserName == "root";

    private static string[] AsServer => IsRoot ? ["runuser", "-u", "postgres", "--"] : ["env"];

    private static async Task Finish(params string[] command)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await output} {errors}");
    }
}
