using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Merging;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>One search. Bounded throughout: candidates come from the term that narrows down most, and only so many of them are looked at again.</summary>
/// <param name="table">The tokens.</param>
/// <param name="archived">Whether archived customers are among the hits.</param>
/// <param name="limit">How many hits are asked for.</param>
internal sealed class CustomerSearch(TokenTable table, bool archived, int limit)
{
    /// <summary>The most candidates of a term. Where every term has more of them, hits beyond are missed, and the answer says that there may be more.</summary>
    public const int MaxCandidates = 2_000;

    /// <summary>Where fewer hits are found, words may be misspelt.</summary>
    public const int Enough = 5;

    /// <summary>Candidates of a single term at the first try: the best stand first in the index.</summary>
    private const int FirstCandidates = 256;

    /// <summary>Terms that are tried for candidates, the one that narrows down most first.</summary>
    private const int MaxLeads = 3;

    private readonly List<(Customer Customer, Candidate Candidate)> _hits = [];
    private readonly HashSet<Guid> _looked = [];
    private readonly HashSet<SearchTerm> _cut = [];
    private bool _more;

    /// <summary>The hits, best first, and whether there are, or may be, more.</summary>
    public async Task<(IReadOnlyList<(Customer Customer, IReadOnlySet<short> Places)> Hits, bool More)> Run(SearchQuery query)
    {
        var needed = Math.Max(limit + 1, Enough);
        await Collect(query, needed, misspelt: false);
        if (_hits.Count < Enough)
            await Collect(query, needed, misspelt: true);
        var page = _hits.Take(limit).ToList();
        await Complete([.. page.Select(hit => hit.Candidate)]);
        return ([.. page.Select(hit => (hit.Customer, (IReadOnlySet<short>)hit.Candidate.Places))], _more || _hits.Count > limit);
    }

    private async Task Collect(SearchQuery query, int needed, bool misspelt)
    {
        var readings = query.Readings.Where(reading => !misspelt || reading.Any(term => term.Spelt is not null)).ToList();
        int[] tries = readings.Any(reading => reading.Count > 1) ? [MaxCandidates] : [FirstCandidates, MaxCandidates];
        foreach (var max in tries)
        {
            var (candidates, cut) = (new List<Candidate>(), false);
            foreach (var reading in readings)
            {
                var (matches, isCut) = await Match(reading, misspelt, max);
                candidates.AddRange(matches);
                cut |= isCut;
            }

            await Keep(candidates, needed);
            if (!cut)
                return;
            if (_hits.Count >= needed || max == MaxCandidates)
            {
                _more = true;
                return;
            }
        }
    }

    /// <summary>The candidates that have all terms, and whether there may be more than were looked at.</summary>
    private async Task<(List<Candidate> Matches, bool IsCut)> Match(IReadOnlyList<SearchTerm> terms, bool misspelt, int max)
    {
        var spellings = terms.ToDictionary(term => term, term => misspelt && term.Spelt is { } word ? Misspelling.Of(word) : null);
        var (lead, rows, isCut) = await Lead(terms, spellings, max);
        if (isCut)
            _cut.Add(lead);
        var candidates = new Dictionary<Guid, Candidate>();
        foreach (var row in rows)
        {
            if (candidates.TryGetValue(row.CustomerId, out var known) || (candidates.Count < max && candidates.TryAdd(row.CustomerId, known = new(row.CustomerId))))
                known!.Note(row, lead);
        }

        var left = candidates.Values.ToList();
        left.ForEach(candidate => candidate.Close());
        foreach (var term in terms.Where(term => term != lead))
        {
            if (left.Count == 0)
                break;
            foreach (var row in await table.Of([.. left.Select(candidate => candidate.Id)], term, spellings[term]))
                candidates[row.CustomerId].Note(row, term);
            left.RemoveAll(candidate => !candidate.Matches);
            left.ForEach(candidate => candidate.Close());
        }

        return (left, isCut);
    }

    /// <summary>The first term whose candidates are all there; where each has too many, the one that narrows down most.</summary>
    private async Task<(SearchTerm Lead, List<TokenHit> Rows, bool IsCut)> Lead(
        IReadOnlyList<SearchTerm> terms, Dictionary<SearchTerm, IReadOnlySet<string>?> spellings, int max)
    {
        List<TokenHit>? first = null;
        foreach (var term in terms.Take(MaxLeads))
        {
            var rows = await table.First(term, spellings[term], max);
            if (rows.Count < max)
                return (term, rows, false);
            first ??= rows;
        }

        return (terms[0], first!, true);
    }

    /// <summary>Reads candidates, best first, until there are enough hits.</summary>
    private async Task Keep(List<Candidate> candidates, int needed)
    {
        var best = candidates.GroupBy(candidate => candidate.Id).Select(same => same.MinBy(candidate => candidate.Rank)!)
            .OrderBy(candidate => candidate.Rank).Where(candidate => _looked.Add(candidate.Id)).ToList();
        for (var at = 0; at < best.Count && _hits.Count < needed;)
        {
            var slice = best.GetRange(at, Math.Min(needed - _hits.Count, best.Count - at));
            at += slice.Count;
            var (tenant, ids) = (table.Tenant, slice.ConvertAll(candidate => candidate.Id));
            var rows = await table.Db.Set<CustomerRow>().Where(row => row.TenantId == tenant && EF.Parameter(ids).Contains(row.Id) && (archived || !row.Archived || row.MergedInto != null)).ToListAsync();
            var byId = await WithSurvivors(rows);
            foreach (var candidate in slice.Where(candidate => byId.ContainsKey(candidate.Id)))
                Keep(byId[candidate.Id], candidate);
        }
    }

    /// <summary>A customer is one hit, whoever of those that were merged into it is found.</summary>
    private void Keep(CustomerRow row, Candidate candidate)
    {
        if (_hits.FindIndex(hit => hit.Customer.Id == row.Id) is var at and >= 0)
            _hits[at].Candidate.Places.UnionWith(candidate.Places);
        else
            _hits.Add((row.ToCustomer(), candidate));
    }

    /// <summary>The rows by their ids; where one is merged, that of its survivor in its place.</summary>
    private async Task<Dictionary<Guid, CustomerRow>> WithSurvivors(List<CustomerRow> rows)
    {
        var byId = rows.ToDictionary(row => row.Id);
        var survivors = await Family.Survivors(table.Db, table.Tenant, rows);
        if (survivors.Count == 0)
            return byId;
        var (tenant, ids) = (table.Tenant, survivors.Values.Distinct().ToList());
        var standing = await table.Db.Set<CustomerRow>()
            .Where(row => row.TenantId == tenant && EF.Parameter(ids).Contains(row.Id) && (archived || !row.Archived)).ToDictionaryAsync(row => row.Id);
        foreach (var (merged, survivor) in survivors)
        {
            if (standing.TryGetValue(survivor, out var row))
                byId[merged] = row;
            else
                byId.Remove(merged);
        }

        return byId;
    }

    /// <summary>Of a term that had too many candidates, not every token of a hit was seen: it has its fields completed.</summary>
    private async Task Complete(List<Candidate> hits)
    {
        if (hits.Count == 0)
            return;
        var byId = hits.ToDictionary(hit => hit.Id);
        foreach (var term in _cut)
        {
            foreach (var row in await table.Of(byId.Keys, term, null))
                byId[row.CustomerId].Note(row, term);
        }
    }
}
