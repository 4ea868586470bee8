using System.Text;
using CloudCrm.Client;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Hosting;

/// <summary>An import into the real program, which is killed in the middle.</summary>
[Category("slow")]
public sealed class ImportCrashTests
{
    [TestCase(6_000)]
    [TestCase(100_000, Category = "full")]
    public async Task Killed_in_the_middle_an_import_goes_on_and_makes_every_customer_once(int rows)
    {
        var settings = await Installation.New();
        settings["Url"] = $"http://127.0.0.1:{FreePort.Next()}";
        Guid import;
        string token;
        await using (var crashed = await ProductProcess.Start(settings))
        {
            var acme = await Subscriber.SignUp(crashed.Url);
            token = acme.Api.Token!;
            import = (await acme.Api.Imports.Start(new([new("Number", "externalId"), new("Name", "name"), new("Mail", "mail")]))).Id;
            await acme.Api.Imports.Send(import, "many.csv", () => Generated(rows));
            await Eventually.Holds(async () => (await acme.Api.Imports.Read(import)).Rows is var done && done > 0 && done < rows, "some rows were taken in");
            await crashed.Crash();
        }

        await using var product = await ProductProcess.Start(settings);
        using var client = product.Client(token);
        var between = await client.Imports.Read(import);
        var ended = await ImportTests.Ended(client, import, TimeSpan.FromMinutes(10));

        var numbers = new List<string>();
        await foreach (var customer in client.Customers.List(pageSize: 1_000))
            numbers.Add(customer.ExternalId!);
        Assert.Multiple(() =>
        {
            Assert.That(between.Rows, Is.LessThan(rows), "it was killed in the middle");
            Assert.That((ended.State, ended.Rows, ended.Created, ended.Rejected), Is.EqualTo((ImportState.Done, (long)rows, (long)rows, 0L)));
            Assert.That(numbers, Has.Count.EqualTo(rows).And.Unique);
        });
    }

    private static MemoryStream Generated(int rows)
    {
        var text = new StringBuilder("Number,Name,Mail\n");
        for (var i = 0; i < rows; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"N{i},Customer {i},c{i}@example.com\n");
        return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
