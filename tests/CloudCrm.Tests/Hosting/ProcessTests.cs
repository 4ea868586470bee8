using CloudCrm.Client;

namespace CloudCrm.Tests.Hosting;

/// <summary>The program as an administrator meets it.</summary>
[TestFixture]
public sealed class ProcessTests
{
    [Test]
    public async Task The_first_start_prints_a_secret_that_opens_the_operators_door_and_no_other_start_does()
    {
        var settings = await Installation.New();
        settings["Operator:Secret"] = null;
        string secret;
        await using (var first = await ProductProcess.Start(settings))
        {
            secret = first.Output.Split("the secret ")[1].Split(' ')[0];
            using var client = await CrmClient.SignInOperator(first.Url, new(Installation.OperatorMail, secret));
            Assert.That((await client.Operator.TenantsPage()).Items, Is.Empty);
            Assert.That(await first.Stop(), Is.Zero, "SIGTERM is an orderly end");
        }

        await using var second = await ProductProcess.Start(settings);
        Assert.That(second.Output, Does.Contain("operator ").And.Not.Contain("the secret "));
        using var again = await CrmClient.SignInOperator(second.Url, new(Installation.OperatorMail, secret));
    }

    [Test]
    public async Task A_second_process_on_the_same_databases_refuses_and_says_why()
    {
        var settings = await Installation.New();
        await using var first = await ProductProcess.Start(settings);
        if (Diagonal.HasServers)
            settings["Data"] = TestRun.NewFolder("data");
        var (code, output) = await ProductProcess.Run(settings);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(output.Trim(), Does.StartWith("cloudcrm: Another process already uses").And.Not.Contain("\n"));
        });
        using var client = first.Client();
        Assert.That(async () => await client.Sessions.Read(), Throws.TypeOf<CrmApiException>(), "the first one still answers");
    }

    [Test]
    public async Task What_was_answered_survives_kill_9()
    {
        var settings = await Installation.New();
        Subscriber acme;
        Guid customer;
        await using (var product = await ProductProcess.Start(settings))
        {
            acme = await Subscriber.SignUp(product.Url);
            customer = (await acme.Api.Customers.Register(new(CustomerKind.Person, "Grace"))).Id;
            await product.Crash();
        }

        await using var reborn = await ProductProcess.Start(settings);
        using var client = reborn.Client(acme.Api.Token);
        Assert.That((await client.Customers.Read(customer)).Name, Is.EqualTo("Grace"));
    }

    [Test]
    public async Task A_wrong_option_ends_with_code_2_and_one_line()
    {
        var (code, output) = await ProductProcess.Run(new Dictionary<string, string?>(), "--rolls", "silo");
        Assert.That((code, output.Trim()), Is.EqualTo((2, "cloudcrm: Unknown option --rolls; --help lists all.")));
    }

    [TestCase("Operator:Mail", "not an address", "Operator:Mail must be a mail address.")]
    [TestCase("Operator:Secret", "short", "Operator:Secret must have 8 to 128 characters.")]
    public async Task A_wrong_operator_ends_the_start_with_code_2_and_one_line(string key, string value, string words)
    {
        var settings = await Installation.New();
        settings[key] = value;
        var (code, output) = await ProductProcess.Run(settings);
        Assert.That((code, output.Trim()), Is.EqualTo((2, $"cloudcrm: {words}")));
    }

    [Test]
    public async Task A_customers_address_as_the_operators_ends_the_start_with_code_2_and_one_line()
    {
        var settings = await Installation.New();
        await using (var product = await ProductProcess.Start(settings))
        {
            var acme = await Subscriber.SignUp(product.Url);
            settings["Operator:Mail"] = acme.Owner.Mail;
            Assert.That(await product.Stop(), Is.Zero);
        }

        var (code, output) = await ProductProcess.Run(settings);
        Assert.That((code, output.Trim()), Is.EqualTo((2, "cloudcrm: Operator:Mail cannot be the operator's address. This account is no operator.")));
    }

    [TestCase("Database:Provider", "postgres", "Database:App:Username")]
    [TestCase("Bus:Provider", "rabbitmq", "Bus:RabbitMq")]
    [TestCase("Blobs:Provider", "azure", "Blobs:Azure")]
    [TestCase("Grains:Provider", "paper", "Grains:Provider")]
    public async Task A_missing_setting_is_named(string key, string value, string named)
    {
        var settings = new Dictionary<string, string?> { ["Data"] = TestRun.NewFolder("data"), ["Url"] = "http://127.0.0.1:0", [key] = value };
        var (code, output) = await ProductProcess.Run(settings);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(output.Trim(), Does.StartWith("cloudcrm: ").And.Contain(named).And.Not.Contain("\n"));
        });
    }

    [Test]
    public async Task Migrate_brings_the_databases_up_to_date_once()
    {
        var settings = await Installation.New();
        var first = await ProductProcess.Run(settings, "migrate");
        var second = await ProductProcess.Run(settings, "migrate");
        Assert.Multiple(() =>
        {
            Assert.That(first.Code, Is.Zero, first.Output);
            Assert.That(first.Output, Does.Contain("Crm: applied ").And.Contain("Billing: applied "));
            Assert.That(second.Output.Trim().Split('\n'), Is.EqualTo(new[] { "Crm: up to date", "Billing: up to date" }));
        });
    }
}
