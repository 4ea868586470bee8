using System.Globalization;
using CloudCrm.Crm.Mail;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Backups;
using CloudCrm.Foundation.Data;
using CloudCrm.Host.Settings;
using Microsoft.Data.Sqlite;

namespace CloudCrm.Host;

/// <summary>Backup and restore of an embedded installation; where it lies say the same settings as for <c>run</c>.</summary>
public static class BackupCommands
{
    // The CRM's is written most: it comes last.
    private static readonly string[] s_databases = ["Billing", "Crm"];

    /// <summary>Writes an archive, whether a process serves the installation or not; says what is in it.</summary>
    /// <exception cref="SettingException">A setting or the place is wrong, or the installation is on servers.</exception>
    /// <exception cref="DatabaseUnavailableException">It cannot be made now; says why.</exception>
    public static async Task<int> Backup(IConfiguration configuration, string file, TextWriter output)
    {
        var made = await Told(() => new Backup(Data(configuration), Greeting.Version(), TimeProvider.System).Write(file));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}: {made.Files} files, {made.Bytes} bytes, as of {made.MadeAt:yyyy-MM-dd HH:mm:ss.fff} UTC"));
        return 0;
    }

    /// <summary>Restores an archive into an empty data folder, all of it or nothing; says what was in it.</summary>
    /// <exception cref="SettingException">A setting or the archive is wrong, the folder is not empty, or the installation is on servers.</exception>
    /// <exception cref="DatabaseUnavailableException">The folder is in use, or cannot be written.</exception>
    public static async Task<int> Restore(IConfiguration configuration, string file, TextWriter output)
    {
        var data = Data(configuration);
        var made = await Told(() => new Restore(data).Read(file));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{data.Folder}: {made.Files} files, {made.Bytes} bytes, as of {made.MadeAt:yyyy-MM-dd HH:mm:ss.fff} UTC, made by version {made.Product}"));
        return 0;
    }

    private static EmbeddedData Data(IConfiguration configuration)
    {
        var settings = HostSettings.From(configuration);
        EmbeddedData.RefuseServers(configuration);
        return new(Trim(settings.Data), s_databases, Trim(settings.Keys), Trim(MailFolder.Of(configuration)));

        static string Trim(string folder) => Path.TrimEndingDirectorySeparator(folder);
    }

    private static async Task<BackupSummary> Told(Func<Task<BackupSummary>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new DatabaseUnavailableException(e.Message, e);
        }
    }
}
