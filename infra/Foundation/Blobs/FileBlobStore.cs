using System.Buffers;
using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Blobs;

/// <summary>Files in a local folder. Written to a temporary name, synced, renamed, and the folder synced: a row that names a file outlives no power cut without it.</summary>
internal sealed class FileBlobStore : IBlobStore
{
    private const int BufferBytes = 128 * 1024;
    private const string Incoming = ".incoming";

    private readonly string _root;

    // Longer than any upload takes: what is younger may be another process's, still on its way.
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);

    /// <summary>Makes the folder and clears what an earlier process left half-written a day ago or longer.</summary>
    public FileBlobStore(string folder, TimeProvider time)
    {
        _root = Path.GetFullPath(folder);
        var incoming = Path.Combine(_root, Incoming);
        Directory.CreateDirectory(incoming);
        var until = time.GetUtcNow().UtcDateTime - LeftoverAge;
        foreach (var leftover in Directory.EnumerateFiles(incoming))
        {
            if (File.GetLastWriteTimeUtc(leftover) < until)
                File.Delete(leftover);
        }

        // A backup that was killed left what was deleted during it.
        using var pass = BlobHold.Pass(_root);
        if (pass is not null)
            BlobHold.Clear(_root);
    }

    /// <summary>Where the files of a data folder lie.</summary>
    public static string FolderIn(string data) => Path.Combine(data, "blobs");

    public async Task<BlobInfo> Write(string path, Stream content, long maxBytes, CancellationToken cancellation)
    {
        var target = Locate(path);
        var temporary = Path.Combine(_root, Incoming, Path.GetRandomFileName());
        try
        {
            var info = await Receive(temporary, path, content, maxBytes, cancellation);
            MakeFolder(Path.GetDirectoryName(target)!);
            File.Move(temporary, target, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(target)!);
            return info;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<Stream?> OpenRead(string path, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(Locate(path), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, useAsync: true));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task Delete(string path, CancellationToken cancellation)
    {
        using var pass = BlobHold.Pass(_root);
        try
        {
            Remove(Locate(path), pass);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone with its folder, or never there: what was asked for holds.
        }

        return Task.CompletedTask;
    }

    public Task<int> DeleteAll(TenantId tenant, int max, CancellationToken cancellation)
    {
        var folder = Path.Combine(_root, tenant.ToString());
        if (!Directory.Exists(folder))
            return Task.FromResult(0);
        var deleted = 0;
        using var pass = BlobHold.Pass(_root);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Take(max))
        {
            cancellation.ThrowIfCancellationRequested();
            Remove(file, pass);
            deleted++;
        }

        if (deleted < max)
            Directory.Delete(folder, recursive: true);
        return Task.FromResult(deleted);
    }

    private static async Task<BlobInfo> Receive(string temporary, string path, Stream content, long maxBytes, CancellationToken cancellation)
    {
        using var metered = new MeteredStream(content, maxBytes);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            while (await metered.Fill(buffer.AsMemory(0, BufferBytes), cancellation) is var count and > 0)
                await file.WriteAsync(buffer.AsMemory(0, count), cancellation);
            file.Flush(flushToDisk: true);
            return metered.Info(path);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Remove(string file, FileStream? pass)
    {
        if (pass is not null)
            File.Delete(file);
        else
            BlobHold.SetAside(_root, file);
    }

    private void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        Directory.CreateDirectory(folder);
        for (var parent = Path.GetDirectoryName(folder)!; parent.Length >= _root.Length; parent = Path.GetDirectoryName(parent)!)
            FolderSync.Flush(parent);
    }

    private string Locate(string path) => Path.Combine(_root, BlobPath.Check(path).Replace('/', Path.DirectorySeparatorChar));
}
