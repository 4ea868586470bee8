using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.PriceBook;

/// <summary>What a new version has to be beside the others.</summary>
internal static class BookRules
{
    /// <summary>The most versions.</summary>
    public const int VersionsMax = 1_000;

    /// <summary>Notes what stands against publishing a book now.</summary>
    public static void Check(Book book, IReadOnlyCollection<PriceBookVersion> published, DateTimeOffset now, JsonTroubles troubles)
    {
        if (published.Any(version => version.Version == book.Version))
            troubles.Add("version", "is published already.");
        if (book.EffectiveFrom <= now)
            troubles.Add("effectiveFrom", "must lie in the future: what was charged already stays as it is.");
        else if (published.Any(version => version.EffectiveFrom == book.EffectiveFrom))
            troubles.Add("effectiveFrom", "is that of another version.");
        if (published.Count >= VersionsMax)
            troubles.Add("version", $"is one too many: there are {VersionsMax} already.");
    }
}
