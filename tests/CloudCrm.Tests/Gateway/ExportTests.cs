using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CloudCrm.Client;
using CloudCrm.Crm;
using CloudCrm.Crm.Tenants.Exporting;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Gateway;

/// <summary>Everything that a tenant has, taken out by its owner.</summary>
[TestFixture]
internal sealed class ExportTests : CompanyFixture
{
    [Test]
    public async Task Everything_is_in_the_archive_and_no_secret_and_nothing_of_others()
    {
        using var firm = await Company.Open(Api, "Leaving");
        var field = await firm.Owner.Fields.Define(new("tenure", "Months", FieldType.Number));
        var customer = await firm.Owner.Customers.Register(new(CustomerKind.Person, "鄭 Yü \"Q\"", ExternalId: "7590-VHVEG", Fields: new Dictionary<string, string?> { ["tenure"] = "034" }));
        var interaction = await firm.NewInteraction(customer.Id);
        var message = await firm.Owner.Interactions.Append(interaction, new(Direction.Inbound, "Where is my order?\nTwo lines"));
        await firm.Owner.Interactions.Append(interaction, new(Direction.Internal, "a note"));
        var attachment = await firm.NewAttachment(interaction);
        var (ken, _) = await firm.NewMember(true, Role.Agent);
        var team = await firm.Owner.Teams.Make(new("North", Members: [ken]));
        var key = await firm.NewKey(Right.ReadCustomers);

        var files = await Archive(firm.Owner);

        var manifest = JsonNode.Parse(files["manifest.json"])!;
        Assert.That(((int)manifest["format"]!, (Guid)manifest["tenant"]!, (string)manifest["name"]!, (int)manifest["files"]!), Is.EqualTo((1, firm.Tenant, "Leaving", 1)));
        Assert.That(files["customers.csv"], Is.EqualTo("externalId,name,phone,mail,tags,tenure\n7590-VHVEG,\"鄭 Yü \"\"Q\"\"\",,,,034\n"));
        Assert.That(files[$"files/interactions/{interaction}/{attachment}"], Is.EqualTo("bytes"));
        var customers = Rows(files, "customers").Single();
        Assert.That(((Guid)customers["id"]!, (string)customers["name"]!, (string)customers["externalId"]!, (bool)customers["archived"]!), Is.EqualTo((customer.Id, customer.Name, "7590-VHVEG", false)));
        Assert.That(Rows(files, "messages").Select(row => (string)row["text"]!), Is.EquivalentTo(new[] { "Where is my order?\nTwo lines", "a note" }));
        Assert.That((Guid)Rows(files, "messages").First(row => (string)row["text"]! != "a note")["id"]!, Is.EqualTo(message.Message.Id));
        Assert.That((string)Rows(files, "attachments").Single()["fileName"]!, Is.EqualTo("note.txt"));
        Assert.That((string)Rows(files, "custom_fields").Single()["key"]!, Is.EqualTo(field.Key));
        Assert.That(Rows(files, "memberships").Select(row => (Guid)row["accountId"]!), Is.EquivalentTo(new[] { firm.OwnerId, ken }));
        Assert.That(((Guid)Rows(files, "teams").Single()["id"]!, (Guid)Rows(files, "team_members").Single()["accountId"]!), Is.EqualTo((team.Id, ken)));
        Assert.That((string)Rows(files, "tenants").Single()["timeZone"]!, Is.EqualTo("Asia/Taipei"));
        var journal = await firm.Owner.Journal.Read().ToListAsync();
        Assert.That(Rows(files, "journal").Select(row => (long)row["sequence"]!), Is.EqualTo(journal.Select(entry => entry.Sequence)));
        Assert.That((DateTimeOffset)Rows(files, "journal").First()["at"]!, Is.EqualTo(journal[0].At));
        Assert.That(journal[^1].Verb, Is.EqualTo("exported"));
        Assert.That(manifest["rows"]!.AsObject().All(table => (long)table.Value! == Rows(files, table.Key).Count), "the manifest counts right");
        Assert.That(files.Values, Has.None.Contains(key.Token!).And.None.Contains("ecretHash").And.None.Contains(Acme.Tenant.ToString()).And.None.Contains(Acme.Request.Mail));
        Assert.That((await Archive(firm.Owner, withoutFiles: true)).Keys.Where(name => name.StartsWith("files/", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Only_an_owner_takes_everything_out()
    {
        var (_, admin) = await Acme.NewMember(false, Role.Admin);
        using var program = new CrmClient(Api.Address, (await Acme.NewKey(Right.ReadTenant, Right.ManageTenant)).Token);

        foreach (var client in new[] { admin, program })
            Assert.That(Assert.ThrowsAsync<CrmApiException>(() => client.Tenant.Export())!.Code, Is.EqualTo("owner_needed"));
    }

    [Test]
    public async Task Tables_of_many_pages_come_whole_and_in_order()
    {
        using var firm = await Company.Open(Api);
        foreach (var batch in Enumerable.Range(0, 1_200).Chunk(50))
            await Task.WhenAll(batch.Select(n => firm.Owner.Customers.Register(new(CustomerKind.Person, $"Customer {n:d4}"))));

        var files = await Archive(firm.Owner, withoutFiles: true);

        Assert.That(Rows(files, "customers").Select(row => (string)row["name"]!).Order(), Is.EqualTo(Enumerable.Range(0, 1_200).Select(n => $"Customer {n:d4}")));
        Assert.That(files["customers.csv"].Count(c => c == '\n'), Is.EqualTo(1_201));
        Assert.That(Rows(files, "journal").Select(row => (long)row["sequence"]!), Is.Ordered.And.Unique);
    }

    [Test]
    public void Every_table_is_exported_or_left_out_for_a_reason_and_no_secret_is_in_any()
    {
        using var db = Api.Get<IDbSource<CrmDb>>().AcrossTenants();
        var types = db.Model.GetEntityTypes().Where(type => typeof(ITenantRow).IsAssignableFrom(type.ClrType)).ToList();
        var exported = ExportedTable.All(db);
        var columns = exported.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column}")).ToList();

        Assert.That(exported.Select(table => table.Name).Concat(ExportExceptions.Tables.Keys), Is.EquivalentTo(types.Select(type => type.GetTableName())));
        Assert.That(ExportExceptions.Tables.Values, Is.All.Not.Empty);
        Assert.That(columns.Where(column => column.Contains("secret") || column.Contains("password") || column.EndsWith("_hash", StringComparison.Ordinal)), Is.Empty);
        // Bytes outside the database are copied from where they are known to be: another such place has to be taught to TenantExporter.Files.
        Assert.That(columns.Where(column => column.Contains("blob")), Is.EquivalentTo(new[] { "attachments.blob_id", "customer_files.blob_id" }));
    }

    private static async Task<Dictionary<string, string>> Archive(CrmClient client, bool withoutFiles = false)
    {
        using var bytes = new MemoryStream();
        await using (var stream = await client.Tenant.Export(withoutFiles))
            await stream.CopyToAsync(bytes);
        bytes.Position = 0;
        await using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
            files[entry.FullName] = await reader.ReadToEndAsync();
        }

        Assert.That(zip.Entries[^1].FullName, Is.EqualTo("manifest.json"), "the last one says that it is whole");
        return files;
    }

    private static List<JsonNode> Rows(Dictionary<string, string> files, string table) =>
        [.. files[$"data/{table}.jsonl"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
}
