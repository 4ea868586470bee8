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
        using var company = await Company.Open(onPhone ? "Quayharbourpierbridgewharfandjetty on a phone" : "Quay at a desk");
        await using var visitor = await Visitor.Come(size: onPhone ? Visitor.Phone : Visitor.Desk);
        var page = visitor.Page;
        await Enter(page);
        await page.GetByRole(AriaRole.Searchbox).FillAsync(company.Request.Company);
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = company.Request.Company }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = company.Request.Company })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Terms" })).ToBeVisibleAsync();
        await visitor.Inspect("a company");
        foreach (var (path, heading) in s_pages)
        {
            await page.Locator($"nav a[href='{path}']").ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading, Exact = true })).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            await visitor.Inspect(heading);
        }
    }

    [Test]
    public async Task Terms_are_agreed_in_a_form()
    {
        using var company = await Company.Open("Pier with terms");
        await using var visitor = await Visitor.Come();
        var page = visitor.Page;
        await Enter(page);
        await page.GetByRole(AriaRole.Searchbox).FillAsync(company.Request.Company);
        await page.GetByRole(AriaRole.Link, new() { Name = company.Request.Company }).ClickAsync();
        await page.GetByLabel("Tax", new() { Exact = true }).FillAsync("VAT");
        await page.GetByLabel("Rate in percent").FillAsync("5.25");
        await page.GetByLabel("Base for a period").FillAsync("77");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a coupon" }).ClickAsync();
        var coupon = page.GetByRole(AriaRole.Group, new() { Name = "Coupons" });
        await coupon.GetByLabel("Code").FillAsync("WELCOME");
        await coupon.GetByLabel("Percent").FillAsync("10");
        await visitor.Inspect("terms of a company");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        var terms = (await company.Owner.Billing.Account()).Terms;
        Assert.That((terms.Base, terms.Tax, terms.Coupons!.Single()), Is.EqualTo(("77", new TaxTerm("VAT", "0.0525", false), new CouponTerm("WELCOME", "10"))));
        visitor.Expect("422");
        await coupon.GetByLabel("Percent").FillAsync("200");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It must be from 0 to")).ToBeVisibleAsync();
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
