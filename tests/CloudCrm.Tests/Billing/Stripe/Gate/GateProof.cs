using System.Net;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.StripeSimulator;
using Stripe;

namespace CloudCrm.Tests.Billing.Stripe.Gate;

/// <summary>Many writes through a Stripe at its worst: each happens once, and each attempt is in the log.</summary>
[TestFixture]
internal sealed class GateProof
{
    private const int Callers = 48;
    private const int ItemsOfCustomer = 80;

    [Test]
    public Task Writes_happen_once() => Run(250);

    [Test, Category("full")]
    public Task Ten_thousand_writes_happen_once() => Run(10_000);

    private static async Task Run(int count)
    {
        await using var house = await StripeHouse.Start(new() { Seed = 7 });
        var customers = new string[(count + ItemsOfCustomer - 1) / ItemsOfCustomer];
        for (var i = 0; i < customers.Length; i++)
            customers[i] = (await house.Gate.Call(new(null, "customer.create", $"proof-customer-{i}"), (stripe, options, stop) => stripe.V1.Customers.CreateAsync(new() { Name = $"{i}" }, options, stop))).Id;
        Worsen(house.Simulator.Faults);
        var again = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, _) =>
            Interlocked.Add(ref again, await Say(house.Gate, customers[number / ItemsOfCustomer], number)));

        var given = house.Simulator.Faults.Given;
        house.Simulator.Faults.Clear();
        var (calls, keys) = (house.Simulator.Reports.Calls, house.Simulator.Reports.Keys);
        var log = await house.Rows<StripeCallRow>();
        var done = new List<(string Number, long Amount)>();
        foreach (var customer in customers)
            done.AddRange((await Items(house.Gate, customer)).Select(item => (item.Metadata["number"], item.Amount)));
        TestContext.Out.WriteLine($"{count} writes, {calls.Count} requests, {again} writes that were made again by their caller; {string.Join(", ", given.Select(one => $"{one.Key} {one.Value}"))}");
        Assert.Multiple(() =>
        {
            Assert.That(done.Order(), Is.EqualTo(Enumerable.Range(0, count).Select(number => ($"{number}", AmountOf(number))).Order()), "each once, none lost");
            Assert.That(keys.Where(use => use.Done > 1), Is.Empty);
            Assert.That(log, Has.Count.EqualTo(calls.Count), "every attempt is written down");
            Assert.That(log.GroupBy(row => row.Status).ToDictionary(rows => rows.Key, rows => rows.Count()), Is.EqualTo(calls.GroupBy(call => call.Status).ToDictionary(those => those.Key, those => those.Count())));
            Assert.That(given.Keys, Is.SupersetOf(new[] { CallFault.LostAnswer, CallFault.LostCall, CallFault.Conflict, CallFault.RateLimited, CallFault.Unavailable, CallFault.FailedBefore, CallFault.FailedAfter }));
        });
    }

    private static void Worsen(Faults faults)
    {
        faults.Odds(CallFault.LostAnswer, 0.10);
        faults.Odds(CallFault.LostCall, 0.03);
        faults.Odds(CallFault.Conflict, 0.05);
        faults.Odds(CallFault.RateLimited, 0.03);
        faults.Odds(CallFault.Unavailable, 0.05);
        faults.Odds(CallFault.FailedBefore, 0.02, method: "POST");
        faults.Odds(CallFault.FailedAfter, 0.02, method: "POST");
    }

    /// <summary>Says one until that is known to be done, as due work does: the same again after silence; after a 500 under another key, unless it is there.</summary>
    /// <returns>How often it had to be said again.</returns>
    private static async Task<int> Say(StripeGate gate, string customer, int number)
    {
        for (var (again, revision) = (0, 0); ; again++)
        {
            try
            {
                if (revision == 0 || !await IsThere(gate, customer, number))
                    await gate.Call(new(null, "invoiceitem.create", $"proof-{number}-{revision}"), (stripe, options, stop) => stripe.V1.InvoiceItems.CreateAsync(
                        new() { Customer = customer, Currency = "eur", Amount = AmountOf(number), Metadata = new() { ["number"] = $"{number}" } }, options, stop));
                return again;
            }
            catch (StripeException e) when (e.HttpStatusCode == HttpStatusCode.InternalServerError)
            {
                revision++;
            }
            catch (Exception e) when (e is HttpRequestException or TimeoutException or Polly.ExecutionRejectedException or StripeException { HttpStatusCode: HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable })
            {
                Assert.That(again, Is.LessThan(20), "It will not go through.");
            }
        }
    }

    private static async Task<bool> IsThere(StripeGate gate, string customer, int number) => (await Items(gate, customer)).Any(item => item.Metadata["number"] == $"{number}");

    private static Task<StripeList<InvoiceItem>> Items(StripeGate gate, string customer) =>
        gate.Call(new(null, "invoiceitem.list"), (stripe, options, stop) => stripe.V1.InvoiceItems.ListAsync(new() { Customer = customer, Limit = 100 }, options, stop));

    private static long AmountOf(int number) => (number * 37 % 1_000) - 300;
}
