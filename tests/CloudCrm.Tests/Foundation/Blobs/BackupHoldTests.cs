using CloudCrm.Contracts;
using CloudCrm.Foundation.Blobs;

namespace CloudCrm.Tests.Foundation.Blobs;

/// <summary>What becomes of files that are deleted while a backup copies the store.</summary>
[TestFixture]
public sealed class BackupHoldTests
{
    [Test]
    public async Task What_is_deleted_during_a_backup_is_gone_for_readers_and_there_for_the_backup()
    {
        var root = TestRun.NewFolder("held-blobs");
        var store = new FileBlobStore(root, TimeProvider.System);
        var tenant = TenantId.From(Guid.CreateVersion7());
        string[] paths = [.. Enumerable.Range(0, 3).Select(_ => BlobPath.Of(tenant, "attachments", Guid.CreateVersion7()))];
        foreach (var path in paths)
            await store.Write(path, new MemoryStream([1, 2, 3]), 10, default);

        await using (await BlobHold.Take(root, TimeProvider.System, default))
        {
            await store.Delete(paths[0], default);
            await store.Delete(paths[0], default);
            Assert.That(await store.DeleteAll(tenant, 10, default), Is.EqualTo(2));
            foreach (var path in paths)
            {
                Assert.That(await store.OpenRead(path, default), Is.Null);
                Assert.That(await File.ReadAllBytesAsync(Path.Combine(root, BlobHold.Aside, path)), Is.EqualTo(new byte[] { 1, 2, 3 }));
            }
        }

        _ = new FileBlobStore(root, TimeProvider.System);
        Assert.That(Directory.Exists(Path.Combine(root, BlobHold.Aside)), Is.False, "a start deletes what a killed backup left aside");
    }

    [Test]
    public async Task What_is_deleted_while_a_backup_ends_is_deleted()
    {
        var root = TestRun.NewFolder("emptied-blobs");
        var store = new FileBlobStore(root, TimeProvider.System);
        var tenant = TenantId.From(Guid.CreateVersion7());
        string[] paths = [.. Enumerable.Range(0, 500).Select(_ => BlobPath.Of(tenant, "attachments", Guid.CreateVersion7()))];
        foreach (var path in paths)
            await store.Write(path, new MemoryStream([1]), 10, default);

        await using (await BlobHold.Take(root, TimeProvider.System, default))
        {
            var deleting = Task.Run(() => Array.ForEach(paths, path => BlobHold.SetAside(root, Path.Combine(root, path))));
            while (!deleting.IsCompleted)
                BlobHold.Clear(root);
            await deleting;
        }

        Assert.That(paths.Where(path => File.Exists(Path.Combine(root, path))), Is.Empty);
    }

    [Test]
    public async Task Without_a_backup_files_are_deleted_at_once()
    {
        var root = TestRun.NewFolder("free-blobs");
        var store = new FileBlobStore(root, TimeProvider.System);
        var path = BlobPath.Of(TenantId.From(Guid.CreateVersion7()), "attachments", Guid.CreateVersion7());
        await store.Write(path, new MemoryStream([1]), 10, default);
        await store.Delete(path, default);
        Assert.That(File.Exists(Path.Combine(root, path)), Is.False);
        Assert.That(Directory.Exists(Path.Combine(root, BlobHold.Aside)), Is.False);
    }
}
