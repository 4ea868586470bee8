using System.Text;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Customers from files, and files of customers.</summary>
[TestFixture]
internal sealed class ImportTests
{
    private TheApi _api = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _api = await TheApi.Shared;

    [Test]
    public async Task The_file_of_a_telephone_company_comes_out_as_it_went_in()
    {
        var file = await File.ReadAllBytesAsync(SharedData.File("telco-customers.csv"));
        using var acme = await Company.Open(_api, "Telco");
        var names = Encoding.UTF8.GetString(file).Split('\n')[0].Split(',');
        foreach (var name in names.Skip(1))
            await acme.Owner.Fields.Define(Field(name));

        var first = await Imported(acme, new([.. names.Select(name => new ImportColumn(name, name == "customerID" ? "externalId" : $"fields.{name}"))]), file);
        var again = await Imported(acme, new(first.Columns), file);

        Assert.Multiple(async () =>
        {
            Assert.That((first.State, first.Rows, first.Created, first.Rejected), Is.EqualTo((ImportState.Done, 7_043L, 7_043L, 0L)));
            Assert.That((again.State, again.Rows, again.Unchanged, again.Created), Is.EqualTo((ImportState.Done, 7_043L, 7_043L, 0L)));
            Assert.That(await Bytes(await acme.Owner.Imports.Export(import: first.Id)), Is.EqualTo(file));
        });
        var loyal = await acme.Owner.Customers.List(new CustomerFilter { Where = ["tenure>=72", "Contract=Two year", "TotalCharges>8500"], Sort = "-TotalCharges" }).ToListAsync();
        Assert.That(loyal.Select(customer => decimal.Parse(customer.Fields["TotalCharges"], System.Globalization.CultureInfo.InvariantCulture)), Is.Not.Empty.And.Ordered.Descending);
    }

    [Test]
    public async Task Rows_that_are_refused_are_told_by_number_and_the_others_go_in()
    {
        using var acme = await Company.Open(_api);
        await acme.Owner.Fields.Define(new("months", "Months", FieldType.Number));
        const string File = "Number;x,Who,Phone,Phone 2,Months,Mail,Words\n"
            + "1,Ada,+44 20 7946 0958,+44 20 7946 0959,12,ada@example.com,vip; north\n"
            + "2,Bo,nonsense,,1,,\n"
            + "3,Cy,,,many,,\n"
            + "4,Di,too few\n"
            + "5,\"Ed, the \"\"other\"\" one\",,,,,\n"
            + "1,Ada Lovelace,0044 20 7946 0958,none,13,,new\n"
            + ",Nameless number,,,,,\n"
            + ",,,,,,\n"
            + "6,Fay,,,,no mail,\n";

        var import = await Imported(acme, Mapped(), Encoding.UTF8.GetBytes(File));
        var errors = await Text(await acme.Owner.Imports.Errors(import.Id));

        Assert.That(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(',', line.Split(',').Take(2))), Is.EqualTo(new[]
        {
            "row,column", "2,Phone", "3,Months", "4,", "6,Phone 2", "8,Who", "9,Mail",
        }));
        Assert.That((import.Rows, import.Created, import.Updated, import.Rejected), Is.EqualTo((9L, 3L, 0L, 6L)));
        var export = await Text(await acme.Owner.Imports.Export(import: import.Id));
        Assert.That(export, Is.EqualTo("Number;x,Who,Phone,Phone 2,Months,Mail,Words\n"
            + "1,Ada,+44 20 7946 0958,+44 20 7946 0959,12,ada@example.com,vip;north\n"
            + "5,\"Ed, the \"\"other\"\" one\",,,,,\n"
            + ",Nameless number,,,,,\n"));
    }

    [Test]
    public async Task A_known_external_id_changes_its_customer_and_a_dry_run_changes_nothing()
    {
        using var acme = await Company.Open(_api);
        await acme.Owner.Fields.Define(new("months", "Months", FieldType.Number));
        var known = await acme.Owner.Customers.Register(new(
            CustomerKind.Person, "Ada", [new(ContactKind.Mail, "ada@example.com")], ExternalId: "1", Tags: ["old"], Fields: new Dictionary<string, string?> { ["months"] = "1" }));
        var file = Encoding.UTF8.GetBytes("Number;x,Who,Phone,Phone 2,Months,Mail,Words\n1,Ada L.,,,,ada@second.example,new\n2,Bo,,,7,,\n");

        var dry = await Imported(acme, Mapped() with { DryRun = true }, file);
        var untouched = await acme.Owner.Customers.Read(known.Id);
        var wet = await Imported(acme, Mapped(), file);
        var changed = await acme.Owner.Customers.Read(known.Id);

        Assert.Multiple(() =>
        {
            Assert.That((dry.Rows, dry.Created, dry.Updated), Is.EqualTo((2L, 1L, 1L)));
            Assert.That(untouched.Version, Is.EqualTo(known.Version));
            Assert.That((wet.Rows, wet.Created, wet.Updated), Is.EqualTo((2L, 1L, 1L)));
            Assert.That((changed.Name, changed.Fields.Count), Is.EqualTo(("Ada L.", 0)));
            Assert.That(changed.Tags, Is.EqualTo(new[] { "new" }));
            Assert.That(changed.Contacts.Select(contact => contact.Value), Is.EqualTo(new[] { "ada@example.com", "ada@second.example" }));
        });
    }

    [TestCase("", "empty")]
    [TestCase("Other,Columns\n1,2\n", "no column")]
    public async Task A_file_that_cannot_be_read_fails_and_says_why(string file, string why)
    {
        using var acme = await Company.Open(_api);
        var import = await Imported(acme, new([new("Number", "externalId")]), Encoding.UTF8.GetBytes(file));
        Assert.That((import.State, import.Problem), Is.EqualTo((ImportState.Failed, import.Problem)));
        Assert.That(import.Problem, Does.Contain(why));
    }

    [Test]
    public async Task A_file_that_is_no_UTF_8_fails()
    {
        using var acme = await Company.Open(_api);
        var import = await Imported(acme, new([new("Name", "name")]), [.. "Name\nAda\n"u8, 0xC3, 0x28, (byte)'\n']);
        Assert.That(import.State, Is.EqualTo(ImportState.Failed));
    }

    [Test]
    public async Task A_cancelled_import_takes_nothing_in()
    {
        using var acme = await Company.Open(_api);
        var import = await acme.Owner.Imports.Start(new([new("Name", "name")]));
        var cancelled = await acme.Owner.Imports.Cancel(import.Id);

        var refused = Assert.ThrowsAsync<CrmApiException>(() => acme.Owner.Imports.Send(import.Id, "late.csv", () => new MemoryStream("Name\nAda\n"u8.ToArray())))!;

        Assert.That((cancelled.State, refused.Code), Is.EqualTo((ImportState.Cancelled, "file_received")));
        Assert.That((await acme.Owner.Customers.Page()).Items, Is.Empty);
        Assert.That((await acme.Owner.Imports.Page()).Items.Select(one => one.Id), Is.EqualTo(new[] { import.Id }));
    }

    [Test]
    public async Task Columns_that_lead_nowhere_are_refused_by_name()
    {
        using var acme = await Company.Open(_api);
        (StartImport Request, string Field)[] wrong =
        [
            (new([]), "columns"),
            (new([new("Mail", "mail")]), "columns"),
            (new([new("Name", "name"), new("Name", "mail")]), "columns[1].column"),
            (new([new("Name", "name"), new("Other", "name")]), "columns[1].target"),
            (new([new("Name", "name"), new("Plan", "fields.plan")]), "columns[1].target"),
            (new([new("Name", "name"), new("Version", "version")]), "columns[1].target"),
        ];

        Assert.Multiple(() =>
        {
            foreach (var (request, field) in wrong)
                Assert.That(Assert.ThrowsAsync<CrmApiException>(() => acme.Owner.Imports.Start(request))!.Field, Is.EqualTo(field));
        });
    }

    /// <summary>Sends the file and waits until the import has ended.</summary>
    internal static async Task<Import> Ended(CrmClient client, Guid import, TimeSpan? patience = null) => await Eventually.Value(
        async () => await client.Imports.Read(import) is { State: not (ImportState.Waiting or ImportState.Running) } ended ? ended : null, "the import ended", patience);

    private static async Task<Import> Imported(Company company, StartImport request, byte[] file)
    {
        var import = await company.Owner.Imports.Start(request);
        await company.Owner.Imports.Send(import.Id, "customers.csv", () => new MemoryStream(file));
        return await Ended(company.Owner, import.Id, TimeSpan.FromMinutes(2));
    }

    private static StartImport Mapped() => new(
        [new("Number;x", "externalId"), new("Who", "name"), new("Phone", "phone"), new("Phone 2", "phone"), new("Months", "fields.months"), new("Mail", "mail"), new("Words", "tags")]);

    private static DefineField Field(string name) => name switch
    {
        "tenure" or "MonthlyCharges" or "TotalCharges" => new(name, name, FieldType.Number, Filterable: true),
        "Contract" => new(name, name, FieldType.Choice, ["Month-to-month", "One year", "Two year"], true),
        "SeniorCitizen" or "Partner" or "Dependents" or "PhoneService" or "PaperlessBilling" or "Churn" => new(name, name, FieldType.YesNo),
        _ => new(name, name, FieldType.Text),
    };

    private static async Task<byte[]> Bytes(Stream stream)
    {
        await using var _ = stream;
        var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private static async Task<string> Text(Stream stream) => Encoding.UTF8.GetString(await Bytes(stream));
}
