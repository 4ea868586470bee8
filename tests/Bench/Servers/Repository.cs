namespace CloudCrm.Bench.Servers;

/// <summary>The checked-out project that this program was built from.</summary>
public static class Repository
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder in it.</summary>
    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CloudCrm.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run from a build inside the project.");
    }
}
