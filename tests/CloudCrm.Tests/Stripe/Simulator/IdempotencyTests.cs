using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

[TestFixture]
public sealed class IdempotencyTests : SimulatorFixture
{
    private readonly HandClock _clock = new(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task The_first_answer_is_given_again()
    {
        var first = await Stripe.Try("/v1/customers", "k1", "name=Acme");
        var second = await Stripe.Try("/v1/customers", "k1", "name=Acme");

        Assert.That(second.Body.ToJsonString(), Is.EqualTo(first.Body.ToJsonString()));
        Assert.That((first.Header("Idempotent-Replayed"), second.Header("Idempotent-Replayed")), Is.EqualTo(((string?)null, "true")));
        Assert.That((await Stripe.Get("/v1/customers")).Data(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Other_parameters_under_the_same_key_are_an_error()
    {
        await Stripe.Try("/v1/customers", "k1", "name=Acme");
        var other = await Stripe.Try("/v1/customers", "k1", "name=Bolt");

        Assert.That((other.Status, other.Type), Is.EqualTo((400, "idempotency_error")));
    }

    [Test]
    public async Task A_key_is_forgotten_after_a_day()
    {
        var first = await Stripe.Try("/v1/customers", "k1", "name=Acme");
        _clock.Now = _clock.Now.AddHours(25);
        var second = await Stripe.Try("/v1/customers", "k1", "name=Acme");

        Assert.That(second.Id, Is.Not.EqualTo(first.Id));
        Assert.That(Simulator.Reports.Keys.Single(), Is.EqualTo(new KeyUse("k1", 2, 2)));
    }

    [Test]
    public async Task What_was_refused_for_its_parameters_may_come_again_in_order()
    {
        Assert.That((await Stripe.Try("/v1/customers", "k1", "nmae=Acme")).Status, Is.EqualTo(400));
        Assert.That((await Stripe.Try("/v1/customers", "k1", "name=Acme")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_key_that_is_being_worked_on_gets_409()
    {
        Simulator.Faults.Next(CallFault.Held);
        var held = Stripe.Try("/v1/customers", "k1", "name=Acme");
        await Eventually.Holds(() => Simulator.Faults.Holding == 1, "the first call is held");
        var second = await Stripe.Try("/v1/customers", "k1", "name=Acme");
        Simulator.Faults.Release();

        Assert.That((second.Status, second.Code), Is.EqualTo((409, "idempotency_key_in_use")));
        Assert.That((await held).Status, Is.EqualTo(200));
        Assert.That((await Stripe.Try("/v1/customers", "k1", "name=Acme")).Id, Is.EqualTo((await held).Id));
    }

    [Test]
    public async Task A_key_that_is_too_long_is_refused() =>
        Assert.That((await Stripe.Try("/v1/customers", new string('k', 256), "name=Acme")).Status, Is.EqualTo(400));

    protected override SimulatorOptions Options() => new() { Time = _clock };
}
