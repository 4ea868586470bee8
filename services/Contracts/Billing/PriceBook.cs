using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Billing;

/// <summary>A published version of the price book. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its code, which stands on invoices.</param>
/// <param name="Name">What people call it.</param>
/// <param name="EffectiveFrom">From when on it holds (UTC).</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its document in UTF-8.</param>
[GenerateSerializer, Immutable, Alias("PriceBookVersion")]
public sealed record PriceBookVersion(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Version,
    [property: Id(2)] string Name,
    [property: Id(3)] DateTimeOffset EffectiveFrom,
    [property: Id(4)] DateTimeOffset PublishedAt,
    [property: Id(5)] string Digest);

/// <summary>A version with its document.</summary>
/// <param name="Version">Which one.</param>
/// <param name="Document">JSON, as Billing writes it.</param>
[GenerateSerializer, Immutable, Alias("PriceBookText")]
public sealed record PriceBookText([property: Id(0)] PriceBookVersion Version, [property: Id(1)] string Document);

/// <summary>What is wrong in a document.</summary>
/// <param name="Field">A path such as <c>plans[1].prices.EUR.base</c>.</param>
/// <param name="Detail">A sentence.</param>
[GenerateSerializer, Immutable, Alias("DocumentTrouble")]
public sealed record DocumentTrouble([property: Id(0)] string Field, [property: Id(1)] string Detail);

/// <summary>Asks what a whole period would cost under a book.</summary>
/// <param name="Document">The book.</param>
/// <param name="Plan">A plan of it.</param>
/// <param name="Currency">A currency of it.</param>
/// <param name="Seats">Seats on every day.</param>
/// <param name="Used">Each meter at most once.</param>
[GenerateSerializer, Immutable, Alias("PreviewPrices")]
public sealed record PreviewPrices(
    [property: Id(0)] string Document,
    [property: Id(1)] string Plan,
    [property: Id(2)] string Currency,
    [property: Id(3)] int Seats,
    [property: Id(4)] ImmutableArray<UsedUnits> Used);

/// <summary>Units of a meter.</summary>
/// <param name="Meter">Its code.</param>
/// <param name="Quantity">A decimal as text, in the units that the price counts.</param>
/// <param name="Events">In how many events.</param>
[GenerateSerializer, Immutable, Alias("UsedUnits")]
public sealed record UsedUnits([property: Id(0)] string Meter, [property: Id(1)] string Quantity, [property: Id(2)] long Events);

/// <summary>What it would cost, before discounts and tax.</summary>
/// <param name="Currency">What its money is.</param>
/// <param name="Lines">Step by step.</param>
/// <param name="Total">Their sum: a decimal as text with the currency's decimals.</param>
[GenerateSerializer, Immutable, Alias("PreviewedPrices")]
public sealed record PreviewedPrices([property: Id(0)] string Currency, [property: Id(1)] ImmutableArray<PreviewedLine> Lines, [property: Id(2)] string Total);

/// <summary>One line of it.</summary>
/// <param name="Kind">Which step it is.</param>
/// <param name="Code">What it is for: <c>base</c>, <c>seats</c> or a meter.</param>
/// <param name="Quantity">Units, or null.</param>
/// <param name="Included">Units that the base pays for, or null.</param>
/// <param name="Amount">A decimal as text with the currency's decimals.</param>
[GenerateSerializer, Immutable, Alias("PreviewedLine")]
public sealed record PreviewedLine(
    [property: Id(0)] LineKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string? Quantity,
    [property: Id(3)] string? Included,
    [property: Id(4)] string Amount);

/// <summary>Publishes versions of the price book. There is one of it.</summary>
[Alias("IPriceBookGrain")]
public interface IPriceBookGrain : IGrainWithStringKey
{
    /// <summary>Publishes a version for ever. Refused as <c>invalid</c> with the first field that is wrong.</summary>
    [Alias("Publish")]
    Task<Outcome<PriceBookVersion>> Publish(Guid id, string document, Caller caller, Once once);
}

/// <summary>Reads the price book. There is one of it.</summary>
[Alias("IPriceBookReader")]
public interface IPriceBookReader : IGrainWithStringKey
{
    /// <summary>All versions, the last to hold first; at most 1,000.</summary>
    [Alias("All"), ReadOnly]
    Task<Page<PriceBookVersion>> All();

    /// <summary>One version.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<PriceBookText>> Read(Guid id);

    /// <summary>The document of the version in force at an instant, with one currency only.</summary>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="at">The instant; null for now. What is published already holds in the future, too.</param>
    [Alias("InForce"), ReadOnly]
    Task<Outcome<string>> InForce(string currency, DateTimeOffset? at);

    /// <summary>What stands against publishing a document; empty where nothing does, at most 50.</summary>
    [Alias("Validate"), ReadOnly]
    Task<ImmutableArray<DocumentTrouble>> Validate(string document);

    /// <summary>What given quantities would cost; nothing is stored.</summary>
    [Alias("Preview"), ReadOnly]
    Task<Outcome<PreviewedPrices>> Preview(PreviewPrices command);
}
