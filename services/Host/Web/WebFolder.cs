using CloudCrm.Foundation;

namespace CloudCrm.Host.Web;

/// <summary>The built web application, read once into memory: the paths of its files, and the page that starts it.</summary>
/// <param name="Files">By path, such as <c>/assets/index-Bx3k.js</c>.</param>
/// <param name="Page">The first HTML.</param>
internal sealed record WebFolder(IReadOnlyDictionary<string, WebFile> Files, FirstPage Page)
{
    /// <summary>The most bytes of all files: 64 MiB.</summary>
    public const long BytesMax = 64L << 20;

    private const string PageName = "index.html";

    /// <summary>Reads what was built; null where nothing was.</summary>
    /// <exception cref="SettingException">The folder is there and is not a built web application.</exception>
    public static WebFolder? Open(string folder)
    {
        var page = Path.Combine(folder, PageName);
        if (!File.Exists(page))
            return null;
        var paths = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        if (paths.Sum(path => new FileInfo(path).Length) > BytesMax)
            throw new SettingException($"Web:Files: {folder} has more than {BytesMax} bytes.");
        var files = paths.Where(path => path != page && !path.EndsWith(".br", StringComparison.Ordinal) && !path.EndsWith(".gz", StringComparison.Ordinal))
            .ToDictionary(path => "/" + Path.GetRelativePath(folder, path).Replace('\\', '/'), path => WebFile.Read(path, Path.GetRelativePath(folder, path).StartsWith("assets", StringComparison.Ordinal)));
        return new(files, FirstPage.Of(File.ReadAllText(page)) ?? throw new SettingException($"Web:Files: {page} is not the page of this version."));
    }
}
