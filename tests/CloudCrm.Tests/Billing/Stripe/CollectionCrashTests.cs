using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe;

/// <summary>The sender is stopped at each of its steps in turn, one a month: what is collected stays what was invoiced, and nothing is there twice.</summary>
[TestFixture]
internal sealed class CollectionCrashTests
{
    private static readonly BillingTerms s_terms = new("USD", 14, new("VAT", "0.05", false), "100", "10", null, [new("welcome", "10", null, null, null)], []);

    [TestCase(Fault.Before)]
    [TestCase(Fault.After)]
    public async Task A_commit_that_breaks_loses_and_doubles_nothing(Fault fault)
    {
        await using var tenant = await CollectedTenant.Open(terms: s_terms);
        for (var month = 2; month <= 11; month++)
        {
            await Use(tenant, month);
            tenant.Host.Faults.Fail(fault, month - 2);
            await tenant.Until($"2028-{month:d2}-03T00:00:00");
            tenant.Host.Faults.Fail(Fault.None);
            await tenant.Restart();
        }

        await tenant.Until("2028-11-08T00:00:00");
        await tenant.AssertSame();
    }

    [TestCase(CallFault.LostAnswer)]
    [TestCase(CallFault.FailedAfter)]
    [TestCase(CallFault.FailedBefore)]
    public async Task A_call_whose_answer_is_lost_or_wrong_is_not_made_twice(CallFault fault)
    {
        await using var tenant = await CollectedTenant.Open(terms: s_terms);
        for (var month = 2; month <= 10; month++)
        {
            await Use(tenant, month);
            if (month > 2)
                tenant.Simulator.Faults.Next(CallFault.None, month - 2, "/", "POST");
            tenant.Simulator.Faults.Next(fault, 1, "/", "POST");
            await tenant.Until($"2028-{month:d2}-04T00:00:00");
            tenant.Simulator.Faults.Clear();
        }

        await tenant.Until("2028-10-08T00:00:00");
        await tenant.AssertSame();
    }

    [Test]
    public async Task Credit_notes_are_made_once_whatever_breaks_while_they_are_made()
    {
        await using var tenant = await CollectedTenant.Open(card: Card.Declines, terms: s_terms);
        await tenant.Until("2028-02-03T00:00:00");
        var invoice = (await tenant.Invoices()).Single();
        foreach (var (place, fault) in new[] { CallFault.LostAnswer, CallFault.FailedAfter, CallFault.FailedBefore }.Index())
        {
            tenant.Simulator.Faults.Next(fault, 1, "/v1/credit_notes", "POST");
            tenant.Host.Faults.Fail(Fault.After, place);
            var once = new Once($"balance {place}", "");
            await BillingHost.Persist(() => tenant.Account.Add(new(Ids.From("credit", $"{place}"), BalanceKind.Credit, "5", "USD", "sorry"), Caller.System, once));
            await tenant.Until($"2028-02-{3 + place:d2}T12:00:00");
        }

        await tenant.Until("2028-02-07T00:00:00");
        var stripe = tenant.Collected(invoice.Id).Single();
        Assert.That(CollectedTenant.Long(stripe, "amount_remaining"), Is.EqualTo(CollectedTenant.Long(stripe, "total") - 1_500));
        Assert.That((await tenant.Row(invoice.Id)).Parts.Single().Credits, Is.EqualTo(3));
        Assert.That(await tenant.Findings(), Is.Empty);
    }

    private static Task Use(CollectedTenant tenant, int month) =>
        month == 2 ? Task.CompletedTask : tenant.Host.Take(Events.Inbound(tenant.Id, $"2028-{month - 1:d2}-20T10:00:00", 6_000 + month));
}
