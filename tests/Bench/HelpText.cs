namespace CloudCrm.Bench;

/// <summary>What <c>--help</c> says: the files that <c>./dev</c> prints too.</summary>
internal static class HelpText
{
    /// <summary>The text of a command.</summary>
    public static string Of(string command)
    {
        using var reader = new StreamReader(typeof(HelpText).Assembly.GetManifestResourceStream($"{command}.txt")!);
        return reader.ReadToEnd();
    }

    /// <summary>Prints it; the exit code.</summary>
    public static int Print(string command)
    {
        Console.Write(Of(command));
        return 0;
    }
}
