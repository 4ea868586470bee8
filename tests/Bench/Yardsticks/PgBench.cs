using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudCrm.Bench.Yardsticks;

/// <summary>PostgreSQL's own load tool, as the measure that figures are set against.</summary>
internal static partial class PgBench
{
    private const int Clients = 16;

    /// <summary>Commits of one 300-byte row a second.</summary>
    public static async Task<double> SingleRows(string program, Npgsql.NpgsqlConnectionStringBuilder database, TimeSpan duration)
    {
        await using (var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString))
        await using (var command = source.CreateCommand("CREATE TABLE IF NOT EXISTS yardstick (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, filler text NOT NULL)"))
            await command.ExecuteNonQueryAsync();
        return await Run(program, database, duration, "INSERT INTO yardstick (filler) VALUES (repeat('x', 300));");
    }

    /// <summary>Transactions a second of a script.</summary>
    public static async Task<double> Run(string program, Npgsql.NpgsqlConnectionStringBuilder database, TimeSpan duration, string script)
    {
        var folder = Directory.CreateTempSubdirectory("cloudcrm-pgbench-");
        try
        {
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["-n", "-M", "prepared", "-c", $"{Clients}", "-j", "2", "-T", $"{duration.TotalSeconds:0}", "-h", database.Host!, "-p", $"{database.Port}", "-U", database.Username!])
                start.ArgumentList.Add(argument);
            var file = Path.Combine(folder.FullName, "script.sql");
            await File.WriteAllTextAsync(file, script);
            start.ArgumentList.Add("-f");
            start.ArgumentList.Add(file);
            start.ArgumentList.Add(database.Database!);
            start.Environment["PGPASSWORD"] = database.Password;
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return Tps().Match(output) is { Success: true } match
                ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench said nothing of transactions: {await errors}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"tps = ([0-9.]+) \(without")]
    private static partial Regex Tps();
}
