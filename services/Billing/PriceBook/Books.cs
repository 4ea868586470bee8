using System.Collections.Concurrent;
using System.Collections.Immutable;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.PriceBook;

/// <summary>The published versions, for whoever rates. A version that was read once is kept: it never changes.</summary>
public sealed class Books(IDbSource<BillingDb> source)
{
    private readonly ConcurrentDictionary<string, Book> _read = new(StringComparer.Ordinal);

    /// <summary>The version with a code; null where there is none.</summary>
    public async Task<Book?> Find(string version, CancellationToken cancellation = default)
    {
        if (_read.TryGetValue(version, out var known))
            return known;
        await using var db = source.AcrossTenants();
        var document = await db.Set<PriceBookRow>().Where(row => row.Code == version).Select(row => row.Document).FirstOrDefaultAsync(cancellation);
        return document is null ? null : _read.GetOrAdd(version, BookJson.Read(document).Value);
    }

    /// <summary>The version that an account or an invoice names.</summary>
    /// <exception cref="InvalidOperationException">It is gone: published ones never are.</exception>
    public async Task<Book> Named(string version, CancellationToken cancellation = default) =>
        await Find(version, cancellation) ?? throw new InvalidOperationException($"The price book {version} is gone.");

    /// <summary>The version in force at an instant: of those that hold by then the newest.</summary>
    public async Task<Book> InForce(DateTimeOffset at, CancellationToken cancellation = default)
    {
        await using var db = source.AcrossTenants();
        var version = await db.Set<PriceBookRow>().Where(row => row.EffectiveFrom <= at).OrderByDescending(row => row.EffectiveFrom)
            .Select(row => row.Code).FirstOrDefaultAsync(cancellation);
        return version is null
            ? throw new ArgumentOutOfRangeException(nameof(at), "No price book held at this instant.")
            : await Named(version, cancellation);
    }

    /// <summary>From when on there are prices.</summary>
    public async Task<DateTimeOffset> Earliest(CancellationToken cancellation = default)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<PriceBookRow>().MinAsync(row => row.EffectiveFrom, cancellation);
    }

    /// <summary>All of them, the newest first; at most 1,000.</summary>
    public async Task<ImmutableArray<PriceBookVersion>> All(CancellationToken cancellation = default)
    {
        await using var db = source.AcrossTenants();
        var rows = await db.Set<PriceBookRow>().OrderByDescending(row => row.EffectiveFrom).Take(BookRules.VersionsMax)
            .Select(row => new { row.Id, row.Code, row.Name, row.EffectiveFrom, row.PublishedAt, row.Digest }).ToListAsync(cancellation);
        return [.. rows.Select(row => new PriceBookVersion(row.Id, row.Code, row.Name, row.EffectiveFrom, row.PublishedAt, row.Digest))];
    }

    /// <summary>One with its document; null where there is none.</summary>
    public async Task<PriceBookText?> Text(Guid id, CancellationToken cancellation = default)
    {
        await using var db = source.AcrossTenants();
        var row = await db.Set<PriceBookRow>().FirstOrDefaultAsync(row => row.Id == id, cancellation);
        return row is null ? null : new(new(row.Id, row.Code, row.Name, row.EffectiveFrom, row.PublishedAt, row.Digest), row.Document);
    }
}
