using System.Text.Json;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Backups;

/// <summary>
/// The mark of a restore that has begun: a folder in the data folder that holds what is unpacked, and a list of the places that were empty and that the
/// restore may fill. It goes, in one rename, when everything is in place. While it is there nothing starts on the data folder.
/// </summary>
internal sealed class UnfinishedRestore(string data)
{
    private const string Mark = ".restoring";
    private const string Done = ".restored";
    private const string List = "places.json";

    /// <summary>Where the archive is unpacked.</summary>
    public string Staging { get; } = Path.Combine(data, Mark);

    /// <summary>Names in a data folder that count as nothing: the lock, traces of a restore, and what a file system makes by itself.</summary>
    public static bool IsNothing(string name) => name is DataFolderLease.LockFile or Mark or Done or "lost+found";

    /// <summary>Refuses a data folder with such a mark.</summary>
    /// <exception cref="DatabaseUnavailableException">There is one.</exception>
    public static void Refuse(string data)
    {
        if (Directory.Exists(Path.Combine(data, Mark)))
            throw new DatabaseUnavailableException($"A restore into the data folder {data} did not come to its end: restore again.");
    }

    /// <summary>Takes back what a restore that was killed had put in place, all of it.</summary>
    public void TakeBack()
    {
        var done = Path.Combine(data, Done);
        if (Directory.Exists(done))
            Directory.Delete(done, recursive: true);
        if (!Directory.Exists(Staging))
            return;
        var list = Path.Combine(Staging, List);
        foreach (var place in File.Exists(list) ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(list))! : [])
            Empty(place);
        Directory.Delete(Staging, recursive: true);
    }

    /// <summary>Begins; the places are empty.</summary>
    public void Begin(IEnumerable<string> places)
    {
        Directory.CreateDirectory(Staging);
        var list = Path.Combine(Staging, List);
        File.WriteAllText($"{list}.part", JsonSerializer.Serialize(places));
        File.Move($"{list}.part", list);
    }

    /// <summary>All is in place and durable.</summary>
    public void End()
    {
        var done = Path.Combine(data, Done);
        Directory.Move(Staging, done);
        FolderSync.Flush(data);
        Directory.Delete(done, recursive: true);
    }

    private void Empty(string place)
    {
        if (File.Exists(place))
            File.Delete(place);
        if (!Directory.Exists(place))
            return;
        foreach (var file in Directory.EnumerateFiles(place))
            File.Delete(file);
        foreach (var folder in Directory.EnumerateDirectories(place))
            Directory.Delete(folder, recursive: true);
        // What lies in the data folder goes too; a place elsewhere was there before, perhaps as a mount.
        for (var empty = place; IsInData(empty) && !Directory.EnumerateFileSystemEntries(empty).Any(); empty = Path.GetDirectoryName(empty)!)
            Directory.Delete(empty);
    }

    private bool IsInData(string place) => place.StartsWith(data + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
