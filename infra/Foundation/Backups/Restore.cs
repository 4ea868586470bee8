using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Backups;

/// <summary>
/// Puts an archive in place of nothing: all of it or none of it. It is unpacked and verified first, and then renamed into its places. Killed anywhere it
/// leaves a mark, with which nothing starts on the folder, and which the next restore takes back.
/// </summary>
/// <param name="data">Where the installation shall be.</param>
public sealed class Restore(EmbeddedData data)
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Restores an archive.</summary>
    /// <exception cref="SettingException">A place is not empty, or the archive is no backup or not as it was made; nothing was put in place.</exception>
    /// <exception cref="DatabaseUnavailableException">Another process uses the data folder.</exception>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing was put in place.</exception>
    public async Task<BackupSummary> Read(string file, CancellationToken cancellation = default)
    {
        if (!File.Exists(file))
            throw new SettingException($"There is no file {file}.");
        OwnFolder(data.Folder);
        await using var held = DataFolderLease.Lock(data.Folder);
        var mark = new UnfinishedRestore(data.Folder);
        mark.TakeBack();
        RefuseUsed();
        mark.Begin([.. data.Databases.Select(data.FileOf), .. data.Areas.Select(area => area.Folder)]);
        try
        {
            var archive = new ArchiveReader(Path.GetFullPath(file), mark.Staging, [.. data.Databases.Select(EmbeddedData.NameOf)]);
            var summary = await archive.Unpack(cancellation);
            PutInPlace(mark.Staging);
            FolderSync.FlushAll();
            mark.End();
            return summary;
        }
        catch
        {
            mark.TakeBack();
            throw;
        }
    }

    private void RefuseUsed()
    {
        if (Directory.EnumerateFileSystemEntries(data.Folder).Select(Path.GetFileName).FirstOrDefault(name => !UnfinishedRestore.IsNothing(name!)) is { } found)
            throw new SettingException($"Data: the folder {data.Folder} is not empty ({found}); restore into an empty one, or move away what is there.");
        foreach (var (area, folder) in data.Areas)
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                throw new SettingException($"The folder {folder} for {area} is not empty; restore into an empty one, or move away what is there.");
        }
    }

    private void PutInPlace(string staging)
    {
        foreach (var (area, folder) in data.Areas)
            Move(Path.Combine(staging, area), folder);
        foreach (var name in data.Databases.Select(EmbeddedData.NameOf))
            File.Move(Path.Combine(staging, BackupEntry.Databases, name), Path.Combine(data.Folder, name));
    }

    // A file may go to another file system, a folder never does: folders are only among the blobs, which lie in the data folder.
    private static void Move(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        OwnFolder(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Move(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Directory.Move(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private static void OwnFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, Own);
    }
}
