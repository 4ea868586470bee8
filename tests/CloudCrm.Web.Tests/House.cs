namespace CloudCrm.Web.Tests;

/// <summary>What all journeys share: the real program on SQLite with the built pages, and one browser.</summary>
[SetUpFixture]
public sealed class House
{
    private static string s_data = null!;
    private static IPlaywright s_playwright = null!;

    /// <summary>Where the built pages lie.</summary>
    public static string Pages { get; } = Repository.PathTo("artifacts/web/dist");

    /// <summary>The running product.</summary>
    public static ProductProcess Product { get; private set; } = null!;

    /// <summary>Where its mails are put.</summary>
    public static string MailFolder => Path.Combine(s_data, "mail");

    /// <summary>The browser; each visitor has a context of its own in it.</summary>
    public static IBrowser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        var browser = Bench.Web.Chromium.Path;
        if (browser is null || !Directory.Exists(Pages))
            Leave(browser is null ? "There is no Chromium here." : "The pages are not built: ./dev web");
        s_data = Directory.CreateTempSubdirectory("cloudcrm-web-").FullName;
        Product = await ProductProcess.Start(new Dictionary<string, string?>
        {
            ["Data"] = s_data,
            ["Url"] = "http://127.0.0.1:0",
            ["Web:Files"] = Pages,
            ["Operator:TwoFactor"] = "optional",
            ["Operator:Secret"] = Company.OperatorSecret,
            ["Accounts:PasswordIterations"] = "10000",
        });
        s_playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Visitor.PatienceMs);
        Browser = await s_playwright.Chromium.LaunchAsync(new() { ExecutablePath = browser, Args = ["--no-sandbox"] });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        s_playwright?.Dispose();
        if (Product is not null)
            await Product.DisposeAsync();
        if (s_data is not null)
            Directory.Delete(s_data, recursive: true);
    }

    private static void Leave(string why)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(why);
        Assert.Ignore(why);
    }
}
