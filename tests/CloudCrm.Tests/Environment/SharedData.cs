namespace CloudCrm.Tests;

/// <summary>The folder with real input (CLOUDCRM_SHARED, default ../shared); tests that need it are skipped without it.</summary>
public static class SharedData
{
    private static readonly string s_folder = Path.GetFullPath(
        System.Environment.GetEnvironmentVariable("CLOUDCRM_SHARED") is { Length: > 0 } folder ? folder : "../shared", Repository.Root);

    /// <summary>A file below its <c>data</c> folder; skips the test that asks when it is not there.</summary>
    public static string File(string name)
    {
        var file = Path.Combine(s_folder, "data", name);
        if (!System.IO.File.Exists(file))
            Assert.Ignore($"No shared data: there is no {name} in the folder that CLOUDCRM_SHARED names (default ../shared).");
        return file;
    }
}
