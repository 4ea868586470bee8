using System.Net;
using CloudCrm.Billing.Payments.Stripe;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Contracts;
using CloudCrm.Foundation;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Billing.Stripe.Intake;
using CloudCrm.Tests.Gateway;
using Polly.CircuitBreaker;
using Stripe;

namespace CloudCrm.Tests.Billing.Stripe.Gate;

/// <summary>The way to Stripe: nothing happens twice, nothing is lost, and everything is written down.</summary>
[TestFixture]
internal sealed class GateTests
{
    private const string Mail = "ada@sunrise.example";

    private StripeHouse _house = null!;

    [OneTimeSetUp]
    public async Task Start() => _house = await StripeHouse.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _house.DisposeAsync();

    [TearDown]
    public void NoMoreFaults() => _house.Simulator.Faults.Clear();

    [TestCase(CallFault.LostCall, 0, "no_answer")]
    [TestCase(CallFault.LostAnswer, 0, "no_answer")]
    [TestCase(CallFault.Conflict, 409, "lock_timeout")]
    [TestCase(CallFault.RateLimited, 429, "rate_limit")]
    [TestCase(CallFault.Unavailable, 503, "api_error")]
    public async Task What_may_pass_is_repeated_under_its_key_and_happens_once(CallFault fault, int status, string code)
    {
        var act = Act();
        _house.Simulator.Faults.Next(fault, path: "/v1/customers", method: "POST");

        var customer = await Create(act);

        var rows = await Log(act);
        Assert.Multiple(() =>
        {
            Assert.That(_house.Simulator.Reports.Keys.Single(use => use.Key == act.Key), Is.EqualTo(new KeyUse(act.Key!, 2, 1)));
            Assert.That(rows.Select(row => (row.Status, row.ErrorCode)), Is.EqualTo(new (int, string?)[] { (status, code), (200, null) }));
            Assert.That(rows.Select(row => (row.Name, row.AboutTenant)), Is.All.EqualTo((act.Name, act.Tenant?.Value)));
            Assert.That((rows[1].ObjectId, rows[1].RequestId), Is.EqualTo((customer.Id, customer.StripeResponse.RequestId)));
        });
    }

    [Test]
    public async Task A_call_that_is_made_again_gets_the_first_answer()
    {
        var act = Act();

        var first = await Create(act);
        Assert.That((await Create(act)).Id, Is.EqualTo(first.Id));
    }

    [Test]
    public async Task What_Stripe_says_not_to_repeat_is_thrown_at_once()
    {
        var act = Act();
        _house.Simulator.Faults.Next(CallFault.FailedAfter, path: "/v1/customers");

        var refused = Assert.ThrowsAsync<StripeException>(() => Create(act))!;

        Assert.That(refused.HttpStatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await Log(act)).Select(row => row.Status), Is.EqualTo(new[] { 500 }));
    }

    [Test]
    public async Task A_refusal_is_thrown_and_logged_without_what_was_said()
    {
        var act = Act() with { Name = "customer.update" };

        var refused = Assert.ThrowsAsync<StripeException>(() => _house.Gate.Call(act, (stripe, options, stop) => stripe.V1.Customers.UpdateAsync("cus_404", new() { Email = Mail }, options, stop)))!;

        var row = (await Log(act)).Single();
        Assert.That((refused.HttpStatusCode, refused.StripeError.Code), Is.EqualTo((HttpStatusCode.NotFound, "resource_missing")));
        Assert.That(refused.Message, Is.EqualTo($"Stripe refused customer.update: 404 invalid_request_error resource_missing (request {row.RequestId})."));
        Assert.That((row.Status, row.ErrorCode, row.ObjectId), Is.EqualTo((404, "resource_missing", "cus_404")));
    }

    [Test]
    public async Task A_read_needs_no_key_and_may_take_several_requests()
    {
        await Create(Act());
        await Create(Act());
        var read = new StripeAct(null, $"customer.list {Company.NewId():n}");

        var count = await _house.Gate.Call(read, async (stripe, options, stop) =>
        {
            var customers = 0;
            await foreach (var _ in stripe.V1.Customers.ListAutoPagingAsync(new() { Limit = 1 }, options, stop))
                customers++;
            return customers;
        });

        var rows = (await _house.Rows<StripeCallRow>()).Where(row => row.Name == read.Name).ToList();
        Assert.That(count, Is.GreaterThanOrEqualTo(2).And.EqualTo(rows.Count));
        Assert.That(rows.Select(row => (row.CallKey, row.AboutTenant, row.Status)), Is.All.EqualTo(((string?)null, (Guid?)null, 200)));
    }

    [Test]
    public async Task While_Stripe_gives_no_answers_calls_end_at_once_and_go_through_again_afterwards()
    {
        await using var house = await StripeHouse.Start();
        StripeAct[] acts = [Act(), Act(), Act(), Act()];
        Task<Customer> Try(StripeAct act) => house.Gate.Call(act, (stripe, options, stop) => stripe.V1.Customers.CreateAsync(new(), options, stop));
        house.Simulator.Faults.Odds(CallFault.LostAnswer, 1);

        foreach (var call in acts.Select(Try).ToArray())
            Assert.That(async () => await call, Throws.TypeOf<BrokenCircuitException>());
        var sent = house.Simulator.Reports.Calls.Count;
        Assert.That(() => Try(Act()), Throws.TypeOf<BrokenCircuitException>());
        Assert.That((sent, house.Simulator.Reports.Calls.Count), Is.EqualTo((12, 12)));

        house.Simulator.Faults.Clear();
        foreach (var act in acts)
            await Eventually.Holds(async () => await Answers(() => Try(act)), "Stripe is asked again");
        Assert.That(house.Simulator.Reports.Keys.Select(use => use.Done), Is.All.EqualTo(1));
    }

    [Test]
    public void A_write_without_its_key_is_never_sent()
    {
        var before = _house.Simulator.Reports.Calls.Count;

        Assert.Multiple(() =>
        {
            Assert.That(() => Create(Act() with { Key = null }), Throws.InvalidOperationException);
            Assert.That(() => Create(Act() with { Key = new('x', 256) }), Throws.InvalidOperationException);
            Assert.That(() => _house.Gate.Call(Act(), (stripe, _, stop) => stripe.V1.Customers.CreateAsync(new(), null, stop)), Throws.InvalidOperationException);
        });
        Assert.That(_house.Simulator.Reports.Calls, Has.Count.EqualTo(before));
    }

    [Test]
    public void A_key_is_good_for_one_write() => Assert.That(
        () => _house.Gate.Call(Act(), async (stripe, options, stop) =>
        {
            await stripe.V1.Customers.CreateAsync(new(), options, stop);
            return await stripe.V1.Customers.CreateAsync(new(), options, stop);
        }),
        Throws.InvalidOperationException);

    [Test]
    public async Task Calls_and_events_are_forgotten_after_ninety_days()
    {
        var (act, told) = (Act(), $"evt_{Company.NewId():n}");
        await Create(act);
        Assert.That((await StripeShots.Signed(_house.Api, StripeShots.Event(told)).Fire(_house.Api)).IsOk);
        Assert.That((await Log(act)).Count + (await _house.Rows<StripeEventRow>()).Count(row => row.Id == told), Is.EqualTo(2));

        _house.Api.Time.Advance(StripePurging.Kept + TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));

        await Eventually.Holds(async () => (await Log(act)).Count + (await _house.Rows<StripeEventRow>()).Count == 0, "both are forgotten");
    }

    [Test]
    public async Task Without_a_key_nothing_is_called()
    {
        await using var api = await TheApi.Start();
        var gate = api.Get<StripeGate>();

        Assert.That(gate.IsOn, Is.False);
        Assert.That(() => gate.Call(Act(), (stripe, options, stop) => stripe.V1.Customers.CreateAsync(new(), options, stop)), Throws.TypeOf<SettingException>());
    }

    private static async Task<bool> Answers(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (BrokenCircuitException)
        {
            return false;
        }
    }

    private static StripeAct Act() => new(TenantId.From(Company.NewId()), "customer.create", $"tests-{Company.NewId():n}");

    private Task<Customer> Create(StripeAct act) => _house.Gate.Call(act, (stripe, options, stop) => stripe.V1.Customers.CreateAsync(new() { Email = Mail }, options, stop));

    private async Task<List<StripeCallRow>> Log(StripeAct act) => [.. (await _house.Rows<StripeCallRow>()).Where(row => row.CallKey == act.Key).OrderBy(row => row.At)];
}
