using CloudCrm.Client;

namespace CloudCrm.Tests.Hosting;

/// <summary>The README's first steps.</summary>
[TestFixture]
public sealed class FirstStepsTests
{
    [Test]
    public async Task A_new_company_records_a_message_and_finds_it_in_its_timeline_and_usage()
    {
        var product = await Product.Shared;
        var acme = await product.SignUp();
        var customer = await acme.Api.Customers.Register(new(CustomerKind.Person, "Grace Hopper", [new(ContactKind.Mail, "grace@example.com")]));
        var chat = await acme.Api.Interactions.Open(new("chat", Direction.Inbound, customer.Id, "Hello"));
        await acme.Api.Interactions.Append(chat.Id, new(Direction.Inbound, "Where is my order?"));
        await acme.Api.Interactions.Append(chat.Id, new(Direction.Outbound, "On its way."));

        var timeline = await acme.Api.Customers.Timeline(customer.Id).ToListAsync();
        Assert.That(timeline, Has.Count.GreaterThanOrEqualTo(2));
        var today = product.Time.GetUtcNow().UtcDateTime.Date;
        await Eventually.Holds(
            async () => (await acme.Api.Usage.Read(today, today.AddDays(1))).Lines.Count(line => line.Meter.StartsWith("messages.", StringComparison.Ordinal)) == 2,
            "both messages are counted");
    }
}
