using System.Globalization;
using System.Text;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Servers;
using CloudCrm.Client;
using Microsoft.Playwright;

namespace CloudCrm.Bench.Web;

/// <summary>
/// How soon pages are there in Chromium, with nothing in its cache, of a company with many customers and interactions; and how soon the grid turns a page and finds.
/// Interactive is when the page's own heading stands and nothing on it waits for data any more.
/// </summary>
internal static class PageBench
{
    private const string Mail = "owner@pages.example";
    private const string Password = "a long enough password";

    private static readonly string[] s_doors = ["/sign-in", "/sign-up"];

    private static readonly string[] s_pages =
    [
        "/", "/customers", "/customers/{customer}", "/customers/import", "/inbox", "/inbox?selected={interaction}", "/billing", "/billing/usage", "/billing/plan", "/billing/budgets",
        "/billing/invoices", "/billing/details", "/settings/company", "/settings/people", "/settings/seats", "/settings/fields", "/settings/keys", "/settings/webhooks", "/settings/audit",
        "/account",
    ];

    private static readonly string[] s_console =
    [
        "/operator", "/operator/unpaid", "/operator/revenue", "/operator/prices", "/operator/findings", "/operator/operators", "/operator/journal",
    ];

    private static readonly string[] s_names = ["Adaobi", "Berta", "Chen", "Dora", "Emil", "Fay", "Gus", "Hal", "Ivy", "Jan", "Kai", "Lea", "Mia", "Ned", "Ola", "Pia"];

    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var pages = Repository.PathTo("artifacts/web/dist");
        if (!Directory.Exists(pages))
            throw new UsageException("The pages are not built: ./dev web");
        var workplace = await Workplace.New(Databases.Sqlite);
        workplace.Settings["Web:Files"] = pages;
        workplace.Settings["Operator:TwoFactor"] = "optional";
        await using var product = await ProductProcess.Start(workplace.Settings);
        var (customer, interaction) = await Fill(product.Url, options.Quick ? 2_000 : 100_000, options.Quick ? 1_000 : 50_000);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path ?? throw new UsageException("There is no Chromium here."), Args = ["--no-sandbox"] });
        var visitor = new PageVisitor(browser, product.Url, options.Quick ? 3 : 10);
        var figures = new List<Figure>();
        foreach (var door in s_doors)
            figures.AddRange(await visitor.Open(door, null));
        var signedIn = await visitor.SignIn(Mail, Password);
        figures.AddRange(await visitor.Grid(signedIn));
        foreach (var page in s_pages)
            figures.AddRange(await visitor.Open(page.Replace("{customer}", $"{customer}", StringComparison.Ordinal).Replace("{interaction}", $"{interaction}", StringComparison.Ordinal), signedIn, page));
        var operates = await visitor.SignIn("operator@localhost", workplace.Settings["Operator:Secret"]!, "/operator/sign-in");
        foreach (var page in s_console)
            figures.AddRange(await visitor.Open(page, operates));
        return figures;
    }

    private static async Task<(Guid Customer, Guid Interaction)> Fill(Uri address, int customers, int interactions)
    {
        var owner = await CrmClient.SignUp(address, new("Pages", "Owner", Mail, Password, "business", "Etc/UTC", "en"));
        var import = await owner.Imports.Start(new([new("number", "externalId"), new("name", "name"), new("mail", "mail")]));
        var file = new StringBuilder("number,name,mail");
        for (var row = 0; row < customers; row++)
            file.Append(CultureInfo.InvariantCulture, $"\n{row},{s_names[row % s_names.Length]} {row},c{row}@example.com");
        var bytes = Encoding.UTF8.GetBytes(file.Append('\n').ToString());
        await owner.Imports.Send(import.Id, "customers.csv", () => new MemoryStream(bytes));
        using (var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200)))
        {
            while ((await owner.Imports.Read(import.Id)).State is ImportState.Waiting or ImportState.Running)
                await pause.WaitForNextTickAsync();
        }

        var known = (await owner.Customers.Page(limit: 200)).Items;
        var last = Guid.Empty;
        await Parallel.ForEachAsync(Enumerable.Range(0, interactions), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, stop) =>
        {
            var one = await owner.Interactions.Open(new("chat", Direction.Inbound, known[number % known.Count].Id, $"Question {number}"), cancellation: stop);
            if (number % 10 == 0)
                await owner.Interactions.Append(one.Id, new(Direction.Inbound, "Is my order on its way?"), cancellation: stop);
            if (number == 0)
                last = one.Id;
        });
        owner.Dispose();
        return (known[0].Id, last);
    }
}
