using System.Security.Cryptography;
using CloudCrm.Client;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Data;
using CloudCrm.Host;
using Microsoft.Extensions.Configuration;

namespace CloudCrm.Tests.Hosting;

/// <summary>Backup of an installation that people write to, and what a restore of it has.</summary>
[TestFixture]
public sealed class BackupTests
{
    private static readonly Dictionary<string, string?> s_embedded = new()
    {
        ["Database:Provider"] = "sqlite",
        ["Bus:Provider"] = "memory",
        ["Blobs:Provider"] = "files",
        ["Grains:Clustering"] = null,
    };

    [Test]
    public async Task What_was_answered_before_a_backup_under_load_is_there_after_a_restore_and_counted_once()
    {
        var archive = Path.Combine(TestRun.NewFolder("backup"), "busy.tar");
        IReadOnlyCollection<Guid> messages, files;
        BusyCompany company;
        await using (var product = await Product.Start(s_embedded))
        {
            await using (company = await BusyCompany.Open(product))
            {
                await company.Writes(60);
                (messages, files) = (company.Messages, company.Files);
                Assert.That(await Backup(product.Data, archive), Does.Contain(" files, "));
                await company.Writes(20);
            }
        }

        var restored = TestRun.NewFolder("restored");
        Assert.That(await Restore(restored, archive), Does.StartWith(restored));
        await using var again = await Product.Start(new Dictionary<string, string?>(s_embedded) { ["Data"] = restored });
        using var client = again.Client(company.Token);
        Assert.That(() => Restore(restored, archive), Throws.TypeOf<DatabaseUnavailableException>().With.Message.Contains("Another process already uses"));
        await HasAll(client, company, messages, files);
    }

    [Test]
    public async Task The_program_backs_up_beside_a_running_one_and_restores_once()
    {
        var settings = new Dictionary<string, string?>(await Installation.New());
        foreach (var (key, value) in s_embedded)
            settings[key] = value;
        var archive = Path.Combine(TestRun.NewFolder("backup"), "monday.tar");
        var elsewhere = new Dictionary<string, string?>(settings) { ["Data"] = TestRun.NewFolder("restored") };
        await using (await ProductProcess.Start(settings))
        {
            var (code, output) = await ProductProcess.Run(settings, "backup", archive);
            Assert.That(code, Is.Zero, output);
            Assert.That(output, Does.StartWith($"{archive}: "));
        }

        Assert.That((await ProductProcess.Run(elsewhere, "restore", archive)).Code, Is.Zero);
        var used = await ProductProcess.Run(elsewhere, "restore", archive);
        Assert.That(used.Code, Is.EqualTo(2));
        Assert.That(used.Output, Does.StartWith($"cloudcrm: Data: the folder {elsewhere["Data"]} is not empty (").And.EndsWith("away what is there.\n"));
        await using var product = await ProductProcess.Start(elsewhere);
        Assert.That(product.Output, Does.Not.Contain("the secret "), "the operator came along");
    }

    [TestCase("Database:Provider", "postgres", "PostgreSQL's own tools")]
    [TestCase("Blobs:Provider", "azure", "storage account")]
    [TestCase("Bus:Provider", "rabbitmq", "broker")]
    public void Servers_are_refused_with_what_to_use_instead(string key, string value, string words)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data", "/nowhere"), new(key, value)]).Build();
        Assert.That(() => BackupCommands.Backup(settings, "a.tar", TextWriter.Null), Throws.TypeOf<SettingException>().With.Message.Contains(words).And.Message.StartsWith(key));
        Assert.That(() => BackupCommands.Restore(settings, "a.tar", TextWriter.Null), Throws.TypeOf<SettingException>().With.Message.Contains(words));
    }

    [Test]
    public void A_folder_without_an_installation_is_refused() => Assert.That(
        () => Backup(TestRun.NewFolder("nothing"), "a.tar"), Throws.TypeOf<SettingException>().With.Message.Contains("has no billing.db"));

    internal static async Task<string> Backup(string data, string archive) => await Say(output => BackupCommands.Backup(Settings(data), archive, output));

    internal static async Task<string> Restore(string data, string archive) => await Say(output => BackupCommands.Restore(Settings(data), archive, output));

    /// <summary>A product on local files, whatever this run's diagonal is.</summary>
    internal static Task<Product> Start(string? data = null)
    {
        var settings = new Dictionary<string, string?>(s_embedded);
        if (data is not null)
            settings["Data"] = data;
        return Product.Start(settings);
    }

    private static async Task HasAll(CrmClient client, BusyCompany company, IReadOnlyCollection<Guid> messages, IReadOnlyCollection<Guid> files)
    {
        var (found, listed, bytes) = (new HashSet<Guid>(), new HashSet<Guid>(), 0L);
        foreach (var interaction in company.Interactions)
        {
            await foreach (var message in client.Interactions.Messages(interaction))
                found.Add(message.Id);
            await foreach (var file in client.Interactions.Attachments(interaction))
            {
                using var content = await client.Interactions.Download(interaction, file.Id);
                Assert.That(Convert.ToHexStringLower(await SHA256.HashDataAsync(content.Bytes)), Is.EqualTo(file.Sha256), "a row's file is there");
                listed.Add(file.Id);
                bytes += file.SizeBytes;
            }
        }

        Assert.That(messages.Except(found), Is.Empty);
        Assert.That(files.Except(listed), Is.Empty);
        // What was on its way between the databases is sent again, and counted once.
        var today = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        await Eventually.Holds(async () =>
        {
            var lines = (await client.Usage.Read(today.AddDays(-1), today.AddDays(2))).Lines.ToDictionary(line => line.Meter, line => line.Quantity);
            return (lines.GetValueOrDefault("messages.inbound"), lines.GetValueOrDefault("storage.bytes")) == (found.Count, bytes);
        }, $"usage is {found.Count} messages and {bytes} bytes");
    }

    private static IConfiguration Settings(string data) => new ConfigurationBuilder().AddInMemoryCollection([new("Data", data)]).Build();

    private static async Task<string> Say(Func<TextWriter, Task<int>> command)
    {
        var output = new StringWriter();
        Assert.That(await command(output), Is.Zero);
        return output.ToString();
    }
}
