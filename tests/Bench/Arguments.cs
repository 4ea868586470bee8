namespace CloudCrm.Bench;

/// <summary>A command line, taken word by word.</summary>
internal sealed class Arguments(IEnumerable<string> words)
{
    private readonly List<string> _words = [.. words];

    /// <summary>Takes a flag.</summary>
    public bool Flag(string name) => _words.Remove(name);

    /// <summary>Takes the question how it is used, in either form.</summary>
    public bool Help() => Flag("--help") || Flag("-h");

    /// <summary>Takes an option with its value; null when it is absent.</summary>
    /// <exception cref="UsageException">It has no value.</exception>
    public string? Value(string name)
    {
        var at = _words.IndexOf(name);
        if (at < 0)
            return null;
        if (at + 1 >= _words.Count || _words[at + 1].StartsWith("--", StringComparison.Ordinal))
            throw new UsageException($"{name} needs a value.");
        var value = _words[at + 1];
        _words.RemoveRange(at, 2);
        return value;
    }

    /// <summary>Takes a whole number between bounds.</summary>
    /// <exception cref="UsageException">It is not one.</exception>
    public int Number(string name, int otherwise, int min, int max) => Value(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, out var number) && number >= min && number <= max => number,
        _ => throw new UsageException($"{name} takes a whole number from {min} to {max}."),
    };

    /// <summary>Takes the next word that is not an option.</summary>
    public string? Word()
    {
        var word = _words.Find(w => !w.StartsWith("--", StringComparison.Ordinal));
        if (word is not null)
            _words.Remove(word);
        return word;
    }

    /// <summary>Nothing may be left.</summary>
    /// <exception cref="UsageException">Something is.</exception>
    public void RefuseRest()
    {
        if (_words.Count > 0)
            throw new UsageException($"Not understood: {string.Join(' ', _words)}");
    }
}

/// <summary>The command line was wrong.</summary>
internal sealed class UsageException(string message) : Exception(message);
