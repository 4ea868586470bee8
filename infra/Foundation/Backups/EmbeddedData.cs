using CloudCrm.Foundation.Blobs;
using Microsoft.Extensions.Configuration;

namespace CloudCrm.Foundation.Backups;

/// <summary>What an embedded installation is made of: the SQLite files, the files of the blob store, the key ring, the folder of mails.</summary>
/// <param name="Folder">Full path of the data folder.</param>
/// <param name="Databases">Names of the databases; the one that is written most comes last.</param>
/// <param name="Keys">Full path of the key ring's folder.</param>
/// <param name="Mail">Full path of the folder that takes mails.</param>
public sealed record EmbeddedData(string Folder, IReadOnlyList<string> Databases, string Keys, string Mail)
{
    /// <summary>Refuses an installation whose truth is not in local files only.</summary>
    /// <exception cref="SettingException">Names the setting and what to use instead.</exception>
    public static void RefuseServers(IConfiguration configuration)
    {
        Refuse(configuration, "Database:Provider", "sqlite", "the databases are on a server, back them up and restore them with PostgreSQL's own tools (pg_basebackup with its log)");
        Refuse(configuration, "Blobs:Provider", "files", "the files are in a storage account, use its own tools (soft delete, versions, copies)");
        Refuse(configuration, "Bus:Provider", "memory", "messages on their way are in the broker, where no backup of files finds them; stop the process and copy the data folder");
    }

    /// <summary>The SQLite file of a database.</summary>
    internal string FileOf(string database) => Path.Combine(Folder, NameOf(database));

    /// <summary>The name of a database's file.</summary>
    internal static string NameOf(string database) => $"{database.ToLowerInvariant()}.db";

    /// <summary>The folders, each with its name in an archive.</summary>
    internal IReadOnlyList<(string Area, string Folder)> Areas => [(BackupEntry.Keys, Keys), (BackupEntry.Mail, Mail), (BackupEntry.Blobs, FileBlobStore.FolderIn(Folder))];

    private static void Refuse(IConfiguration configuration, string key, string embedded, string instead)
    {
        if (configuration[key] is { Length: > 0 } value && !value.Equals(embedded, StringComparison.OrdinalIgnoreCase))
            throw new SettingException($"{key} is {value}: {instead}. backup and restore are for {key}={embedded}.");
    }
}
