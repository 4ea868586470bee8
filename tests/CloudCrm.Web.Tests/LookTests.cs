namespace CloudCrm.Web.Tests;

/// <summary>Every page in both themes and both sizes: readable for everybody, nothing wider than the screen, no error in the console.</summary>
[TestFixture, Category("full")]
internal sealed class LookTests
{
    private static readonly string[] s_pages =
    [
        "/", "/customers", "/customers/{customer}", "/customers/{customer}?tab=notes", "/customers/{customer}?tab=tasks", "/customers/{customer}?tab=files",
        "/customers/{customer}?tab=duplicates", "/customers/{customer}?tab=history", "/customers/import", "/inbox", "/inbox?view=all&selected={interaction}", "/billing", "/billing/usage",
        "/billing/plan", "/billing/budgets", "/billing/invoices", "/billing/details", "/settings/company", "/settings/people", "/settings/seats", "/settings/fields", "/settings/keys",
        "/settings/webhooks", "/settings/audit", "/account",
    ];

    [Test]
    public async Task Every_page_can_be_read_and_fits([Values] bool isDark, [Values] bool onPhone, [Values("en-US", "zh-TW", "zh-CN")] string language)
    {
        using var company = await Company.Open();
        var customer = await company.Owner.Customers.Register(new(CustomerKind.Person, "Mei Chen", [new(ContactKind.Mail, "mei@example.org")]));
        var interaction = await company.Owner.Interactions.Open(new("chat", Direction.Inbound, customer.Id, "Where is my order?"));
        await company.Owner.Interactions.Append(interaction.Id, new(Direction.Inbound, "I ordered on Monday."));
        await using var visitor = await Visitor.Come(language, onPhone ? Visitor.Phone : Visitor.Desk, isDark ? ColorScheme.Dark : ColorScheme.Light);
        await visitor.SignIn(company);
        foreach (var page in s_pages)
        {
            await visitor.Page.GotoAsync(page.Replace("{customer}", $"{customer.Id}", StringComparison.Ordinal).Replace("{interaction}", $"{interaction.Id}", StringComparison.Ordinal));
            await Assertions.Expect(visitor.Page.Locator("h1").First).ToBeAttachedAsync();
            await Assertions.Expect(visitor.Page.Locator(".mantine-Skeleton-root, [aria-busy=true]")).ToHaveCountAsync(0);
            await visitor.Inspect($"{page}, {(isDark ? "dark" : "light")}, {(onPhone ? "phone" : "desk")}, {language}");
        }
    }
}
