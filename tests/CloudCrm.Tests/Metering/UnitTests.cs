using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Metering;

/// <summary>Units under a cap, through the acts that use them: as many go through as there are units, whoever contends, dies or comes late.</summary>
[TestFixture]
internal sealed class UnitTests : CrmFixture
{
    private static readonly CappingBudget s_budget = new(Guid.Parse("33333333-3333-7333-8333-333333333333"), "Messages");

    private StoreSilo _other = null!;

    [OneTimeSetUp]
    public async Task StartOther() => _other = await StoreSilo.Start(Store, Clock);

    [OneTimeTearDown]
    public async Task StopOther() => await _other.DisposeAsync();

    [FsCheck.NUnit.Property(Arbitrary = [typeof(UnitStories)], MaxTest = 25)]
    public void As_many_acts_succeed_as_there_are_units(UnitStory story) => Play(story).GetAwaiter().GetResult();

    [FsCheck.NUnit.Property(Arbitrary = [typeof(LongUnitStories)], MaxTest = 60), Category("full")]
    public void As_many_of_many_acts_succeed_as_there_are_units(UnitStory story) => Play(story).GetAwaiter().GetResult();

    [Test]
    public async Task What_a_dead_process_held_comes_back()
    {
        var tenant = NewTenant();
        var here = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        await Lease(tenant, 40);
        await using (var dying = await StoreSilo.Start(Store, Clock))
        {
            var there = (await Opened(tenant, (await Registered(tenant, "Grace")).Id)).Id;
            Assert.That((await Send(dying, tenant, there)).IsOk);
        }

        var sent = await Task.WhenAll(Enumerable.Range(0, 45).Select(_ => Send(Silo, tenant, here)));
        Assert.That(sent.Count(one => one.IsOk), Is.EqualTo(39));
    }

    [TestCase(Fault.Before, 39)]
    [TestCase(Fault.After, 38)]
    public async Task A_unit_whose_act_was_lost_is_used_where_the_act_was_written_and_free_where_not(Fault fault, int left)
    {
        var tenant = NewTenant();
        var interaction = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        await Lease(tenant, 40);
        Assert.That((await Send(Silo, tenant, interaction)).IsOk, "from now on there are units here: the next commit is the act's");
        Silo.Faults.Fail(fault);
        Assert.That(() => Send(Silo, tenant, interaction), Throws.InstanceOf<IOException>());
        var sent = new List<Outcome<Appended>>();
        for (var i = 0; i < 45; i++)
            sent.Add(await Send(Silo, tenant, interaction));
        Assert.That(sent.Count(one => one.IsOk), Is.EqualTo(left));
    }

    [Test]
    public async Task A_refused_act_names_the_budget_and_writes_nothing()
    {
        var tenant = NewTenant();
        var interaction = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        await Lease(tenant, 0);
        var (journal, usage) = ((await Journal(tenant)).Count, (await Usage(tenant)).Count);
        var refused = (await Send(Silo, tenant, interaction)).Refusal;
        Assert.Multiple(() =>
        {
            Assert.That((refused.Kind, refused.Code, refused.Budget), Is.EqualTo((RefusalKind.LimitReached, "budget_used_up", s_budget)));
            Assert.That(refused.Detail, Does.Contain("Messages"));
        });
        Assert.That(((await Journal(tenant)).Count, (await Usage(tenant)).Count), Is.EqualTo((journal, usage)));
        Assert.That((await Silo.Grains.Interaction(tenant, interaction).Append(new(NewId(), Direction.Inbound, null, "Hello?", null, null), Agent)).IsOk, "what comes in is never refused");
    }

    [Test]
    public async Task A_new_period_has_new_units_and_one_that_nobody_spoke_of_has_the_same()
    {
        var tenant = NewTenant();
        var interaction = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        var start = Clock.Now;
        await Lease(tenant, 2);
        Assert.That(await Sent(5), Is.EqualTo(2));
        Clock.Now = start.AddDays(1);
        Assert.That(await Sent(5), Is.EqualTo(2), "nobody spoke of this one yet");
        await Grains.Units(tenant).TakeLease(new(Meters.MessagesOutbound, start.AddDays(1), start.AddDays(2), 3, s_budget, 2, 7));
        Assert.That(await Sent(5), Is.EqualTo(1), "what was used stays used");
        Clock.Now = start;

        async Task<int> Sent(int acts)
        {
            var sent = 0;
            for (var i = 0; i < acts; i++)
                sent += (await Send(Silo, tenant, interaction)).IsOk ? 1 : 0;
            return sent;
        }
    }

    [TestCase(-8)]
    [TestCase(8)]
    public async Task A_period_that_turns_out_to_begin_at_another_time_keeps_what_was_used(int hours)
    {
        var tenant = NewTenant();
        var interaction = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        var (start, end) = (Clock.Now.AddDays(-10), Clock.Now.AddDays(20));
        await Say(start, end, 40, 1);
        await Say(end, end.AddDays(30), 40, 1);
        Assert.That((await Send(Silo, tenant, interaction)).IsOk);
        Assert.That((await Send(Silo, tenant, interaction)).IsOk, "and there are units here for more");

        await Say(start.AddHours(hours), end.AddHours(hours), 10, 2);
        await Say(end.AddHours(hours), end.AddDays(30), 10, 2);
        var sent = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => Send(Silo, tenant, interaction)));
        Assert.That(sent.Count(one => one.IsOk), Is.EqualTo(8), "the ledger has none of them yet");
        var next = await Grains.Units(tenant).Take(Meters.MessagesOutbound, end.AddDays(10), 10, 1, NewId());
        Assert.That(next.IsOk, "the period after has all its units");
        await Grains.Units(tenant).TakeLease(new(Meters.MessagesOutbound, start.AddHours(hours), end.AddHours(hours), null, null, 0, 3));
        Assert.That((await Send(Silo, tenant, interaction)).IsOk, "nothing caps it any more");

        Task Say(DateTimeOffset from, DateTimeOffset to, long units, long version) =>
            Grains.Units(tenant).TakeLease(new(Meters.MessagesOutbound, from, to, units, s_budget, 0, version));
    }

    [Test]
    public async Task Old_words_are_not_heard_and_what_others_used_counts()
    {
        var tenant = NewTenant();
        var interaction = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        await Lease(tenant, 10, used: 4, version: 5);
        await Lease(tenant, 100, version: 4);
        await Lease(tenant, 10, used: 3, version: 6);
        var sent = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Send(Silo, tenant, interaction)));
        Assert.That(sent.Count(one => one.IsOk), Is.EqualTo(6));
        // The ledger has caught up: it says no more than what was used out of blocks.
        await Lease(tenant, 12, used: 10, version: 7);
        sent = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Send(Silo, tenant, interaction)));
        Assert.That(sent.Count(one => one.IsOk), Is.EqualTo(2));
        await Grains.Units(tenant).TakeLease(new(Meters.MessagesOutbound, Clock.Now.AddHours(-1), Clock.Now.AddDays(1), null, null, 0, 8));
        Assert.That((await Send(Silo, tenant, interaction)).IsOk, "nothing caps it any more");
    }

    [Test]
    public async Task Files_take_bytes_and_give_them_back()
    {
        var tenant = NewTenant();
        var interaction = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        await Grains.Units(tenant).TakeLease(new(Meters.StorageBytes, Clock.Now.AddHours(-1), Clock.Now.AddDays(1), 1_000, s_budget, 0, 1));
        var first = await Attach(600);
        Assert.That((await Attach(500)).Refusal.Code, Is.EqualTo("budget_used_up"));
        Assert.That((await Attach(400)).IsOk);
        Assert.That((await Grains.Interaction(tenant, interaction).Detach(first.Value.Id, Agent)).IsOk);
        Assert.That((await Attach(601)).Refusal.Code, Is.EqualTo("budget_used_up"));
        Assert.That((await Attach(600)).IsOk);
        Assert.That((await Attach(1)).Refusal.Code, Is.EqualTo("budget_used_up"));

        Task<Outcome<Attachment>> Attach(long size) => Grains.Interaction(tenant, interaction).Attach(
            new(NewId(), "a.txt", "text/plain", size, new string('a', 64), default, NewId()), Agent);
    }

    [Test]
    public async Task A_cap_that_another_activation_was_told_of_holds_here_soon()
    {
        var (tenant, start) = (NewTenant(), Clock.Now);
        var units = _other.Grains.Units(tenant);
        Assert.That((await Take()).Value.Block, Is.EqualTo(Guid.Empty), "nothing caps it");
        await Lease(tenant, 0);
        Clock.Now = start.AddSeconds(31);
        Assert.That((await Take()).Refusal.Code, Is.EqualTo("budget_used_up"));
        Clock.Now = start;

        Task<Outcome<UnitBlock>> Take() => units.Take(Meters.MessagesOutbound, start, 1, 1, NewId());
    }

    [Test]
    public async Task A_cap_that_another_activation_was_told_of_holds_for_reservations_too()
    {
        var (tenant, start) = (NewTenant(), Clock.Now);
        Assert.That((await Reserve()).Value.IsCapped, Is.False);
        await Lease(tenant, 0);
        Clock.Now = start.AddSeconds(31);
        Assert.That((await Reserve()).Refusal.Code, Is.EqualTo("budget_used_up"));
        Clock.Now = start;

        Task<Outcome<UnitReservation>> Reserve() => _other.Grains.Units(tenant).Reserve(NewId(), Meters.MessagesOutbound, 1, TimeSpan.FromHours(1), Agent);
    }

    [Test]
    public async Task What_is_reserved_is_there_for_who_names_it_and_for_nobody_else()
    {
        var tenant = NewTenant();
        var here = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        var there = (await Opened(tenant, (await Registered(tenant, "Grace")).Id)).Id;
        await Lease(tenant, 100);
        Assert.That((await Send(_other, tenant, there)).IsOk, "another process has a block");
        var campaign = NewId();
        Assert.That((await Reserve(tenant, campaign, 100)).Refusal.Code, Is.EqualTo("budget_used_up"));
        var reserved = await Reserve(tenant, campaign, 90);
        Assert.That((reserved.Value.Left, reserved.Value.IsCapped), Is.EqualTo((90L, true)), "its block was taken back");
        Assert.That((await Reserve(tenant, campaign, 90)).Value, Is.EqualTo(reserved.Value), "the same again");
        Assert.That((await Reserve(tenant, campaign, 91)).Refusal.Code, Is.EqualTo("id_reused"));

        Assert.That(await Sent(20, here, null), Is.EqualTo(9), "the rest is everybody's");
        Assert.That(await Sent(30, here, campaign), Is.EqualTo(30));
        Assert.That(await Sent(70, there, campaign, _other), Is.EqualTo(60), "what one process has of it another one gets");
        Assert.That((await Grains.Units(tenant).ReadReservation(campaign)).Value.Left, Is.EqualTo(0));
        Assert.That((await Send(Silo, tenant, here, NewId())).Refusal.Field, Is.EqualTo("reservation"));

        async Task<int> Sent(int acts, Guid interaction, Guid? reservation, StoreSilo? silo = null)
        {
            var sent = await Task.WhenAll(Enumerable.Range(0, acts).Select(_ => Send(silo ?? Silo, tenant, interaction, reservation)));
            return sent.Count(one => one.IsOk);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_is_left_of_a_reservation_that_ends_is_everybodys(bool isReleased)
    {
        var tenant = NewTenant();
        var interaction = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        var (start, campaign) = (Clock.Now, NewId());
        await Lease(tenant, 20);
        await Reserve(tenant, campaign, 20);
        for (var i = 0; i < 5; i++)
            Assert.That((await Send(Silo, tenant, interaction, campaign)).IsOk);
        Assert.That((await Send(Silo, tenant, interaction)).Refusal.Code, Is.EqualTo("budget_used_up"));
        if (isReleased)
            await Grains.Units(tenant).Release(campaign, Agent);
        else
            Clock.Now = start.AddHours(2);
        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Send(Silo, tenant, interaction)));
        Assert.That(sent.Count(one => one.IsOk), Is.EqualTo(15));
        Assert.That((await Send(Silo, tenant, interaction, campaign)).Refusal.Code, Is.EqualTo("budget_used_up"), "who names it may have what is everybody's, and there is none");
        Clock.Now = start;
    }

    [Test]
    public async Task Without_a_cap_nothing_is_kept_and_acts_may_name_it()
    {
        var tenant = NewTenant();
        var interaction = (await Opened(tenant, (await Registered(tenant, "Ada")).Id)).Id;
        var campaign = NewId();
        Assert.That((await Reserve(tenant, campaign, 5)).Value.IsCapped, Is.False);
        Assert.That((await Send(Silo, tenant, interaction, campaign)).IsOk);
        Assert.That((await Grains.Units(tenant).Release(campaign, Agent)).Value.Left, Is.Zero);
        Assert.That((await Send(Silo, tenant, interaction, campaign)).IsOk);
        Assert.That((await Reserve(tenant, NewId(), 0)).Refusal.Field, Is.EqualTo("units"));
        Assert.That((await Grains.Units(tenant).Reserve(NewId(), Meters.MessagesOutbound, 1, TimeSpan.FromDays(8), Agent)).Refusal.Field, Is.EqualTo("hours"));
    }

    private Task<Outcome<UnitReservation>> Reserve(TenantId tenant, Guid id, long units) =>
        Grains.Units(tenant).Reserve(id, Meters.MessagesOutbound, units, TimeSpan.FromHours(1), Agent);

    private async Task Play(UnitStory story)
    {
        var tenant = NewTenant();
        var interactions = new List<(StoreSilo Silo, Guid Id)>();
        for (var i = 0; i < story.Interactions; i++)
        {
            var silo = i % 2 == 0 || !story.HasTwoSilos ? Silo : _other;
            interactions.Add((silo, (await Opened(tenant, (await Registered(tenant, $"Customer {i}")).Id)).Id));
        }

        await Lease(tenant, story.Units);
        // A reservation takes nothing from the whole where those that name it may have the rest too, and the others come after it is over.
        var campaign = story.Units > 1 ? NewId() : (Guid?)null;
        if (campaign is { } id)
            Assert.That((await Reserve(tenant, id, story.Units / 2)).IsOk);
        var sent = await Task.WhenAll(Enumerable.Range(0, story.Acts)
            .Select(i => Send(interactions[i % story.Interactions].Silo, tenant, interactions[i % story.Interactions].Id, campaign)));
        var refused = sent.Where(one => !one.IsOk).Select(one => one.Refusal).ToList();
        Assert.That(refused.Select(refusal => (refusal.Code, refusal.Budget)), Is.All.EqualTo(("budget_used_up", s_budget)));
        Assert.That(sent.Length - refused.Count, Is.EqualTo(Math.Min(story.Units, story.Acts)));
        Assert.That((await Usage(tenant)).Count(e => e.Meter == Meters.MessagesOutbound), Is.EqualTo(Math.Min(story.Units, story.Acts)));
    }

    private Task Lease(TenantId tenant, long units, long used = 0, long version = 1) =>
        Grains.Units(tenant).TakeLease(new(Meters.MessagesOutbound, Clock.Now.AddHours(-1), Clock.Now.AddDays(1), units, s_budget, used, version));

    private Task<Outcome<Appended>> Send(StoreSilo silo, TenantId tenant, Guid interaction, Guid? reservation = null) =>
        silo.Grains.Interaction(tenant, interaction).Append(new(NewId(), Direction.Outbound, null, "An offer", null, null) { Reservation = reservation }, Agent);
}
