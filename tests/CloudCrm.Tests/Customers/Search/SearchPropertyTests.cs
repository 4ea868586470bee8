using CloudCrm.Contracts;
using CloudCrm.Crm.Customers.Search;

namespace CloudCrm.Tests.Customers.Search;

/// <summary>Search against a model that looks at every customer.</summary>
[TestFixture]
public sealed class SearchPropertyTests : CrmFixture
{
    private const string Latin = "abc";
    private const string Dense = "王李小明";

    [FsCheck.NUnit.Property(MaxTest = 12)]
    public void A_search_finds_what_a_look_at_every_customer_finds(int seed) => Agree(new Random(seed)).GetAwaiter().GetResult();

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Spellings_one_slip_away_are_those_of_distance_one(int seed)
    {
        var random = new Random(seed);
        var (word, other) = (Text(random, Latin, 5, 8), "");
        other = random.Next(2) == 0 ? Text(random, Latin, 4, 9) : Slip(random, word);
        Assert.That(Misspelling.Of(word).Contains(other), Is.EqualTo(Distance(word, other) == 1), $"{word} {other}");
    }

    private async Task Agree(Random random)
    {
        var tenant = NewTenant();
        var names = Enumerable.Range(0, 40).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Word(random)))).ToList();
        foreach (var name in names)
            await Registered(tenant, name);

        for (var i = 0; i < 25; i++)
        {
            var asked = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Asked(random, names[random.Next(names.Count)])).ToArray();
            var hits = (await Grains.CustomerSearcher(tenant).Search(string.Join(' ', asked), false, 100, [])).Value;
            var expected = names.Where(name => asked.All(word => Has(name, word))).ToList();
            if (expected.Count < CustomerSearch.Enough)
                expected = [.. names.Where(name => asked.All(word => Has(name, word) || IsMisspelt(name, word)))];
            Assert.That(hits.Items.Select(hit => hit.Customer.Name), Is.EquivalentTo(expected), $"'{string.Join(' ', asked)}' in {string.Join(", ", names)}");
            Assert.That(hits.More, Is.False);
        }
    }

    private static bool Has(string name, string asked) => Dense.Contains(asked[0], StringComparison.Ordinal)
        ? name.Split(' ').Any(word => word.Contains(asked, StringComparison.Ordinal))
        : name.Split(' ').Any(word => word.StartsWith(asked, StringComparison.Ordinal));

    private static bool IsMisspelt(string name, string asked) =>
        asked.Length >= 5 && Latin.Contains(asked[0], StringComparison.Ordinal) && name.Split(' ').Any(word => Distance(word, asked) == 1);

    private static string Word(Random random) => random.Next(3) == 0 ? Text(random, Dense, 1, 8) : Text(random, Latin, 1, 8);

    /// <summary>The beginning of a word of the name, a part of a dense one, or a word with a slip in it.</summary>
    private static string Asked(Random random, string name)
    {
        var words = name.Split(' ');
        var word = words[random.Next(words.Length)];
        if (Dense.Contains(word[0], StringComparison.Ordinal))
        {
            var start = random.Next(word.Length);
            return word.Substring(start, random.Next(1, word.Length - start + 1));
        }

        return random.Next(3) == 0 && word.Length > 1 ? Slip(random, word) : word[..random.Next(1, word.Length + 1)];
    }

    private static string Slip(Random random, string word)
    {
        var at = random.Next(word.Length);
        var letter = Latin[random.Next(Latin.Length)].ToString();
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter),
            2 => word.Remove(at, 1).Insert(at, letter),
            _ => at + 1 < word.Length ? word.Remove(at, 1).Insert(at + 1, word[at].ToString()) : word,
        };
    }

    private static string Text(Random random, string letters, int min, int max) =>
        new([.. Enumerable.Range(0, random.Next(min, max + 1)).Select(_ => letters[random.Next(letters.Length)])]);

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours, each letter touched once.</summary>
    private static int Distance(string one, string other)
    {
        var d = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[one.Length, other.Length];
    }
}
