using CloudCrm.Foundation;
using CloudCrm.Host;
using CloudCrm.Host.Settings;
using Microsoft.Extensions.Configuration;

namespace CloudCrm.Tests.Hosting;

[TestFixture]
public sealed class CommandLineTests
{
    [Test]
    public void Nothing_said_means_serve() => Assert.That(CommandLine.Parse([]).Command, Is.EqualTo(Command.Run));

    [TestCase("migrate", Command.Migrate)]
    [TestCase("run", Command.Run)]
    [TestCase("rate prices.json", Command.Rate)]
    [TestCase("backup monday.tar --data here", Command.Backup)]
    [TestCase("restore monday.tar", Command.Restore)]
    [TestCase("verify-invoice bundle.json", Command.VerifyInvoice)]
    [TestCase("--help", Command.Help)]
    [TestCase("-h", Command.Help)]
    [TestCase("migrate --help", Command.Help)]
    public void A_command_is_recognised(string line, Command command) => Assert.That(CommandLine.Parse(line.Split(' ')).Command, Is.EqualTo(command));

    [TestCase("--data", "--data needs a value")]
    [TestCase("--fast", "Unknown option --fast")]
    [TestCase("serve", "Unknown command serve")]
    [TestCase("run migrate", "Unknown command migrate")]
    [TestCase("rate", "rate needs a FILE")]
    [TestCase("backup", "backup needs a FILE")]
    [TestCase("restore --data here", "restore needs a FILE")]
    [TestCase("verify-invoice", "verify-invoice needs a FILE")]
    [TestCase("rate a.json b.json", "Unknown command b.json")]
    [TestCase("prices.json", "Unknown command prices.json")]
    public void What_is_wrong_is_named(string line, string words) =>
        Assert.That(() => CommandLine.Parse(line.Split(' ')), Throws.TypeOf<SettingException>().With.Message.Contains(words));

    [TestCase("--roles silo,typist", "Unknown role typist")]
    [TestCase("--roles=", "Roles is empty")]
    [TestCase("--url https://localhost:1", "Url is http://")]
    [TestCase("--url 5080", "Url is http://")]
    public void A_wrong_value_names_its_setting(string line, string words) =>
        Assert.That(() => HostSettings.From(CommandLine.Parse(line.Split(' ')).Configuration()), Throws.TypeOf<SettingException>().With.Message.Contains(words));

    [Test]
    public void A_slip_of_the_pen_in_a_key_is_refused()
    {
        Assert.That(() => HostSettings.From(With("Bus:Provder", "rabbitmq")), Throws.TypeOf<SettingException>().With.Message.Contains("Bus:Provder"));
        Assert.That(HostSettings.From(With("Bus:Provider", "rabbitmq")).Roles, Is.EqualTo(HostRoles.Silo | HostRoles.Billing | HostRoles.Gateway | HostRoles.Web));
    }

    [Test]
    public void Options_win_over_the_file()
    {
        var file = Path.Combine(TestRun.NewFolder("config"), "settings.json");
        File.WriteAllText(file, """{ "Url": "http://127.0.0.1:1111", "Roles": "silo,billing" }""");
        var settings = HostSettings.From(CommandLine.Parse(["--config", file, "--url=http://127.0.0.1:2222"]).Configuration());
        Assert.That((settings.Url.Port, settings.Roles), Is.EqualTo((2222, HostRoles.Silo | HostRoles.Billing)));
    }

    [Test]
    public void A_file_that_is_no_json_is_named()
    {
        var file = Path.Combine(TestRun.NewFolder("config"), "settings.json");
        File.WriteAllText(file, "Url: here");
        Assert.That(() => CommandLine.Parse(["--config", file]).Configuration(), Throws.TypeOf<SettingException>().With.Message.Contains(file));
    }

    [Test]
    public void The_help_text_has_every_setting_as_it_is_and_no_other() => Assert.That(
        HelpText.Text().Split('\n').SkipWhile(line => !line.Contains(Setting.All[0].Key + " ", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0),
        Is.EqualTo(Setting.All.Select(setting => setting.Line)));

    [Test]
    public void Proxies_are_addresses_and_networks()
    {
        Assert.That(HostSettings.From(With("Proxies", "127.0.0.1, 10.0.0.0/8,::1")).Proxies.Select(network => network.ToString()), Is.EqualTo(new[]
        {
            "127.0.0.1/32", "10.0.0.0/8", "::1/128",
        }));
        Assert.That(() => HostSettings.From(With("Proxies", "nginx")), Throws.TypeOf<SettingException>().With.Message.Contains("nginx"));
    }

    [Test]
    public void The_readme_names_every_setting()
    {
        var readme = File.ReadAllText(Repository.PathTo("README.md"));
        Assert.Multiple(() =>
        {
            foreach (var setting in Setting.All)
                Assert.That(readme, Does.Contain($"| `{setting.Key}` |"));
        });
    }

    private static IConfiguration With(string key, string value) => new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
}
