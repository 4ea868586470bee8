using System.Text;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>
/// All spellings one slip away from a word: a letter left out, put in, taken for another, or two neighbours swapped. They are looked up as they are, each in
/// the index that is there anyway: some 50 a letter of the word, and no row more for words that might be misspelt one day.
/// </summary>
internal static class Misspelling
{
    /// <summary>The fewest letters of a word that may be misspelt.</summary>
    public const int MinLetters = 5;

    /// <summary>The most: with more of them the look-ups would take too long.</summary>
    public const int MaxLetters = 24;

    /// <summary>The letters that a slip may put in, by script, as they are when folded.</summary>
    private static readonly string[] Alphabets =
    [
        Letters('a', 'z'), Letters('α', 'ω'), Letters('а', 'џ') + "ґ", Letters('ա', 'ֆ'), Letters('א', 'ת'), Letters('ء', 'ي') + "پچژگکی",
        Letters('अ', 'ह'), Letters('ก', 'ฮ'), Letters('ა', 'ჰ'),
    ];

    /// <summary>True for a word of letters alone, neither too few nor too many.</summary>
    public static bool MayBe(string word) => word.Length is >= MinLetters and <= MaxLetters && word.All(char.IsLetter);

    /// <summary>The spellings, without the word itself.</summary>
    public static IReadOnlySet<string> Of(string word)
    {
        var alphabet = Alphabets.FirstOrDefault(letters => letters.Contains(word[0], StringComparison.Ordinal)) ?? new string([.. word.Distinct()]);
        var spellings = new HashSet<string>(StringComparer.Ordinal);
        var builder = new StringBuilder(word.Length + 1);
        for (var i = 0; i <= word.Length; i++)
        {
            foreach (var letter in alphabet)
            {
                spellings.Add(builder.Clear().Append(word, 0, i).Append(letter).Append(word, i, word.Length - i).ToString());
                if (i < word.Length)
                    spellings.Add(builder.Clear().Append(word, 0, i).Append(letter).Append(word, i + 1, word.Length - i - 1).ToString());
            }

            if (i < word.Length)
                spellings.Add(word.Remove(i, 1));
            if (i + 1 < word.Length)
                spellings.Add(builder.Clear().Append(word, 0, i).Append(word[i + 1]).Append(word[i]).Append(word, i + 2, word.Length - i - 2).ToString());
        }

        spellings.Remove(word);
        return spellings;
    }

    private static string Letters(char first, char last)
    {
        var letters = new StringBuilder();
        for (var letter = first; letter <= last; letter++)
        {
            if (char.IsLetter(letter))
                letters.Append(letter);
        }

        return letters.ToString();
    }
}
