using System.Formats.Tar;
using System.Text;
using System.Text.Json;

namespace CloudCrm.Foundation.Backups;

/// <summary>Writes an archive: a tar file whose last entry is the manifest. Nothing is kept in memory but one buffer.</summary>
internal sealed class ArchiveWriter : IAsyncDisposable
{
    /// <summary>What is in the archive is for the product's own user only.</summary>
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _file;
    private readonly FileStream _manifest;
    private readonly TarWriter _tar;

    /// <param name="file">Where the archive is written; replaced. The manifest grows beside it.</param>
    public ArchiveWriter(string file)
    {
        _file = Create(file, FileAccess.Write, FileOptions.None);
        _manifest = Create($"{file}.manifest", FileAccess.ReadWrite, FileOptions.DeleteOnClose);
        _tar = new(_file, TarEntryFormat.Pax, leaveOpen: true);
    }

    /// <summary>Entries so far.</summary>
    public long Files { get; private set; }

    /// <summary>Bytes in them.</summary>
    public long Bytes { get; private set; }

    /// <summary>The first entry.</summary>
    public async Task Add(BackupHead head, CancellationToken cancellation)
    {
        var file = $"{_file.Name}.head";
        await using (var written = Create(file, FileAccess.Write, FileOptions.None))
            await JsonSerializer.SerializeAsync(written, head, JsonSerializerOptions.Web, cancellation);
        await Add(BackupEntry.Head, file, cancellation);
        File.Delete(file);
    }

    /// <summary>Adds a file; false where it is not there.</summary>
    public async Task<bool> Add(string name, string path, CancellationToken cancellation)
    {
        if (name != BackupEntry.Head && !BackupEntry.IsName(name))
            throw new IOException($"{path}: a file of this name cannot be restored, move it elsewhere.");
        DigestStream content;
        try
        {
            content = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }

        await using (content)
        {
            var entry = await Write(name, content, cancellation);
            await _manifest.WriteAsync(Encoding.UTF8.GetBytes($"{entry.ToLine()}\n"), cancellation);
        }

        return true;
    }

    /// <summary>Adds the manifest and makes the archive durable; answers the manifest's digest.</summary>
    public async Task<string> Complete(CancellationToken cancellation)
    {
        await _manifest.FlushAsync(cancellation);
        _manifest.Position = 0;
        await using var content = new DigestStream(_manifest);
        var entry = await Write(BackupEntry.Manifest, content, cancellation);
        await _tar.DisposeAsync();
        _file.Flush(flushToDisk: true);
        return entry.Sha256;
    }

    public async ValueTask DisposeAsync()
    {
        await _tar.DisposeAsync();
        await _manifest.DisposeAsync();
        await _file.DisposeAsync();
    }

    private async Task<BackupEntry> Write(string name, DigestStream content, CancellationToken cancellation)
    {
        await _tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { Mode = Own, DataStream = content }, cancellation);
        (Files, Bytes) = (Files + 1, Bytes + content.Length);
        return new(name, content.Length, content.Sha256());
    }

    private static FileStream Create(string path, FileAccess access, FileOptions options)
    {
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = access, Share = FileShare.None, Options = options | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = Own;
        return new(path, how);
    }
}
