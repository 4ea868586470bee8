using CloudCrm.Client;
using CloudCrm.Crm.Demo;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Data;
using CloudCrm.Host;
using CloudCrm.Host.Demo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Hosting;

/// <summary>A demo: made once, in an empty installation, by what the product itself does under a moved clock.</summary>
[TestFixture, Category("slow")]
public sealed class DemoTests
{
    // Long enough for a period that is over, whose invoice is issued.
    private static readonly TimeSpan s_length = TimeSpan.FromDays(40);

    [Test]
    public async Task An_empty_installation_becomes_a_company_with_a_past_and_stays_a_demo()
    {
        var settings = await Installation.New();
        (settings["Demo"], settings["Stripe:WebhookSecrets"]) = ("true", null);
        var clock = await DemoStart.Clock(Read(settings), s_length);
        await using (var app = Composition.Build(Read(settings), clock!.Govern))
        {
            await app.StartAsync();
            using (var fill = new DemoFill(app, clock, new(Installation.OperatorMail, Installation.OperatorSecret), TextWriter.Null))
                await fill.Run(default);
            Assert.That(clock.GetUtcNow(), Is.EqualTo(TimeProvider.System.GetUtcNow()).Within(TimeSpan.FromMinutes(1)), "it is today");
            using var owner = await CrmClient.SignIn(new(app.Urls.First()), new(DemoPeople.Owner.Mail, DemoPeople.Password));
            var customers = (await owner.Customers.Page(limit: 100)).Items;
            var invoices = await owner.Invoices.List();
            var days = (await owner.Billing.Costs(CostGroup.Day)).Lines;
            Assert.Multiple(() =>
            {
                Assert.That(customers.Count, Is.GreaterThan(20));
                Assert.That(customers.Max(customer => customer.CreatedAt) - customers.Min(customer => customer.CreatedAt), Is.GreaterThan(TimeSpan.FromDays(14)));
                Assert.That(invoices.Select(invoice => decimal.Parse(invoice.Total, System.Globalization.CultureInfo.InvariantCulture)), Has.Some.GreaterThan(10m));
                Assert.That(days, Is.Not.Empty);
            });
            await app.StopAsync();
        }

        Assert.That(await DemoStart.Clock(Read(settings)), Is.Null, "it is filled once");
        settings["Demo"] = "false";
        await using var later = Composition.Build(Read(settings));
        Assert.That(await later.Services.GetRequiredService<DemoMark>().Read(default), Is.EqualTo(DemoState.Filled));
    }

    [Test]
    public async Task Who_serves_companies_never_becomes_a_demo()
    {
        await using var product = await Product.Start();
        await product.SignUp();
        Assert.That(await product.Get<DemoMark>().Read(default), Is.EqualTo(DemoState.Real));
    }

    [TestCase("Mail:Smtp:Host", "mail.example.com")]
    [TestCase("Stripe:ApiKey", "sk_test_1")]
    public async Task Made_up_people_reach_nobody(string key, string value)
    {
        var settings = await Installation.New();
        (settings["Demo"], settings[key]) = ("true", value);
        Assert.That(() => DemoStart.Clock(Read(settings)), Throws.InstanceOf<SettingException>().With.Message.Contains(key));
    }

    [Test]
    public async Task What_was_broken_off_is_not_taken_for_a_demo()
    {
        var settings = await Installation.New();
        settings["Demo"] = "true";
        settings["Stripe:WebhookSecrets"] = null;
        var clock = await DemoStart.Clock(Read(settings), s_length);
        await using (var app = Composition.Build(Read(settings), clock!.Govern))
        {
            await app.StartAsync();
            await app.Services.GetRequiredService<DemoMark>().Begin(clock.Instant(), default);
            await app.StopAsync();
        }

        Assert.That(() => DemoStart.Clock(Read(settings)), Throws.InstanceOf<SettingException>().With.Message.Contains("broken off"));
    }

    private static IConfiguration Read(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings.Where(setting => setting.Value is not null)).Build();
}
