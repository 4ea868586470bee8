namespace CloudCrm.Host;

/// <summary>What <c>--help</c> says: the file that <c>./dev run --help</c> prints too.</summary>
public static class HelpText
{
    /// <summary>Prints it; the exit code.</summary>
    public static int Print()
    {
        Console.Write(Text());
        return 0;
    }

    /// <summary>The whole text.</summary>
    public static string Text()
    {
        using var reader = new StreamReader(typeof(HelpText).Assembly.GetManifestResourceStream("help.txt")!);
        return reader.ReadToEnd();
    }
}
