namespace CloudCrm.Bench.Api;

/// <summary>What is asked for, of people that are there.</summary>
internal static class SearchQuestions
{
    /// <summary>Questions by kind; those without a kind are a mixture of all.</summary>
    public static IEnumerable<(string Kind, string[] Questions)> OfAllKinds(int customers, int count)
    {
        (string Kind, int Share, Func<SearchPeople.Person, Random, string?> Ask)[] kinds =
        [
            ("name", 30, (person, _) => person.Name),
            ("beginning", 20, (person, random) => person.Name[..Math.Min(person.Name.Length, random.Next(1, 5))]),
            ("two-beginnings", 15, (person, _) => person.Name.Split(' ') is [var first, var last] ? $"{first[..3]} {last[..2]}" : null),
            ("chinese", 10, (person, random) => person.Name.Length == 3 ? person.Name.Substring(random.Next(2), random.Next(1, 3)) : null),
            ("phone", 15, (person, random) => random.Next(3) switch { 0 => person.Phone[^4..], 1 => "0" + person.Phone[4..], _ => person.Phone }),
            ("mail", 5, (person, _) => person.Mail),
            ("misspelt", 5, (person, random) => person.Name.Split(' ') is [_, { Length: > 5 } last] ? last.Remove(random.Next(last.Length), 1) : null),
        ];
        var mixture = new List<string>();
        foreach (var (kind, share, ask) in kinds)
        {
            var questions = Questions(customers, count, ask);
            mixture.AddRange(questions.Take(count * share / 100));
            yield return (kind, questions);
        }

        var mixed = mixture.ToArray();
        new Random(1).Shuffle(mixed);
        yield return ("", mixed);
    }

    private static string[] Questions(int customers, int count, Func<SearchPeople.Person, Random, string?> ask)
    {
        var (random, questions) = (new Random(count), new List<string>(count));
        while (questions.Count < count)
        {
            if (ask(SearchPeople.Of(random.Next(customers)), random) is { } question)
                questions.Add(question);
        }

        return [.. questions];
    }
}
