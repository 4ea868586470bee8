using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CloudCrm.Web.Tests;

/// <summary>A person with a browser of their own. When they leave, nothing may have gone wrong on their way that they did not expect.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    /// <summary>A desk's window.</summary>
    public static readonly ViewportSize Desk = new() { Width = 1440, Height = 900 };

    /// <summary>A phone's.</summary>
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    /// <summary>How long they wait for anything on a busy machine before something is wrong.</summary>
    public const float PatienceMs = 20_000;

    private static readonly string[] s_rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];
    private readonly List<string> _expected = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, said) => Note(said.Type == "error", $"console: {said.Text} ({said.Location})");
        page.PageError += (_, error) => Note(true, $"error: {error}");
        page.RequestFailed += (_, request) => Note(request.Failure != "net::ERR_ABORTED", $"failed: {request.Method} {request.Url} {request.Failure}");
    }

    /// <summary>Where they are.</summary>
    public IPage Page { get; }

    /// <summary>Opens a browser.</summary>
    /// <param name="language">What the browser asks for.</param>
    /// <param name="size">Its window; a desk's without.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="at">Which product they come to; the one of <see cref="House"/> without.</param>
    /// <param name="worker">Whether the service worker is let in: what it fetches can't be seen from outside, so only its own tests do.</param>
    public static async Task<Visitor> Come(string language = "en-US", ViewportSize? size = null, ColorScheme scheme = ColorScheme.Light, Uri? at = null, bool worker = false)
    {
        var context = await House.Browser.NewContextAsync(new()
        {
            BaseURL = (at ?? House.Product.Url).ToString(),
            Locale = language,
            ViewportSize = size ?? Desk,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout(PatienceMs);
        return new(context, await context.NewPageAsync());
    }

    /// <summary>Signs in as a company's owner and is at home.</summary>
    public Task SignIn(Company company) => SignIn(company.Request.Mail);

    /// <summary>Signs in and is at home.</summary>
    /// <param name="mail">Whose account it is; all have the same password.</param>
    public async Task SignIn(string mail)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("input[name=mail]").FillAsync(mail);
        await Page.Locator("input[name=password]").FillAsync(Company.Password);
        await Page.Locator("button[type=submit]").ClickAsync();
        await IsInside();
    }

    /// <summary>
    /// Waits until they are inside and see a page, or are told why not. The address says less: it changes before the page is there, and Chromium now and then
    /// does not tell of one that a page itself has changed just after it was loaded.
    /// </summary>
    public async Task IsInside()
    {
        var refused = Page.Locator("form [role=alert]");
        await Page.Locator("nav.rail").Or(refused).First.WaitForAsync();
        if (await refused.CountAsync() > 0)
            Assert.Fail($"Not let in: {await refused.First.InnerTextAsync()}");
        await Page.Locator("main h1").First.WaitForAsync();
    }

    /// <summary>Goes back as the browser's button does.</summary>
    public Task Back() => Page.EvaluateAsync("history.back()");

    /// <summary>From now on a trouble that says this is part of the journey, such as a refusal.</summary>
    public void Expect(string trouble) => _expected.Add(trouble);

    /// <summary>Asserts that everybody can use the page, that it fits, and that it has one first heading.</summary>
    public async Task Inspect(string what)
    {
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = [.. s_rules] } });
        var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Multiple(async () =>
        {
            Assert.That(result.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"), Is.Empty, what);
            Assert.That(wide, Is.Zero, $"{what} scrolls sideways");
            Assert.That(await Page.Locator("h1").CountAsync(), Is.EqualTo(1), $"{what} has one first heading");
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.That(_troubles, Is.Empty);
    }

    private void Note(bool isTrouble, string what)
    {
        if (isTrouble && !_expected.Any(word => what.Contains(word, StringComparison.Ordinal)))
            _troubles.Add(what);
    }
}
