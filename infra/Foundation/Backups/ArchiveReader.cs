using System.Buffers;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CloudCrm.Foundation.Backups;

/// <summary>Unpacks an archive below a folder and compares what came out with its manifest. Nothing is kept in memory but one buffer.</summary>
/// <param name="file">The archive.</param>
/// <param name="folder">Where it is unpacked; what is in it may be anything before <see cref="Unpack(CancellationToken)"/> has returned.</param>
/// <param name="databases">Names of the database files that belong in it; no other may be in it.</param>
internal sealed class ArchiveReader(string file, string folder, IReadOnlyList<string> databases)
{
    private const int BufferBytes = 128 << 10;

    private readonly HashSet<string> _missing = [.. databases.Select(name => $"{BackupEntry.Databases}/{name}")];

    /// <summary>Unpacks and verifies all of it.</summary>
    /// <exception cref="SettingException">It is no backup, or not as it was made; names the archive and the first entry that is wrong.</exception>
    public async Task<BackupSummary> Unpack(CancellationToken cancellation)
    {
        try
        {
            await using var archive = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, useAsync: true);
            await using var tar = new TarReader(archive);
            return await Unpack(tar, cancellation);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or FormatException or JsonException)
        {
            throw Damaged($"cannot be read to its end ({e.Message})", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingException($"{file}: {e.Message}", e);
        }
    }

    private async Task<BackupSummary> Unpack(TarReader tar, CancellationToken cancellation)
    {
        var (head, first) = await ReadHead(await tar.GetNextEntryAsync(copyData: false, cancellation), cancellation);
        var (files, bytes) = (1L, first.Bytes);
        await using var list = new FileStream(Path.Combine(folder, "entries.jsonl"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes, useAsync: true);
        await list.WriteAsync(Encoding.UTF8.GetBytes($"{first.ToLine()}\n"), cancellation);
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            if (entry.Name == BackupEntry.Manifest)
            {
                list.Position = 0;
                await Compare(list, entry, cancellation);
                return _missing.Count == 0 ? new(files, bytes, head.MadeAt, head.Product) : throw Damaged($"has no {_missing.First()}");
            }

            var unpacked = await Take(entry, cancellation);
            (files, bytes) = (files + 1, bytes + unpacked.Bytes);
            await list.WriteAsync(Encoding.UTF8.GetBytes($"{unpacked.ToLine()}\n"), cancellation);
        }

        throw Damaged($"ends before its {BackupEntry.Manifest}");
    }

    private async Task<(BackupHead Head, BackupEntry Entry)> ReadHead(TarEntry? entry, CancellationToken cancellation)
    {
        if (entry is not { Name: BackupEntry.Head, EntryType: TarEntryType.RegularFile, DataStream: { } content, Length: <= BackupHead.BytesMax })
            throw new SettingException($"{file} is no backup of CloudCrm.");
        var text = new byte[entry.Length];
        await content.ReadExactlyAsync(text, cancellation);
        var head = JsonSerializer.Deserialize<BackupHead>(text, JsonSerializerOptions.Web)!;
        if (head.Format != BackupHead.Current)
            throw new SettingException($"{file} has the format {head.Format}, made by version {head.Product}; this program reads format {BackupHead.Current}.");
        return (head, new(entry.Name, text.Length, Convert.ToHexStringLower(SHA256.HashData(text))));
    }

    private async Task<BackupEntry> Take(TarEntry entry, CancellationToken cancellation)
    {
        if (entry.EntryType != TarEntryType.RegularFile || !BackupEntry.IsName(entry.Name))
            throw Damaged("has an entry that no backup has");
        if (entry.Name.StartsWith($"{BackupEntry.Databases}/", StringComparison.Ordinal) && !_missing.Remove(entry.Name))
            throw Damaged($"has {entry.Name} where it does not belong");
        var target = Path.Combine(folder, entry.Name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var written = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            var bytes = 0L;
            for (int count; entry.DataStream is { } content && (count = await content.ReadAsync(buffer, cancellation)) > 0; bytes += count)
            {
                hash.AppendData(buffer, 0, count);
                await written.WriteAsync(buffer.AsMemory(0, count), cancellation);
            }

            if (bytes != entry.Length)
                throw Damaged($"ends inside of {entry.Name}");
            if (OperatingSystem.IsWindows())
                written.Flush(flushToDisk: true);
            return new(entry.Name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task Compare(Stream unpacked, TarEntry manifest, CancellationToken cancellation)
    {
        using var ours = new BoundedLines(unpacked, BackupEntry.LineMax);
        using var theirs = new BoundedLines(manifest.DataStream ?? Stream.Null, BackupEntry.LineMax);
        string? line;
        do
        {
            line = await ours.Next(cancellation);
            if (line == await theirs.Next(cancellation))
                continue;
            throw Damaged(line is null
                ? $"lacks an entry that its {BackupEntry.Manifest} has"
                : $"has another {JsonSerializer.Deserialize<BackupEntry>(line, JsonSerializerOptions.Web)!.Name} than its {BackupEntry.Manifest} says");
        }
        while (line is not null);
    }

    private SettingException Damaged(string how, Exception? inner = null)
    {
        var words = $"{file} is damaged: it {how}. Nothing was restored.";
        return inner is null ? new(words) : new(words, inner);
    }
}
