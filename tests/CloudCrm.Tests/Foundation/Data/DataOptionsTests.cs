using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CloudCrm.Tests.Foundation.Data;

public sealed class DataOptionsTests
{
    [Test]
    public void Nothing_said_means_SQLite_in_the_data_folder()
    {
        var options = Read([]);
        Assert.That(options.Provider, Is.EqualTo(DatabaseProvider.Sqlite));
        Assert.That(options.File, Does.EndWith(Path.Combine("data", "crm.db")));
        Assert.That((options.MigrateAtStart, options.OneProcess), Is.EqualTo((true, true)));
    }

    [Test]
    public void Every_missing_key_is_named_at_once()
    {
        var failures = Assert.Throws<OptionsValidationException>(() => Read(new() { ["Database:Provider"] = "postgres", ["Database:MigrateAtStart"] = "true" }))!.Failures.ToList();
        foreach (var key in (string[])["Database:Crm", "Database:App:Username", "Database:Operator:Username", "Database:Owner:Username"])
            Assert.That(failures, Has.One.Contains($"setting {key} is missing"), key);
        Assert.That(failures, Has.One.Contains("CLOUDCRM__Database__Crm"));
    }

    [TestCase("Database:Provider", "mysql")]
    [TestCase("Database:MigrateAtStart", "perhaps")]
    public void A_wrong_value_is_named(string key, string value) =>
        Assert.That(() => Read(new() { [key] = value }), Throws.TypeOf<OptionsValidationException>().With.Message.Contains(key).And.Message.Contains(value));

    [Test]
    public void Passwords_never_show()
    {
        var options = Read(new()
        {
            ["Database:Provider"] = "postgres",
            ["Database:Crm"] = "Host=x",
            ["Database:App:Username"] = "app",
            ["Database:App:Password"] = "secret",
            ["Database:Operator:Username"] = "operator",
        });
        Assert.That(options.App!.Password, Is.EqualTo("secret"));
        Assert.That($"{options}", Does.Not.Contain("secret"));
        Assert.That((options.Owner, options.MigrateAtStart), Is.EqualTo(((DatabaseRole?)null, false)));
    }

    private static DatabaseOptions Read(Dictionary<string, string?> settings) =>
        DatabaseOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), "Crm");
}
