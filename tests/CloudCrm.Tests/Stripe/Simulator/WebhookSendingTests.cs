using System.Security.Cryptography;
using System.Text;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

[TestFixture]
public sealed class WebhookSendingTests : SimulatorFixture
{
    private readonly HandClock _clock = new(Firm.Start);
    private StripeReceiver _receiver = null!;

    [SetUp]
    public async Task Listen()
    {
        _receiver = await StripeReceiver.Start();
        Simulator.Webhooks.Url = _receiver.Url;
    }

    [TearDown]
    public async Task StopListening() => await _receiver.DisposeAsync();

    [Test]
    public async Task Events_are_signed_over_the_raw_body()
    {
        await Make(1);
        await Simulator.Webhooks.DeliverAll();

        var (signature, body) = _receiver.Posts.Single();
        var at = signature.Split(',')[0][2..];
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData("whsec_simulator"u8, Encoding.UTF8.GetBytes($"{at}.{body}")));
        Assert.That(signature, Is.EqualTo($"t={at},v1={expected}"));
    }

    [Test]
    public async Task Setting_the_simulator_ahead_makes_no_signature_stale()
    {
        Simulator.SetNow(DateTimeOffset.Parse("2040-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await Make(1);
        await Simulator.Webhooks.DeliverAll();
        var at = long.Parse(_receiver.Posts.Single().Signature.Split(',')[0][2..], System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(at, Is.EqualTo(Firm.Start.ToUnixTimeSeconds()));
        Assert.That(System.Text.Json.Nodes.JsonNode.Parse(_receiver.Posts.Single().Body)!.Number("created"), Is.GreaterThan(at + 86_400));
    }

    [Test]
    public async Task Two_secrets_give_two_signatures()
    {
        Simulator.Webhooks.Secrets = ["old", "new"];
        await Make(1);
        await Simulator.Webhooks.DeliverAll();

        Assert.That(_receiver.Posts.Single().Signature.Split(',').Count(part => part.StartsWith("v1=", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task What_is_refused_comes_again()
    {
        await Make(3);
        _receiver.Status = 500;
        Assert.That(await Simulator.Webhooks.Deliver(), Is.EqualTo(new DeliveryReport(0, 3, 0, 0, 0, 0)));
        _receiver.Status = 200;
        Assert.That(await Simulator.Webhooks.DeliverAll(), Is.EqualTo(new DeliveryReport(3, 0, 0, 0, 0, 0)));
        Assert.That(Simulator.Webhooks.Waiting, Is.Zero);
    }

    [Test]
    public async Task Faults_drop_double_delay_and_shuffle()
    {
        Simulator.Webhooks.Faults = new() { Drop = 0.1, Duplicate = 0.3, Delay = 0.2, Shuffle = true };
        await Make(100);
        await Simulator.Webhooks.DeliverAll();
        var (dropped, held) = (Simulator.Webhooks.Dropped, Simulator.Webhooks.Held);
        var first = _receiver.Ids;

        Assert.That((dropped, held), Is.Not.EqualTo((0, 0)));
        Assert.That(first, Is.Not.Ordered);
        Assert.That(first.Count, Is.GreaterThan(first.Distinct().Count()));
        Simulator.Webhooks.Release();
        Simulator.Webhooks.Resend();
        await Simulator.Webhooks.DeliverAll();
        Assert.That(_receiver.Ids.Distinct().Count(), Is.EqualTo(100));
    }

    [Test]
    public async Task Events_of_a_type_can_be_lost()
    {
        await Make(2);
        await Stripe.Post("/v1/products", "name=Plan");

        Assert.That(Simulator.Webhooks.Lose("customer.created"), Is.EqualTo(2));
        Assert.That((await Simulator.Webhooks.DeliverAll()).Accepted, Is.EqualTo(1));
    }

    [Test]
    public async Task Forged_and_stale_posts_are_counted_apart()
    {
        Simulator.Webhooks.Faults = new() { Forge = 0.5, Stale = 0.5 };
        await Make(20);
        _receiver.Trusts = IsFresh;
        var report = await Simulator.Webhooks.DeliverAll();

        Assert.That((report.Accepted, report.ForgedAccepted, report.StaleAccepted), Is.EqualTo((20, 0, 0)));
        Assert.That((report.Forged, report.Stale), Is.Not.EqualTo((0, 0)));

        bool IsFresh(string signature, string body)
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(signature.Split(',')[0][2..], System.Globalization.CultureInfo.InvariantCulture));
            return (Simulator.Now - at).Duration() <= TimeSpan.FromSeconds(300) && signature == Signature.Of(body, at, ["whsec_simulator"]);
        }
    }

    [Test]
    public async Task Events_can_be_asked_for_again()
    {
        await Make(3);
        var events = (await Stripe.Get("/v1/events?type=customer.created")).Data();

        Assert.That(events, Has.Count.EqualTo(3));
        Assert.That((await Stripe.Get($"/v1/events/{events[0].Id()}"))["data"]!["object"]!.Text("object"), Is.EqualTo("customer"));
    }

    protected override SimulatorOptions Options() => new() { Time = _clock };

    private async Task Make(int customers)
    {
        for (var i = 0; i < customers; i++)
            await Stripe.Post("/v1/customers", $"name={i}");
    }
}
