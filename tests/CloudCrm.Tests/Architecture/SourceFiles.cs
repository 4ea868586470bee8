using System.Text.RegularExpressions;

namespace CloudCrm.Tests.Architecture;

/// <summary>The project's own files, without what is built or installed.</summary>
internal static class SourceFiles
{
    private static readonly string[] s_folders = ["services", "infra", "tests"];

    /// <summary>Full paths of files whose name fits.</summary>
    public static IEnumerable<string> All(string pattern, params string[] folders) =>
        (folders.Length > 0 ? folders : s_folders)
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>Lines that match, as "path:line: text".</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> files, Regex pattern) =>
        from file in files
        from line in Matches(File.ReadAllText(file), pattern)
        select $"{Path.GetRelativePath(Repository.Root, file)}:{line}";

    /// <summary>Places in a text that match, as "line: text".</summary>
    public static IEnumerable<string> Matches(string text, Regex pattern) =>
        pattern.Matches(text).Select(match => $"{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value.Trim()}");
}
