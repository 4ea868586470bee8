namespace CloudCrm.Web.Tests;

/// <summary>The first page, and the door.</summary>
[TestFixture]
internal sealed class DoorTests
{
    [TestCase("en-GB,en;q=0.8", "en", "One picture of every customer")]
    [TestCase("zh-Hant-HK,zh;q=0.9", "zh-TW", "同一位客戶")]
    [TestCase("de;q=0.9, zh-CN;q=0.8, en;q=0.1", "zh-CN", "同一位客户")]
    [TestCase("fr", "en", "You pay for what you use")]
    public async Task Before_any_script_runs_it_says_what_this_is(string wanted, string language, string words)
    {
        using var http = new HttpClient { BaseAddress = House.Product.Url };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", wanted);
        using var answer = await http.GetAsync(new Uri("/customers/anything", UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();
        var rules = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain($"<html lang=\"{language}\"").And.Contain(words).And.Contain("<title>CloudCrm</title>"));
            Assert.That(answer.Headers.Vary, Does.Contain("Accept-Language"));
            Assert.That(rules, Does.Contain("script-src 'self';").And.Contain("require-trusted-types-for 'script'").And.Not.Contain("unsafe"));
            Assert.That(html, Does.Contain($"nonce=\"{rules.Split("'nonce-")[1].Split('\'')[0]}\""));
        });
    }

    [Test]
    public async Task Hashed_files_are_kept_and_come_compressed()
    {
        using var http = new HttpClient { BaseAddress = House.Product.Url };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        var html = await http.GetStringAsync(new Uri("/", UriKind.Relative));
        var script = html.Split("src=\"")[1].Split('"')[0];
        using var answer = await http.GetAsync(new Uri(script, UriKind.Relative));
        Assert.Multiple(() =>
        {
            Assert.That(answer.Headers.CacheControl!.ToString(), Does.Contain("immutable"));
            Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "br" }));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/javascript"));
        });
        using var again = new HttpRequestMessage(HttpMethod.Get, script);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var same = await http.SendAsync(again);
        Assert.That((int)same.StatusCode, Is.EqualTo(304));
    }

    [Test]
    public async Task The_interface_keeps_its_own_addresses()
    {
        using var http = new HttpClient { BaseAddress = House.Product.Url };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html");
        using var unknown = await http.GetAsync(new Uri("/v1/nothing", UriKind.Relative));
        Assert.That(((int)unknown.StatusCode, unknown.Content.Headers.ContentType!.MediaType), Is.EqualTo((404, "application/problem+json")).Or.EqualTo((401, "application/problem+json")));
        using var file = await http.GetAsync(new Uri("/assets/gone.js", UriKind.Relative));
        Assert.That((int)file.StatusCode, Is.EqualTo(404));
    }

    [TestCase("en-US", "en", "Today")]
    [TestCase("zh-TW", "zh-TW", "今天")]
    public async Task A_person_signs_in_and_is_at_home(string language, string spoken, string heading)
    {
        using var company = await Company.Open(language: spoken);
        await using var visitor = await Visitor.Come(language);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.Locator("input[name=password]").WaitForAsync();
        await visitor.Inspect("the door");
        await visitor.SignIn(company);
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(heading);
        await visitor.Inspect("home");
        await visitor.Page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await visitor.Inspect("home on a phone");
    }

    [Test]
    public async Task A_wrong_password_is_said_and_nothing_typed_is_lost()
    {
        await using var visitor = await Visitor.Come();
        visitor.Expect("401");
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.Locator("input[name=mail]").FillAsync("nobody@example.com");
        await visitor.Page.Locator("input[name=password]").FillAsync("wrong wrong wrong");
        await visitor.Page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("input[name=mail]")).ToHaveValueAsync("nobody@example.com");
    }
}
