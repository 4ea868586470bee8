using CloudCrm.Bench.Figures;
using Microsoft.Playwright;

namespace CloudCrm.Bench.Web;

/// <summary>Opens pages in a browser that has nothing of them yet, and tells the middle of several times.</summary>
internal sealed class PageVisitor(IBrowser browser, Uri address, int times)
{
    private const double PaintGoalMs = 800;
    private const double StandsGoalMs = 1_500;
    private const double FirstPageGoalKb = 300;
    private const double GridGoalMs = 150;

    // Notes since when the page stands: a heading of its own, and no place that waits for data.
    private const string Observe = """
        (() => {
          window.benchStood = 0
          const look = () => {
            if (!document.querySelector('h1') || document.querySelector('.mantine-Skeleton-root')) window.benchStood = 0
            else if (window.benchStood === 0) window.benchStood = performance.now()
          }
          new MutationObserver(look).observe(document, { childList: true, subtree: true })
        })()
        """;

    private const string Stood = """
        async () => {
          const pause = () => new Promise((resolve) => setTimeout(resolve, 50))
          while (window.benchStood === 0 || performance.now() - window.benchStood < 500) await pause()
          const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
          const bytes = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.encodedBodySize, 0)
          return [paint, window.benchStood, bytes]
        }
        """;

    // From the start of the call that brings other rows to their standing in the grid.
    private const string Rows = """
        async (query) => {
          const rows = () => document.querySelectorAll('tbody tr').length + '|' + document.querySelector('tbody tr th')?.textContent
          const calls = () => performance.getEntriesByType('resource').filter((one) => one.name.includes('/v1/customers'))
          const pause = () => new Promise((resolve) => setTimeout(resolve, 200))
          do await pause()
          while (document.querySelector('.grid[aria-busy=true]'))
          const before = rows()
          let at = 0
          performance.clearResourceTimings()
          const watch = new MutationObserver(() => { if (at === 0 && document.querySelector('tbody tr') && rows() !== before) at = performance.now() })
          watch.observe(document, { childList: true, subtree: true, characterData: true })
          if (query === null) document.querySelector('tbody tr:last-child').scrollIntoView()
          else {
            const box = document.querySelector('input[type=search]')
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, query)
            box.dispatchEvent(new Event('input', { bubbles: true }))
          }
          const asked = () => calls().findLast((one) => one.startTime < at)
          for (let waits = 0; asked() === undefined; waits++) {
            if (waits === 500) throw new Error(`nothing came: ${query}, ${rows()}`)
            await new Promise((resolve) => setTimeout(resolve, 20))
          }
          watch.disconnect()
          return at - asked().startTime
        }
        """;

    private static readonly string[] s_queries = ["adaobi 4", "chen 77", "emil 5", "gus 61", "ivy 8", "kai 9", "mia 12", "ola 3", "pia 15", "hal 7"];

    /// <summary>Signs in; what a browser keeps of it.</summary>
    /// <param name="mail">Who.</param>
    /// <param name="password">What proves it.</param>
    /// <param name="door">The page to do it on.</param>
    public async Task<string> SignIn(string mail, string password, string door = "/sign-in")
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync(door);
        await page.Locator("input[name=mail]").FillAsync(mail);
        await page.Locator("input[name=password]").FillAsync(password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("input[name=password]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return await context.StorageStateAsync();
    }

    /// <summary>Opens a page several times, each in a new browser's profile.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="signedIn">What <see cref="SignIn"/> answered; null for a stranger.</param>
    /// <param name="name">What the figures call it; the path without.</param>
    public async Task<IReadOnlyList<Figure>> Open(string path, string? signedIn, string? name = null)
    {
        var (paints, stood, bytes) = (new List<double>(), new List<double>(), 0d);
        for (var time = 0; time < times; time++)
        {
            await using var context = await browser.NewContextAsync(new() { BaseURL = address.ToString(), StorageState = signedIn });
            var page = await context.NewPageAsync();
            await page.AddInitScriptAsync(Observe);
            await page.GotoAsync(path);
            var seen = await page.EvaluateAsync<double[]>(Stood);
            paints.Add(seen[0]);
            stood.Add(seen[1]);
            bytes = seen[2];
        }

        var figure = $"web{name ?? path}";
        List<Figure> figures = [new($"{figure}/first-paint", Middle(paints), "ms", PaintGoalMs, AtMost: true), new($"{figure}/interactive", Middle(stood), "ms", StandsGoalMs, AtMost: true)];
        if (signedIn is null)
            figures.Add(new($"{figure}/transferred", bytes / 1024, "KB", FirstPageGoalKb, AtMost: true));
        return figures;
    }

    /// <summary>Turns pages of the grid of customers, and searches in it.</summary>
    public async Task<IReadOnlyList<Figure>> Grid(string signedIn)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = address.ToString(), StorageState = signedIn });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/customers");
        await page.Locator("tbody tr").First.WaitForAsync();
        var (turned, found) = (new List<double>(), new List<double>());
        for (var time = 0; time < times; time++)
            turned.Add(await page.EvaluateAsync<double>(Rows, null));
        for (var time = 0; time < times; time++)
            found.Add(await page.EvaluateAsync<double>(Rows, s_queries[time % s_queries.Length]));
        return [new("web/grid/next-page", Middle(turned), "ms", GridGoalMs, AtMost: true), new("web/grid/search", Middle(found), "ms", GridGoalMs, AtMost: true)];
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
