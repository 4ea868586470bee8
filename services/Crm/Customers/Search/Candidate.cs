namespace CloudCrm.Crm.Customers.Search;

/// <summary>A customer that may match, while its terms are looked up.</summary>
/// <param name="id">The customer.</param>
internal sealed class Candidate(Guid id)
{
    private const int Misspelt = 4;
    private int _best = int.MaxValue;

    public Guid Id { get; } = id;

    /// <summary>How well it matches, over all terms; less is better.</summary>
    public int Rank { get; private set; }

    /// <summary>Where it matches.</summary>
    public HashSet<short> Places { get; } = [];

    /// <summary>Whether it matches the term that is being looked up.</summary>
    public bool Matches => _best != int.MaxValue;

    /// <summary>A token of it that matches the term that is being looked up.</summary>
    public void Note(TokenHit row, SearchTerm term)
    {
        _best = Math.Min(_best, RankOf(row, term));
        Places.Add((short)(row.Place & ~1));
    }

    /// <summary>The term is done.</summary>
    public void Close()
    {
        Rank += _best;
        _best = int.MaxValue;
    }

    /// <summary>A whole word of the name, another whole token, the beginning of a word of the name, another beginning, a misspelling.</summary>
    private static int RankOf(TokenHit row, SearchTerm term)
    {
        if (!Array.Exists(term.Prefixes, prefix => row.Token.StartsWith(prefix, StringComparison.Ordinal)))
            return Misspelt;
        var isName = row.Place == SearchPlace.Name;
        if (SearchPlace.IsStart(row.Place) && Array.Exists(term.Prefixes, prefix => row.Token == prefix))
            return isName ? 0 : 1;
        return isName ? 2 : 3;
    }
}
