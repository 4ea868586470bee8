namespace CloudCrm.Tests;

/// <summary>Servers that are not installed: what needs them is skipped by name; where everything must be there (CI=true) it fails.</summary>
public static class Missing
{
    /// <summary>Skips, or fails, the test that asks.</summary>
    /// <param name="server">What is needed, as its package is named.</param>
    /// <param name="installed">Whether it is there.</param>
    public static void Refuse(string server, bool installed)
    {
        if (installed)
            return;
        if (System.Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"{server} is not installed, and with CI=true nothing is skipped.");
        Assert.Ignore($"{server} is not installed; ./dev test installs it where it can.");
    }
}
