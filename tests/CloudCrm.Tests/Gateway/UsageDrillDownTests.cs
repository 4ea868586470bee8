using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>From a line of usage to the events behind it, through the API.</summary>
[TestFixture]
internal sealed class UsageDrillDownTests : CompanyFixture
{
    [Test]
    public async Task The_events_of_a_meter_come_in_pages_in_their_order()
    {
        var (meter, now) = (await Acme.NewMeter(decimals: 1), Api.Time.GetUtcNow());
        var given = Enumerable.Range(0, 7).Select(i => RecordUsage.Of("/tests", $"{Company.NewId()}", meter.Code, now.AddMinutes(-i / 2), 1.5m + i, $"whom {i}")).ToArray();
        await Acme.Owner.Usage.Record(given);

        var all = await All(Acme.Owner, meter.Code, limit: 2);
        Assert.That(all.Select(it => it.SourceId), Is.EquivalentTo(given.Select(it => it.Id)));
        Assert.That(all.Select(it => (it.At, it.Id)), Is.Ordered);
        Assert.That(all.Sum(it => it.Quantity), Is.EqualTo(given.Select((_, i) => 1.5m + i).Sum()));
        Assert.That(all.Select(it => (it.Meter, it.Source)), Has.All.EqualTo((meter.Code, "/tests")));
        var page = await Acme.Owner.Usage.Events(meter.Code, now.AddHours(-1), now.AddHours(1), receivedUntil: now.AddDays(-1));
        Assert.That((page.Items, page.Next), Is.EqualTo((Array.Empty<UsageEvent>(), (string?)null)));
    }

    [Test]
    public async Task A_message_leads_to_its_interaction_and_customer()
    {
        var (customer, now) = (await Acme.NewCustomer(), Api.Time.GetUtcNow());
        var interaction = await Acme.NewInteraction(customer);
        await Acme.Owner.Interactions.Append(interaction, new(Direction.Inbound, "Hello"));
        var found = await Eventually.Value(async () => (await All(Acme.Owner, "messages.inbound")).FirstOrDefault(it => it.InteractionId == interaction), "the message is in the ledger");
        Assert.That((found.CustomerId, found.Quantity, found.Channel), Is.EqualTo(((Guid?)customer, 1m, "x")));

        var (_, accountant) = await Acme.NewMember(false, Role.Billing);
        var told = (await All(accountant, "messages.inbound")).Single(it => it.Id == found.Id);
        Assert.That(told, Is.EqualTo(found with { CustomerId = null }), "who may not see customers is not told whom it is about");
    }

    [Test]
    public async Task Nobody_sees_anothers_events()
    {
        var (meter, now) = (await Acme.NewMeter(), Api.Time.GetUtcNow());
        await Acme.Owner.Usage.Record(RecordUsage.Of("/tests", $"{Company.NewId()}", meter.Code, now, 5));
        using var other = await Company.Open(Api, "Other");
        Assert.That(await All(Acme.Owner, meter.Code), Has.Count.EqualTo(1));
        Assert.That(await All(other.Owner, meter.Code), Is.Empty);
    }

    private async Task<List<UsageEvent>> All(CrmClient client, string meter, int? limit = null)
    {
        var (all, now, cursor) = (new List<UsageEvent>(), Api.Time.GetUtcNow(), (string?)null);
        do
        {
            var page = await client.Usage.Events(meter, now.AddDays(-2), now.AddDays(1), cursor: cursor, limit: limit);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }
}
