using System.Security.Cryptography;
using CloudCrm.Contracts;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Tests.Foundation.Blobs;

/// <summary>What both stores promise: the local folder, and Azure where the diagonal has servers.</summary>
public sealed class BlobsTests
{
    private const long Plenty = 100_000_000;

    private IHost? _host;
    private IBlobStore _blobs = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        var settings = new Dictionary<string, string?> { ["Data"] = TestRun.NewFolder("blobs") };
        if (Diagonal.HasServers)
        {
            Missing.Refuse("azurite", AzuriteServer.IsInstalled);
            settings["Blobs:Provider"] = "azure";
            settings["Blobs:Azure"] = (await AzuriteServer.Shared).ConnectionString;
            settings["Blobs:Container"] = $"blobs{Guid.CreateVersion7():n}";
        }

        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddFoundation();
        _host = builder.Build();
        _blobs = _host.Services.GetRequiredService<IBlobStore>();
    }

    [OneTimeTearDown]
    public void Stop() => _host?.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(128 * 1024)]
    [TestCase((4 * 1024 * 1024) + 1)]
    [TestCase(20_000_000)]
    public async Task What_is_written_reads_back_with_its_size_and_digest(int bytes)
    {
        var (path, content) = (NewPath(), RandomNumberGenerator.GetBytes(bytes));
        var info = await _blobs.Write(path, new TrickleStream(content), Plenty);
        Assert.That(info, Is.EqualTo(new BlobInfo(path, bytes, Convert.ToHexStringLower(SHA256.HashData(content)), info.DetectedType)));
        // NUnit compares arrays element by element, which takes seconds for the large one.
        Assert.That((await Read(path)).AsSpan().SequenceEqual(content), "the bytes are the same");
    }

    [Test]
    public async Task Writing_a_path_again_replaces_the_file()
    {
        var path = NewPath();
        await _blobs.Write(path, new MemoryStream([1, 2, 3]), Plenty);
        await _blobs.Write(path, new MemoryStream([4, 5]), Plenty);
        Assert.That(await Read(path), Is.EqualTo(new byte[] { 4, 5 }));
    }

    [Test]
    public async Task All_files_of_a_tenant_are_deleted_bit_by_bit_and_nobody_elses()
    {
        var (gone, stays) = (TenantId.From(Guid.CreateVersion7()), TenantId.From(Guid.CreateVersion7()));
        var kept = BlobPath.Of(stays, "attachments", Guid.CreateVersion7());
        string[] paths = [.. new[] { "attachments", "imports", "attachments" }.Select(area => BlobPath.Of(gone, area, Guid.CreateVersion7(), Guid.CreateVersion7()))];
        foreach (var path in paths.Append(kept))
            await _blobs.Write(path, new MemoryStream([1, 2, 3]), Plenty);

        Assert.That(new[] { await _blobs.DeleteAll(gone, 2), await _blobs.DeleteAll(gone, 2), await _blobs.DeleteAll(gone, 2) }, Is.EqualTo(new[] { 2, 1, 0 }));
        foreach (var path in paths)
            Assert.That(await _blobs.OpenRead(path), Is.Null);
        Assert.That(await Read(kept), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task A_start_clears_what_was_left_half_written_a_day_ago_and_no_upload_under_way()
    {
        var folder = TestRun.NewFolder("blobs");
        var incoming = Directory.CreateDirectory(Path.Combine(folder, ".incoming")).FullName;
        var (old, young) = (Path.Combine(incoming, "old"), Path.Combine(incoming, "young"));
        foreach (var file in new[] { old, young })
            await File.WriteAllTextAsync(file, "half");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        File.SetLastWriteTimeUtc(old, now.AddHours(-25));
        File.SetLastWriteTimeUtc(young, now.AddHours(-23));
        _ = new FileBlobStore(folder, TimeProvider.System);
        Assert.That(Directory.EnumerateFiles(incoming), Is.EqualTo(new[] { young }));
    }

    [Test]
    public async Task A_file_that_is_too_large_leaves_nothing()
    {
        var path = NewPath();
        Assert.That(async () => await _blobs.Write(path, new MemoryStream(new byte[1001]), 1000), Throws.TypeOf<BlobTooLargeException>().With.Property("MaxBytes").EqualTo(1000));
        Assert.That(await _blobs.OpenRead(path), Is.Null);
        await _blobs.Write(path, new MemoryStream(new byte[1000]), 1000);
        Assert.That(await Read(path), Has.Length.EqualTo(1000));
    }

    [Test]
    public async Task An_upload_that_breaks_leaves_what_was_there()
    {
        var path = NewPath();
        await _blobs.Write(path, new MemoryStream([1, 2, 3]), Plenty);
        Assert.That(async () => await _blobs.Write(path, new TrickleStream(new byte[500_000], breaksAt: 300_000), Plenty), Throws.TypeOf<EndOfStreamException>());
        Assert.That(await Read(path), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Deleting_what_is_gone_is_fine()
    {
        var path = NewPath();
        await _blobs.Delete(path);
        await _blobs.Write(path, new MemoryStream([1]), Plenty);
        await _blobs.Delete(path);
        await _blobs.Delete(path);
        Assert.That(await _blobs.OpenRead(path), Is.Null);
    }

    [Test]
    public async Task A_file_opens_at_any_place()
    {
        var (path, content) = (NewPath(), RandomNumberGenerator.GetBytes(100_000));
        await _blobs.Write(path, new MemoryStream(content), Plenty);
        await using var stream = (await _blobs.OpenRead(path))!;
        stream.Position = 90_000;
        var tail = new byte[10_000];
        await stream.ReadExactlyAsync(tail);
        Assert.That(tail, Is.EqualTo(content[90_000..]));
    }

    [Test]
    public void A_path_that_leads_elsewhere_is_refused() =>
        Assert.Multiple(() =>
        {
            Assert.That(async () => await _blobs.Write("../x", new MemoryStream(), Plenty), Throws.ArgumentException);
            Assert.That(async () => await _blobs.OpenRead("../x"), Throws.ArgumentException);
            Assert.That(async () => await _blobs.Delete("../x"), Throws.ArgumentException);
        });

    private static string NewPath() => BlobPath.Of(TenantId.From(Guid.CreateVersion7()), "attachments", Guid.CreateVersion7(), Guid.CreateVersion7());

    private async Task<byte[]> Read(string path)
    {
        await using var stream = await _blobs.OpenRead(path) ?? throw new AssertionException($"There is no file {path}.");
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
