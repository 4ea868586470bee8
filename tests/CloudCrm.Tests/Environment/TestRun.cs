namespace CloudCrm.Tests;

/// <summary>The whole run and its end: everything that was started is stopped, also after failures.</summary>
[SetUpFixture]
public sealed class TestRun
{
    /// <summary>A new empty folder of this run.</summary>
    public static string NewFolder(string name) => RunFolder.New(name);

    [OneTimeTearDown]
    public Task Stop() => RunFolder.End();
}
