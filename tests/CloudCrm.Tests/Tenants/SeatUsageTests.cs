using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Metering;
using CloudCrm.Crm;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Tenants;

/// <summary>Usage of seats: what was bought and given up, in the acts that did it.</summary>
[TestFixture]
public sealed class SeatUsageTests
{
    private CrmSilo _silo = null!;

    [OneTimeSetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [OneTimeTearDown]
    public ValueTask Stop() => _silo.DisposeAsync();

    [Test]
    public async Task Opening_buying_and_giving_up_tell_the_difference()
    {
        var company = await _silo.Open();
        var opened = _silo.Time.GetUtcNow();
        Assert.That((await company.Grain.BuySeats(7, null, company.OwnerCaller)).IsOk);
        _silo.Time.Advance(TimeSpan.FromDays(3));
        Assert.That((await company.Grain.BuySeats(7, null, company.OwnerCaller)).IsOk);
        Assert.That((await company.Grain.BuySeats(4, null, company.OwnerCaller)).IsOk);
        await company.Grain.Change(new("Acme & Sons", null, null, null), null, company.OwnerCaller);

        var seats = await Seats(company.Id);
        Assert.Multiple(() =>
        {
            Assert.That(seats.Select(e => e.Quantity), Is.EqualTo(new[] { 1L, 6, -3 }));
            Assert.That(seats.Select(e => e.UserId), Is.All.EqualTo(company.Owner.AccountId));
            Assert.That(seats.Select(e => e.Id), Is.EqualTo(new[] { IdOf(company.Id, 1), IdOf(company.Id, 2), IdOf(company.Id, 3) }));
            Assert.That(seats[0].RecordedAt, Is.EqualTo(opened).Within(TimeSpan.FromMinutes(1)));
            Assert.That(seats[2].RecordedAt - seats[1].RecordedAt, Is.EqualTo(TimeSpan.FromDays(3)).Within(TimeSpan.FromMinutes(1)));
        });
    }

    [Test]
    public async Task An_act_that_fails_tells_nothing()
    {
        var company = await _silo.Open();
        Assert.That((await company.Grain.BuySeats(0, null, company.OwnerCaller)).Refusal.Code, Is.EqualTo("seats_assigned"));
        _silo.Faults.Fail(Fault.Before);
        Assert.That(() => company.Grain.BuySeats(5, null, company.OwnerCaller), Throws.InstanceOf<IOException>());
        Assert.That((await Seats(company.Id)).Select(e => e.Quantity), Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public async Task A_tenant_from_before_is_told_once_as_of_its_opening()
    {
        var (first, second) = (await _silo.Open(), await _silo.Open());
        foreach (var company in new[] { first, second })
        {
            await company.Grain.BuySeats(9, null, company.OwnerCaller);
            await ToTheTimeBefore(company.Id);
        }

        await _silo.Restart();
        // One changes before the work comes to it.
        await first.Grain.BuySeats(11, null, first.OwnerCaller);
        var opened = (await second.Grain.Read()).Value.OpenedAt;
        var work = await Scheduled();
        var handler = _silo.Get<IEnumerable<IDueHandler>>().Single(handler => handler.Kind == work.Kind);
        await handler.Handle(work, CancellationToken.None);
        await handler.Handle(work, CancellationToken.None);
        await second.Grain.BuySeats(8, null, second.OwnerCaller);

        Assert.That((await Seats(first.Id)).Skip(2).Select(e => e.Quantity), Is.EqualTo(new[] { 9L, 2 }));
        var seats = (await Seats(second.Id)).Skip(2).ToList();
        Assert.That(seats.Select(e => e.Quantity), Is.EqualTo(new[] { 9L, -1 }));
        Assert.That(seats[0].RecordedAt, Is.EqualTo(opened));
        Assert.That(seats[0].UserId, Is.Null);
    }

    private static Guid IdOf(TenantId tenant, long version) => Ids.From($"{tenant}", "seats", $"{version}");

    /// <summary>What the migration left to be done.</summary>
    private async Task<DueWorkRow> Scheduled()
    {
        await using var db = _silo.Source.AcrossTenants();
        return await db.DueWork.SingleAsync(work => work.Kind == "seats.tell");
    }

    private async Task<List<UsageEvent>> Seats(TenantId tenant)
    {
        await using var db = _silo.Source.AcrossTenants();
        var bodies = await db.Set<OutboxRow>().Where(row => row.TenantId == tenant && row.Type == "usage-recorded").OrderBy(row => row.Id).Select(row => row.Body).ToListAsync();
        return [.. bodies.SelectMany(body => JsonSerializer.Deserialize<UsageRecorded>(body, RowJson.Options)!.Events).Where(e => e.Meter == Meters.Seats)];
    }

    /// <summary>As a tenant is that the migration found.</summary>
    private Task ToTheTimeBefore(TenantId tenant) => _silo.Get<ActWriter<CrmDb>>().Transact(
        async (transaction, stop) =>
        {
            await transaction.SetTenant(tenant, stop);
            await using var command = transaction.Command("UPDATE tenants SET seats_told = 0 WHERE tenant_id = @tenant");
            command.Bind("tenant", tenant.Value);
            await command.ExecuteNonQueryAsync(stop);
        },
        CancellationToken.None);
}
