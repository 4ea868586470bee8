using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;

namespace CloudCrm.Host.Web;

/// <summary>What the first HTML says in one language.</summary>
/// <param name="Language">Its tag.</param>
/// <param name="Title">The name in the browser's tab.</param>
/// <param name="Description">What this is, in one or two sentences.</param>
internal sealed record PageWords(string Language, string Title, string Description)
{
    private const string Simplified = "zh-CN";
    private const string Traditional = "zh-TW";

    /// <summary>English first: it holds where none is asked for.</summary>
    public static ImmutableArray<PageWords> All { get; } =
    [
        new("en", "CloudCrm", "One picture of every customer, for everyone who serves them: customers, conversations and a bill that you understand. You pay for what you use."),
        new(Traditional, "CloudCrm", "每位服務客戶的人，都看見同一位客戶：客戶、對話，以及看得懂的帳單。用多少，付多少。"),
        new(Simplified, "CloudCrm", "每位服务客户的人，都看见同一位客户：客户、对话，以及看得懂的账单。用多少，付多少。"),
    ];

    /// <summary>The language among ours that a browser likes best; English where it likes none.</summary>
    /// <param name="accepted">Its <c>Accept-Language</c>.</param>
    public static string Nearest(IList<string> accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var wanted))
            return All[0].Language;
        return wanted.Where(word => word.Quality is not 0).OrderByDescending(word => word.Quality ?? 1)
            .Select(word => Known(word.Value.ToString())).FirstOrDefault(known => known is not null) ?? All[0].Language;
    }

    private static string? Known(string tag)
    {
        var parts = tag.ToLowerInvariant().Split('-');
        return parts[0] switch
        {
            "en" => All[0].Language,
            "zh" => parts.Intersect(["hant", "tw", "hk", "mo"]).Any() ? Traditional : Simplified,
            _ => null,
        };
    }
}
