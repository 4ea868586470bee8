namespace CloudCrm.Web.Tests;

/// <summary>The console of who runs the product.</summary>
[TestFixture]
internal sealed class OperatorTests
{
    private static readonly (string Path, string Heading)[] s_pages =
    [
        ("/operator/unpaid", "Unpaid"),
        ("/operator/revenue", "Revenue"),
        ("/operator/prices", "Prices"),
        ("/operator/findings", "Stripe"),
        ("/operator/operators", "Operators"),
        ("/operator/journal", "Journal"),
    ];

    [TestCase(false)]
    [TestCase(true)]
    public async Task Everything_is_looked_at(bool onPhone)
    {
        using var company = await Company.Open(onPhone ? "Quay on a phone" : "Quay at a desk");
        await using var visitor = await Visitor.Come(size: onPhone ? Visitor.Phone : Visitor.Desk);
        var page = visitor.Page;
        await Enter(page);
        await page.GetByRole(AriaRole.Searchbox).FillAsync(company.Request.Company);
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = company.Request.Company }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = company.Request.Company })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Terms")).ToBeVisibleAsync();
        await visitor.Inspect("a company");
        foreach (var (path, heading) in s_pages)
        {
            await page.Locator($"nav a[href='{path}']").ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading, Exact = true })).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            await visitor.Inspect(heading);
        }
    }

    private static async Task Enter(IPage page)
    {
        await page.GotoAsync("/operator/sign-in");
        await page.Locator("input[name=mail]").FillAsync("operator@localhost");
        await page.Locator("input[name=password]").FillAsync(Company.OperatorSecret);
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Companies" })).ToBeVisibleAsync();
    }
}
