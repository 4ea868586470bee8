using CloudCrm.Contracts;

namespace CloudCrm.Billing.Rating.Json;

/// <summary>What is wrong with a document, each at its place.</summary>
public sealed class JsonTroubles
{
    /// <summary>The most that are kept; further ones are left out.</summary>
    public const int Max = 50;

    private readonly List<(string Field, string Detail)> _all = [];

    /// <summary>Field by field, in the order in which they were found.</summary>
    public IReadOnlyList<(string Field, string Detail)> All => _all;

    /// <summary>One of them as a whole sentence.</summary>
    public static string Sentence((string Field, string Detail) trouble) => $"{(trouble.Field.Length == 0 ? "The document" : trouble.Field)} {trouble.Detail}";

    /// <summary>The first of them as a refusal.</summary>
    public Refusal First() => Refusal.Invalid(_all[0].Field, Sentence(_all[0]));

    /// <summary>Notes one.</summary>
    /// <param name="field">A path such as <c>plans[1].prices.EUR.base</c>.</param>
    /// <param name="detail">A sentence that goes on after the path: <c>is missing.</c></param>
    public void Add(string field, string detail)
    {
        if (_all.Count < Max)
            _all.Add((field, detail));
    }
}
