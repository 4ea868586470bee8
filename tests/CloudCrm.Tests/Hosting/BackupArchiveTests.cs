using System.Formats.Tar;
using System.Text;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Backups;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Tests.Hosting;

/// <summary>Archives that are not as they were made, and places that are not empty.</summary>
[TestFixture]
public sealed class BackupArchiveTests
{
    private string _archive = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _archive = Path.Combine(TestRun.NewFolder("backup"), "small.tar");
        await using var product = await BackupTests.Start();
        await product.SignUp();
        await product.Pause();
        // Of a stopped installation; a file is there, whoever put it.
        var blob = Path.Combine(FileBlobStore.FolderIn(product.Data), "some", "thing");
        Directory.CreateDirectory(Path.GetDirectoryName(blob)!);
        await File.WriteAllTextAsync(blob, "bytes");
        await BackupTests.Backup(product.Data, _archive);
    }

    [Test]
    public void An_archive_leaves_nothing_beside_it_and_has_databases_files_and_keys()
    {
        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_archive)!).Select(Path.GetFileName), Is.EqualTo(new[] { "small.tar" }));
        var names = Names().ToArray();
        Assert.That(names, Is.SupersetOf(new[] { "databases/crm.db", "databases/billing.db", "blobs/some/thing" }));
        Assert.That((names[0], names[^1]), Is.EqualTo(("backup.json", "manifest.jsonl")));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(_archive), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [TestCase(0.01)]
    [TestCase(0.4)]
    [TestCase(0.9)]
    public void A_truncated_archive_is_refused(double part) => Refused(bytes => bytes[..(int)(bytes.Length * part)], "is damaged: it ");

    [Test]
    public void An_archive_without_its_last_block_of_the_manifest_is_refused() =>
        Refused(bytes => bytes[..(bytes.AsSpan().LastIndexOf("}\n"u8) - 10)], "is damaged: it ");

    [Test]
    public void A_changed_byte_is_found_and_its_file_named() => Refused(bytes =>
    {
        bytes[bytes.AsSpan().LastIndexOf("SQLite format 3"u8) + 5_000] ^= 1;
        return bytes;
    }, "it has another databases/crm.db than its manifest.jsonl says");

    [Test]
    public void A_changed_manifest_is_found() => Refused(bytes =>
    {
        bytes[bytes.AsSpan().LastIndexOf("\"sha256\":\""u8) + 12] ^= 1;
        return bytes;
    }, "than its manifest.jsonl says");

    [Test]
    public void What_is_no_archive_is_refused() => Refused(_ => Encoding.UTF8.GetBytes("{\"a\":1}"), "");

    [Test]
    public void A_way_out_of_the_folder_is_refused()
    {
        var written = new MemoryStream();
        using (var tar = new TarWriter(written, TarEntryFormat.Pax, leaveOpen: true))
        {
            using var source = new TarReader(File.OpenRead(_archive));
            tar.WriteEntry(source.GetNextEntry(copyData: true)!);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "blobs/../../evil") { DataStream = new MemoryStream([1]) });
        }

        Refused(_ => written.ToArray(), "has an entry that no backup has");
    }

    [Test]
    public async Task A_used_folder_is_refused_and_stays_as_it_is()
    {
        var folder = TestRun.NewFolder("used");
        var mine = Path.Combine(folder, "mine.txt");
        await File.WriteAllTextAsync(mine, "here");
        Assert.That(() => BackupTests.Restore(folder, _archive), Throws.TypeOf<SettingException>().With.Message.Contains("is not empty (mine.txt)"));
        Assert.That(await File.ReadAllTextAsync(mine), Is.EqualTo("here"));
        Assert.That(Entries(folder), Is.EqualTo(new[] { "cloudcrm.lock", "mine.txt" }));
    }

    [Test]
    public async Task A_restore_that_was_killed_lets_nothing_start_and_is_taken_back_by_the_next()
    {
        var folder = TestRun.NewFolder("killed");
        var data = new EmbeddedData(folder, ["Billing", "Crm"], Path.Combine(folder, "keys"), Path.Combine(folder, "mail"));
        new UnfinishedRestore(folder).Begin([data.FileOf("Crm"), data.FileOf("Billing"), FileBlobStore.FolderIn(folder), data.Keys, data.Mail]);
        await File.WriteAllTextAsync(data.FileOf("Crm"), "half of it");
        Directory.CreateDirectory(Path.Combine(FileBlobStore.FolderIn(folder), "of", "the", "other"));

        Assert.That(() => BackupTests.Start(folder), Throws.TypeOf<DatabaseUnavailableException>().With.Message.Contains("did not come to its end"));
        await BackupTests.Restore(folder, _archive);
        Assert.That(Directory.Exists(Path.Combine(FileBlobStore.FolderIn(folder), "of")), Is.False);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(FileBlobStore.FolderIn(folder), "some", "thing")), Is.EqualTo("bytes"));
        await using var product = await BackupTests.Start(folder);
        using var client = await product.Operator();
        Assert.That((await client.Operator.TenantsPage()).Items, Has.Count.EqualTo(1));
    }

    private void Refused(Func<byte[], byte[]> change, string words)
    {
        var file = Path.Combine(TestRun.NewFolder("damaged"), "damaged.tar");
        File.WriteAllBytes(file, change(File.ReadAllBytes(_archive)));
        var folder = TestRun.NewFolder("stays-empty");
        Assert.That(() => BackupTests.Restore(folder, file), Throws.TypeOf<SettingException>().With.Message.StartsWith(file).And.Message.Contains(words));
        Assert.That(Entries(folder), Is.EqualTo(new[] { "cloudcrm.lock" }), "nothing was put in place");
    }

    private IEnumerable<string> Names()
    {
        using var tar = new TarReader(File.OpenRead(_archive));
        while (tar.GetNextEntry() is { } entry)
            yield return entry.Name;
    }

    private static IEnumerable<string?> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
