using CloudCrm.Foundation;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Tests.Foundation.Messaging.Mails;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Foundation.Messaging;

public sealed class MessagingSetupTests
{
    [TestCase("Bus:Provider", "kafka", "Bus:Provider")]
    [TestCase("Bus:Provider", "rabbitmq", "Bus:RabbitMq")]
    public void A_wrong_or_missing_setting_is_named(string key, string value, string named) =>
        Assert.That(() => BusSettings.From(Configuration((key, value))), Throws.TypeOf<SettingException>().With.Message.Contains(named));

    [Test]
    public void The_broker_s_password_is_never_shown()
    {
        var settings = BusSettings.From(Configuration(("Bus:Provider", "rabbitmq"), ("Bus:RabbitMq", "amqp://user:secret@broker/vhost")));
        Assert.That(settings.RabbitMq!.Host, Is.EqualTo("broker"));
        Assert.That(settings.ToString(), Does.Not.Contain("secret"));
        Assert.That(() => BusSettings.From(Configuration(("Bus:Provider", "rabbitmq"), ("Bus:RabbitMq", "user:secret@broker"))),
            Throws.TypeOf<SettingException>().With.Message.Not.Contains("secret"));
    }

    [Test]
    public async Task A_host_that_runs_is_ready()
    {
        await using var host = await MailHost.Start();
        var conditions = host.Services.GetServices<IReadiness>().ToArray();
        Assert.That(conditions.Select(condition => condition.Name), Is.EquivalentTo(new[] { "bus", "database Things", "database Arrivals" }));
        foreach (var condition in conditions)
            await Eventually.Holds(async () => await condition.Problem(CancellationToken.None) is null, $"{condition.Name} is ready");
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value))).Build();
}
