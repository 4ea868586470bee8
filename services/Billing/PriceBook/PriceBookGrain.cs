using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.PriceBook;

/// <summary>Publishes versions of the price book; their only writer. It holds nothing in memory: versions come a few times a year.</summary>
[GrainType("price-book")]
internal sealed class PriceBookGrain(IDbSource<BillingDb> source, IActWriter<BillingDb> writer, Books books, TimeProvider time) : Grain, IPriceBookGrain
{
    private const string Entity = "price_book";

    public async Task<Outcome<PriceBookVersion>> Publish(Guid id, string document, Caller caller, Once once)
    {
        if (await source.Recall<BillingDb, PriceBookVersion>(Reserved.Accounts, once) is { } recalled)
            return recalled;
        var (troubles, now) = (new JsonTroubles(), time.Instant());
        var book = BookJson.Read(document, troubles);
        if (book is not null)
            BookRules.Check(book, await books.All(), now, troubles);
        if (book is null || troubles.All.Count > 0)
            return troubles.First();

        var row = Row(id, book, now);
        var answer = new PriceBookVersion(id, row.Code, row.Name, row.EffectiveFrom, row.PublishedAt, row.Digest);
        var facts = JsonSerializer.Serialize(new { version = row.Code, effectiveFrom = row.EffectiveFrom, digest = row.Digest }, RowJson.Options);
        var act = Act.CreateShared(Reserved.Accounts, row).Journal(new(now, caller, Entity, id, "published", facts))
            .Remember(RequestLog.Answer(Reserved.Accounts, once, answer, now));
        if (await writer.Commit(act) == CommitResult.Committed)
            return answer;
        return await source.Recall<BillingDb, PriceBookVersion>(Reserved.Accounts, once)
            ?? Refusal.Conflict("Another version was published at this moment: repeat the call with the same id.", "busy");
    }

    /// <summary>A book as it is stored.</summary>
    internal static PriceBookRow Row(Guid id, Book book, DateTimeOffset publishedAt)
    {
        var document = BookJson.Write(book);
        return new()
        {
            Id = id,
            Code = book.Version,
            Name = book.Name,
            EffectiveFrom = book.EffectiveFrom,
            PublishedAt = publishedAt,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document))),
            Document = document,
        };
    }
}
