using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

[TestFixture]
public sealed class FaultTests : SimulatorFixture
{
    [Test]
    public async Task An_answer_that_was_lost_is_there_under_its_key()
    {
        Simulator.Faults.Next(CallFault.LostAnswer);
        Assert.That(() => Stripe.Try("/v1/customers", "k1", "name=Acme"), Throws.InstanceOf<HttpRequestException>());
        var again = await Stripe.Try("/v1/customers", "k1", "name=Acme");

        Assert.That(again.Status, Is.EqualTo(200));
        Assert.That((await Stripe.Get("/v1/customers")).Data().Single().Id(), Is.EqualTo(again.Id));
    }

    [Test]
    public async Task A_call_that_was_lost_did_nothing()
    {
        Simulator.Faults.Next(CallFault.LostCall);
        Assert.That(() => Stripe.Try("/v1/customers", "k1", "name=Acme"), Throws.InstanceOf<HttpRequestException>());

        Assert.That((await Stripe.Get("/v1/customers")).Data(), Is.Empty);
    }

    [TestCase(CallFault.Conflict, 409, null, 200, 1)]
    [TestCase(CallFault.RateLimited, 429, null, 200, 1)]
    [TestCase(CallFault.Unavailable, 503, "true", 200, 1)]
    [TestCase(CallFault.FailedBefore, 500, "false", 500, 0)]
    [TestCase(CallFault.FailedAfter, 500, "false", 500, 1)]
    public async Task Each_fault_answers_and_keeps_what_it_should(CallFault fault, int status, string? retry, int again, int customers)
    {
        Simulator.Faults.Next(fault, path: "/v1/customers", method: "POST");
        var first = await Stripe.Try("/v1/customers", "k1", "name=Acme");
        var second = await Stripe.Try("/v1/customers", "k1", "name=Acme");

        Assert.That((first.Status, first.Header("Stripe-Should-Retry"), second.Status), Is.EqualTo((status, retry, again)));
        Assert.That(first.Header("Retry-After"), status == 429 ? Is.EqualTo("1") : Is.Null);
        Assert.That((await Stripe.Get("/v1/customers")).Data(), Has.Count.EqualTo(customers));
    }

    [Test]
    public async Task Chances_are_the_same_for_the_same_seed_whatever_the_order()
    {
        var forwards = await Struck([.. Enumerable.Range(0, 200)]);
        var backwards = await Struck([.. Enumerable.Range(0, 200).Reverse()]);

        Assert.That(forwards, Is.EquivalentTo(backwards));
        Assert.That(forwards, Has.Count.InRange(10, 60));
    }

    private static async Task<List<int>> Struck(int[] order)
    {
        await using var simulator = await StripeSimulator.Simulator.Start(new SimulatorOptions { Seed = 7 });
        using var stripe = new StripeCaller(simulator);
        simulator.Faults.Odds(CallFault.Conflict, 0.1);
        simulator.Faults.Odds(CallFault.Unavailable, 0.05);
        var struck = new List<int>();
        foreach (var i in order)
        {
            if ((await stripe.Try("/v1/customers", $"k{i}", "name=Acme")).Status != 200)
                struck.Add(i);
        }

        return struck;
    }
}
