namespace CloudCrm.Foundation.Blobs;

/// <summary>
/// While a backup copies the files of the local store none of them goes: what is deleted meanwhile is set aside, where the backup finds it. The hold is
/// a lock of the operating system, so that it ends with the process that has it.
/// </summary>
internal static class BlobHold
{
    /// <summary>The folder of what was deleted during a backup; the end of the backup empties it, or, where it was killed, the next start or backup.</summary>
    public const string Aside = ".aside";

    private const string LockFile = ".hold";

    // Emptying and setting aside get in each other's way a few times at most.
    private const int TriesMax = 100;

    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Deletions hold this while they delete; null while a backup has the hold.</summary>
    public static FileStream? Pass(string root) => Open(root, FileShare.Read);

    /// <summary>A backup holds this; null where another one does. Deletions under way come to their end first.</summary>
    public static async Task<FileStream?> Take(string root, TimeProvider time, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        FileStream? hold;
        while ((hold = Open(root, FileShare.None)) is null && time.GetElapsedTime(started) < WaitMax)
            await Task.Delay(Pause, time, cancellation);
        return hold;
    }

    /// <summary>Takes a file out of the store without deleting it.</summary>
    public static void SetAside(string root, string file)
    {
        var target = Path.Combine(root, Aside, Path.GetRelativePath(root, file));
        for (var tries = TriesMax; File.Exists(file); tries--)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(file, target, overwrite: true);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && tries > 0)
            {
                // Gone already, or the folder is being emptied: the next look says which.
            }
        }
    }

    /// <summary>Deletes what was set aside; only with a pass or the hold.</summary>
    public static void Clear(string root)
    {
        var aside = Path.Combine(root, Aside);
        for (var tries = TriesMax; Directory.Exists(aside); tries--)
        {
            try
            {
                Directory.Delete(aside, recursive: true);
            }
            catch (IOException) when (tries > 0)
            {
                // Something was set aside meanwhile.
            }
        }
    }

    private static FileStream? Open(string root, FileShare share)
    {
        try
        {
            return new(Path.Combine(root, LockFile), FileMode.OpenOrCreate, FileAccess.Read, share);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }
}
