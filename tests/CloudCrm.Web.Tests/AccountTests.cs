using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CloudCrm.Web.Tests;

/// <summary>What is a person's own: second factor, language, sessions.</summary>
[TestFixture]
internal sealed class AccountTests
{
    [Test]
    public async Task A_second_factor_is_switched_on_and_asked_for_at_the_door()
    {
        using var company = await Company.Open();
        await company.Owner.Account.VerifyMail(new(await Mails.Token(company.Request.Mail, "/verify-mail")));
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(company);
        var page = visitor.Page;
        await page.GotoAsync("/account");
        await Button(page, "Turn on").ClickAsync();
        await page.Locator("input[name=proof]").FillAsync(Company.Password);
        await Button(page, "Continue").ClickAsync();
        var key = (await page.Locator("[data-key]").TextContentAsync())!.Trim();
        await visitor.Inspect("turning two-factor on");
        await page.Locator("input[name=code]").FillAsync(CodeOf(key));
        await Button(page, "Turn on").ClickAsync();
        var codes = page.Locator(".codes li");
        await Assertions.Expect(codes.First).ToBeVisibleAsync();
        var recovery = (await codes.First.TextContentAsync())!.Trim();
        await visitor.Inspect("recovery codes");
        await Button(page, "I kept them").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Two-factor sign-in" }).GetByText("On", new() { Exact = true })).ToBeVisibleAsync();

        // A code is good once, and that of this half minute was used: the phone is lost.
        await using var elsewhere = await Visitor.Come();
        elsewhere.Expect("401");
        var door = elsewhere.Page;
        await door.GotoAsync("/sign-in");
        await door.Locator("input[name=mail]").FillAsync(company.Request.Mail);
        await door.Locator("input[name=password]").FillAsync(Company.Password);
        await door.Locator("button[type=submit]").ClickAsync();
        await door.Locator("input[name=code]").FillAsync(recovery);
        await elsewhere.Inspect("the door with a code");
        await door.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(door.Locator("h1")).ToHaveTextAsync("Today");
    }

    [Test]
    public async Task A_language_is_chosen_and_stays()
    {
        using var company = await Company.Open();
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(company);
        var page = visitor.Page;
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Language" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "繁體中文" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("帳號");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-TW");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("帳號");
        Assert.That((await company.Owner.Account.Read()).Language, Is.EqualTo("zh-TW"));
        await visitor.Inspect("the account in zh-TW");
        await page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await visitor.Inspect("the account on a phone");
    }

    [Test]
    public async Task A_session_elsewhere_is_ended()
    {
        using var company = await Company.Open();
        await using var elsewhere = await Visitor.Come();
        elsewhere.Expect("401");
        await elsewhere.SignIn(company);
        await using var visitor = await Visitor.Come();
        await visitor.SignIn(company);
        var page = visitor.Page;
        await page.GotoAsync("/account");
        // That of the sign-up through the API, that of the browser elsewhere, and this one.
        var others = page.GetByRole(AriaRole.Region, new() { Name = "Where you are signed in" }).GetByRole(AriaRole.Button, new() { Name = "End" });
        await Assertions.Expect(others).ToHaveCountAsync(2);
        await others.First.ClickAsync();
        await Assertions.Expect(others).ToHaveCountAsync(1);
        await others.First.ClickAsync();
        await Assertions.Expect(others).ToHaveCountAsync(0);

        // The page that stands open there hears of it with its stream's next beat.
        await Assertions.Expect(elsewhere.Page.Locator("input[name=password]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    /// <summary>What an authenticator shows now for a Base32 key (RFC 6238: HMAC-SHA-1 of the number of 30-second steps, six digits).</summary>
    private static string CodeOf(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What the standard says.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
