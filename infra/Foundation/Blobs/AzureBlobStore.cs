using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Resilience;

namespace CloudCrm.Foundation.Blobs;

/// <summary>Files in Azure Blob Storage. Blocks are staged one by one and become the file by one commit of their list; staged blocks that are never committed vanish by themselves.</summary>
internal sealed class AzureBlobStore(BlobContainerClient container, OutsideCalls outside) : IBlobStore
{
    // Azure takes at most 50,000 blocks a file: 200 GB at this size, far above any upload bound.
    private const int BlockBytes = 4 * 1024 * 1024;

    private volatile bool _created;

    public async Task<BlobInfo> Write(string path, Stream content, long maxBytes, CancellationToken cancellation)
    {
        var blob = await Locate(path, cancellation);
        using var metered = new MeteredStream(content, maxBytes);
        var blocks = new List<string>();
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            while (await metered.Fill(buffer.AsMemory(0, BlockBytes), cancellation) is var count and > 0)
                blocks.Add(await Stage(blob, blocks.Count, buffer, count, cancellation));
            await outside.Run(stop => blob.CommitBlockListAsync(blocks, cancellationToken: stop), cancellation);
            return metered.Info(path);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public async Task<Stream?> OpenRead(string path, CancellationToken cancellation)
    {
        var blob = await Locate(path, cancellation);
        try
        {
            return await outside.Run(stop => blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), stop), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task Delete(string path, CancellationToken cancellation)
    {
        var blob = await Locate(path, cancellation);
        await outside.Run(stop => blob.DeleteIfExistsAsync(cancellationToken: stop), cancellation);
    }

    public async Task<int> DeleteAll(TenantId tenant, int max, CancellationToken cancellation)
    {
        var names = await outside.Run(stop => Names($"{tenant}/", max, stop), cancellation);
        foreach (var name in names)
            await outside.Run(stop => container.DeleteBlobIfExistsAsync(name, cancellationToken: stop), cancellation);
        return names.Count;
    }

    private async Task<List<string>> Names(string prefix, int max, CancellationToken cancellation)
    {
        var names = new List<string>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(prefix: prefix, cancellationToken: cancellation))
            {
                names.Add(blob.Name);
                if (names.Count == max)
                    break;
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Nobody stored a file yet, so there is no container either.
            return [];
        }

        return names;
    }

    private async Task<string> Stage(BlockBlobClient blob, int index, byte[] buffer, int count, CancellationToken cancellation)
    {
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(index.ToString("d8", CultureInfo.InvariantCulture)));
        await outside.Run(async stop =>
        {
            using var block = new MemoryStream(buffer, 0, count, writable: false);
            return await blob.StageBlockAsync(id, block, cancellationToken: stop);
        }, cancellation);
        return id;
    }

    private async Task<BlockBlobClient> Locate(string path, CancellationToken cancellation)
    {
        var blob = container.GetBlockBlobClient(BlobPath.Check(path));
        // Asked once a process; a failed attempt is forgotten, so that the next call asks again.
        if (!_created)
        {
            await outside.Run(stop => container.CreateIfNotExistsAsync(cancellationToken: stop), cancellation);
            _created = true;
        }

        return blob;
    }
}
