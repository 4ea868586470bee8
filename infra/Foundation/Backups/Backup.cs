using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Backups;

/// <summary>What was written or restored.</summary>
/// <param name="Files">Files in the archive.</param>
/// <param name="Bytes">Bytes in them.</param>
/// <param name="MadeAt">When its state was true (UTC).</param>
/// <param name="Product">Version of the program that made it.</param>
public sealed record BackupSummary(long Files, long Bytes, DateTimeOffset MadeAt, string Product);

/// <summary>
/// Makes one archive of an embedded installation, whether a process runs on it or not. Nobody waits for it: states of the databases are pinned and copied
/// while their writer goes on, files are copied while others come, and deleted files are set aside.
/// </summary>
/// <remarks>
/// Order: deletions of files are held; then all databases are pinned at one instant; then the databases, keys, mails and files are copied. A file is
/// written before the row that names it and deleted after it, so whatever a pinned row names is in the store or aside.
/// </remarks>
/// <param name="data">The installation.</param>
/// <param name="product">Version of the program.</param>
/// <param name="time">The clock.</param>
public sealed class Backup(EmbeddedData data, string product, TimeProvider time)
{
    private string Blobs => FileBlobStore.FolderIn(data.Folder);

    /// <summary>Writes it beside its place and renames it when it is whole and durable; an archive that was there is replaced.</summary>
    /// <exception cref="SettingException">There is no installation, or the archive would lie inside of what it holds.</exception>
    /// <exception cref="DatabaseUnavailableException">Another backup is under way, or the databases are never still.</exception>
    /// <exception cref="IOException">The disk is full, or a database is damaged; no archive is left.</exception>
    public async Task<BackupSummary> Write(string file, CancellationToken cancellation = default)
    {
        var target = Path.GetFullPath(file);
        Check(target);
        Directory.CreateDirectory(Blobs);
        await using var hold = await BlobHold.Take(Blobs, time, cancellation)
            ?? throw new DatabaseUnavailableException($"Another backup of the data folder {data.Folder} is under way.");
        BlobHold.Clear(Blobs);
        var part = $"{target}.part";
        try
        {
            var summary = await Fill(part, cancellation);
            File.Move(part, target, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(target)!);
            return summary;
        }
        finally
        {
            File.Delete(part);
            BlobHold.Clear(Blobs);
        }
    }

    private void Check(string target)
    {
        UnfinishedRestore.Refuse(data.Folder);
        if (data.Databases.FirstOrDefault(name => !File.Exists(data.FileOf(name))) is { } missing)
            throw new SettingException($"Data: {data.Folder} has no {EmbeddedData.NameOf(missing)}; name the data folder with --data or the settings that run has.");
        if (Directory.Exists(target) || !Directory.Exists(Path.GetDirectoryName(target)))
            throw new SettingException($"{target}: name a file in a folder that is there.");
        if (data.Areas.FirstOrDefault(area => target.StartsWith(area.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { Folder: { } inside })
            throw new SettingException($"{target}: {inside} is part of the backup, choose a place outside of it.");
    }

    private async Task<BackupSummary> Fill(string part, CancellationToken cancellation)
    {
        await using var archive = new ArchiveWriter(part);
        DateTimeOffset madeAt;
        using (var pinned = await PinnedDatabases.Pin(data, time, cancellation))
        {
            madeAt = time.GetUtcNow();
            var databases = data.Databases.Zip(pinned.All).ToDictionary(pair => EmbeddedData.NameOf(pair.First), pair => pair.Second.LastMigration());
            await archive.Add(new BackupHead(BackupHead.Current, product, madeAt, databases), cancellation);
            foreach (var (name, database) in data.Databases.Zip(pinned.All))
                await AddDatabase(archive, part, EmbeddedData.NameOf(name), database, cancellation);
        }

        foreach (var (area, folder) in data.Areas)
            await AddFolder(archive, area, folder, cancellation);
        await AddFolder(archive, BackupEntry.Blobs, Path.Combine(Blobs, BlobHold.Aside), cancellation);
        await archive.Complete(cancellation);
        return new(archive.Files, archive.Bytes, madeAt, product);
    }

    private static async Task AddDatabase(ArchiveWriter archive, string part, string name, PinnedDatabase database, CancellationToken cancellation)
    {
        var copy = $"{part}.{name}";
        File.Delete(copy);
        try
        {
            database.CopyTo(copy);
            database.Release();
            await archive.Add($"{BackupEntry.Databases}/{name}", copy, cancellation);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    // A file that goes away after it was listed is met again aside; one that was copied before it went is there twice, with the same bytes.
    private static async Task AddFolder(ArchiveWriter archive, string area, string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            return;
        var all = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden };
        foreach (var file in Directory.EnumerateFiles(folder, "*", all))
        {
            var name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            if (name[0] != '.' && !name.Contains("/.", StringComparison.Ordinal))
                await archive.Add($"{area}/{name}", file, cancellation);
        }
    }
}
