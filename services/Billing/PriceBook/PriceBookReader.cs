using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Orleans.Concurrency;

namespace CloudCrm.Billing.PriceBook;

/// <summary>Reads of the price book, and what would come of a new version.</summary>
[GrainType("price-book-reader"), StatelessWorker, Reentrant]
internal sealed class PriceBookReader(Books books, TimeProvider time) : Grain, IPriceBookReader
{
    public async Task<Page<PriceBookVersion>> All() => new(await books.All(), null);

    public async Task<Outcome<PriceBookText>> Read(Guid id) => await books.Text(id) is { } text ? text : Refusal.NotFound("price book");

    public async Task<Outcome<string>> InForce(string currency, DateTimeOffset? at)
    {
        if (!Currency.TryParse(currency, out var known))
            return Refusal.Invalid("currency", $"Currencies are {string.Join(", ", Currency.All)}.");
        if (await books.Earliest() is var first && at < first)
            return Refusal.Invalid("at", $"No price book held before {first:yyyy-MM-dd}.");
        var book = await books.InForce(at?.ToInstant() ?? time.Instant());
        var plans = book.Plans.Select(plan => plan with { Prices = plan.Prices.RemoveRange(plan.Prices.Keys.Where(code => code != known.Code)) });
        return BookJson.Write(book with { Plans = [.. plans] });
    }

    public async Task<ImmutableArray<DocumentTrouble>> Validate(string document)
    {
        var troubles = new JsonTroubles();
        if (BookJson.Read(document, troubles) is { } book)
            BookRules.Check(book, await books.All(), time.Instant(), troubles);
        return [.. troubles.All.Select(it => new DocumentTrouble(it.Field, JsonTroubles.Sentence(it)))];
    }

    public Task<Outcome<PreviewedPrices>> Preview(PreviewPrices command) => Task.FromResult(BookPreview.Of(command));
}
