using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class ClockTests
{
    [Test]
    public async Task The_scheduler_closes_an_invitation_when_its_time_has_come()
    {
        await using var silo = await CrmSilo.Start(withFoundation: true);
        var acme = await silo.Open();
        await acme.Grain.Invite(new(Guid.CreateVersion7(), Companies.NewMail("bob"), [Role.Agent]), acme.OwnerCaller, Companies.Once());
        silo.Time.Advance(Crm.Tenants.Tenancy.InvitationLife);
        var reader = silo.Grains.TenantReader(acme.Id);
        await Eventually.Holds(
            async () => (await reader.Invitations(null, 1)).Value.Items[0].State == InvitationState.Expired, "the invitation is expired");
    }

    [Test]
    public async Task Billing_is_told_what_it_needs_to_know()
    {
        await using var silo = await CrmSilo.Start();
        var acme = await silo.Open();
        await acme.Grain.BuySeats(5, null, acme.OwnerCaller);
        var bob = await acme.Join("Bob", Role.Agent);
        await acme.Grain.AssignSeat(bob.AccountId, acme.OwnerCaller);
        await acme.Grain.Change(new("Acme Two", null, null, null), null, acme.OwnerCaller);
        await acme.Grain.SetState(TenantState.Suspended, "", Company.Operator);
        await using var db = silo.Source.ForTenant(acme.Id);
        var bodies = await db.Set<OutboxRow>().Where(row => row.TenantId == acme.Id && row.Type == "tenant-changed").OrderBy(row => row.Id).Select(row => row.Body).ToListAsync();
        var told = bodies.ConvertAll(body => JsonSerializer.Deserialize<TenantChanged>(body, RowJson.Options)!);
        Assert.That(
            told.Select(message => (message.Name, message.SeatsBought, message.State)),
            Is.EqualTo(new[] { ("Acme", 1, "Active"), ("Acme", 5, "Active"), ("Acme Two", 5, "Active"), ("Acme Two", 5, "Suspended") }));
        Assert.That(told.Select(message => message.Version), Is.Ordered.And.Unique);
        Assert.That(told.Select(message => (message.Tenant, message.Plan, message.TimeZone)), Is.All.EqualTo((acme.Id.Value, "team", "Asia/Taipei")));
    }

    [Test]
    public async Task The_journal_is_read_from_any_place_in_the_order_of_commit()
    {
        await using var silo = await CrmSilo.Start();
        var acme = await silo.Open();
        await acme.Grain.BuySeats(2, null, acme.OwnerCaller);
        var reader = silo.Grains.JournalReader(acme.Id);
        var first = (await reader.After(0, 2)).Value;
        var rest = (await reader.After(2, 10)).Value;
        Assert.That(first.Items.Concat(rest.Items).Select(entry => (entry.Sequence, entry.Verb)), Is.EqualTo(new[]
        {
            (1L, "opened"), (2L, "joined"), (3L, "opened"), (4L, "seats_bought"),
        }));
        Assert.That((first.Next, rest.Next), Is.EqualTo(("2", (string?)null)));
        Assert.That(rest.Items[^1].Caller, Is.EqualTo(acme.OwnerCaller));
        Assert.That(rest.Items[^1].Details, Is.EqualTo("""{"seatsBought":{"before":1,"after":2}}"""));
        Assert.That((await silo.Grains.JournalReader(Companies.NewTenant()).After(0, 10)).Value.Items, Is.Empty);
    }
}
