namespace CloudCrm.Web.Tests;

/// <summary>The service worker keeps built files and nothing else.</summary>
[TestFixture]
internal sealed class WorkerTests
{
    private const string Kept = "caches.open('cloudcrm.assets').then(files => files.keys()).then(all => all.map(one => new URL(one.url).pathname))";

    [Test]
    public async Task Pages_are_never_kept_and_built_files_are()
    {
        using var company = await Company.Open();
        await using var visitor = await Visitor.Come(worker: true);
        var page = visitor.Page;
        await page.GotoAsync("/sign-in");
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ?? new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))).then(() => null)");
        await visitor.SignIn(company);
        var script = await page.Locator("script[type=module]").GetAttributeAsync("src");
        await Patience.Until(async () => (await page.EvaluateAsync<string[]>(Kept)).Contains(script));
        Assert.That(await page.EvaluateAsync<string[]>(Kept), Has.All.StartsWith("/assets/"));
        Assert.That(await page.EvaluateAsync<string[]>("caches.keys()"), Is.EqualTo(new[] { "cloudcrm.assets" }));

        var built = page.WaitForResponseAsync(answer => answer.Url.EndsWith(script!, StringComparison.Ordinal));
        var html = await page.ReloadAsync();
        Assert.That((html!.FromServiceWorker, await html.HeaderValueAsync("cache-control")), Is.EqualTo((false, "no-store")));
        Assert.That((await built).FromServiceWorker, Is.True);
        await visitor.IsInside();
    }

    [Test]
    public async Task A_new_worker_is_asked_for_each_time()
    {
        using var http = new HttpClient { BaseAddress = House.Product.Url };
        using var worker = await http.GetAsync(new Uri("/sw.js", UriKind.Relative));
        using var manifest = await http.GetAsync(new Uri("/manifest.webmanifest", UriKind.Relative));
        Assert.Multiple(() =>
        {
            Assert.That((worker.Content.Headers.ContentType!.MediaType, worker.Headers.CacheControl!.ToString()), Is.EqualTo(("text/javascript", "no-cache")));
            Assert.That((manifest.Content.Headers.ContentType!.MediaType, manifest.Headers.CacheControl!.ToString()), Is.EqualTo(("application/manifest+json", "no-cache")));
        });
    }
}
