using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Merging;

namespace CloudCrm.Tests.Customers.Merging;

/// <summary>Merges that know nothing of each other: two silos on one database, each with activations and a gate of its own.</summary>
[TestFixture]
internal sealed class MergeFenceTests : CrmFixture
{
    private StoreSilo _other = null!;

    [OneTimeSetUp]
    public async Task StartOther() => _other = await StoreSilo.Start(Store, Clock);

    [OneTimeTearDown]
    public async Task StopOther() => await _other.DisposeAsync();

    [Test]
    public async Task Of_opposite_merges_at_once_one_is_refused([Values(2, 3, 5)] int ring)
    {
        for (var round = 0; round < 12; round++)
        {
            var tenant = NewTenant();
            var ids = await Customers(tenant, ring);
            // Everybody into the next one, all at once, every other one on the other silo.
            var outcomes = await Task.WhenAll(ids.Select((id, i) => (i % 2 == 0 ? Grains : _other.Grains).MergeGate(tenant).Merge(id, ids[(i + 1) % ring], null, Agent, NewOnce())));
            var merged = await Pointers(tenant, ids);
            Assert.Multiple(() =>
            {
                Assert.That(outcomes.Count(outcome => outcome.IsOk), Is.EqualTo(merged.Count).And.InRange(1, ring - 1));
                Assert.That(outcomes.Where(outcome => !outcome.IsOk).Select(outcome => outcome.Refusal.Code), Is.All.EqualTo("survivor_merged"));
                Assert.That(ids, Is.All.Matches<Guid>(id => EndsSomewhere(id, merged)), "a circle");
            });
        }
    }

    [Test]
    public async Task A_survivor_takes_in_no_more_than_the_bound_also_by_the_families_of_others()
    {
        var tenant = NewTenant();
        var ids = await Customers(tenant, IMergeGate.MaxMerged + 2);
        var half = ids.Length / 2;
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            if (i % half > 0)
                Assert.That((await Merge(tenant, id, ids[i < half ? 0 : half])).IsOk, Is.True);
        }

        Assert.That((await Merge(tenant, ids[half], ids[0])).Refusal.Code, Is.EqualTo("too_many_merged"));
        await Grains.Customer(tenant, ids[1]).Unmerge(null, Agent);
        Assert.That((await Merge(tenant, ids[half], ids[0])).IsOk, Is.True);
        Assert.That(await Grains.CustomerReader(tenant).Merged(ids[0]), Has.Length.EqualTo(IMergeGate.MaxMerged));
        Assert.That((await Merge(tenant, ids[1], ids[0])).Refusal.Code, Is.EqualTo("too_many_merged"));
    }

    [Test]
    public async Task A_merge_that_went_through_another_gate_is_known_soon()
    {
        var tenant = NewTenant();
        var ids = await Customers(tenant, 2);
        Assert.That(await _other.Grains.MergeGate(tenant).MayHaveMerged(ids[1]), Is.False);
        Assert.That((await Merge(tenant, ids[0], ids[1])).IsOk);
        Clock.Now += MergeGate.StaleMax;
        Assert.That(await _other.Grains.MergeGate(tenant).MayHaveMerged(ids[1]));
        Assert.That(await _other.Grains.MergeGate(tenant).MayHaveMerged(ids[0]), Is.False);
    }

    [Test]
    public async Task Nobody_is_merged_across_tenants()
    {
        var (tenant, other) = (NewTenant(), NewTenant());
        var (ada, eve) = ((await Registered(tenant, "Ada")).Id, (await Registered(other, "Eve")).Id);
        var unknown = await Merge(tenant, ada, NewId());
        Assert.Multiple(async () =>
        {
            Assert.That((await Merge(tenant, ada, eve)).Refusal, Is.EqualTo(unknown.Refusal));
            Assert.That((await Merge(tenant, eve, ada)).Refusal, Is.EqualTo(Refusal.NotFound("customer")));
            Assert.That((await Merge(tenant, ada, (await Registered(tenant, "Adah")).Id)).IsOk, Is.True);
        });
    }

    [Test]
    public async Task A_merge_whose_answer_was_lost_is_answered_when_it_comes_again()
    {
        var tenant = NewTenant();
        var (ids, once) = (await Customers(tenant, 2), NewOnce());
        Silo.Faults.Fail(Fault.After);
        Assert.That(() => Grains.MergeGate(tenant).Merge(ids[0], ids[1], null, Agent, once), Throws.InstanceOf<IOException>());
        var again = (await Grains.MergeGate(tenant).Merge(ids[0], ids[1], null, Agent, once)).Value;
        Assert.That((again.MergedInto, again.Version), Is.EqualTo((ids[1], 2L)));
        Assert.That((await Grains.MergeGate(tenant).Merge(ids[0], ids[1], 1, Agent)).Refusal, Is.EqualTo(Refusal.Stale()));
    }

    private Task<Outcome<Customer>> Merge(TenantId tenant, Guid id, Guid survivor) => Grains.MergeGate(tenant).Merge(id, survivor, null, Agent, NewOnce());

    private async Task<Guid[]> Customers(TenantId tenant, int count)
    {
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
            ids[i] = (await Registered(tenant, $"Person {i}")).Id;
        return ids;
    }

    private async Task<Dictionary<Guid, Guid>> Pointers(TenantId tenant, Guid[] ids)
    {
        var merged = new Dictionary<Guid, Guid>();
        // From the rows, not from what either silo remembers.
        foreach (var id in ids)
        {
            foreach (var one in await Grains.CustomerReader(tenant).Merged(id))
                merged[one.Id] = one.MergedInto!.Value;
        }

        return merged;
    }

    private static bool EndsSomewhere(Guid id, Dictionary<Guid, Guid> merged)
    {
        var seen = new HashSet<Guid>();
        while (merged.TryGetValue(id, out var next) && seen.Add(id))
            id = next;
        return !merged.ContainsKey(id);
    }
}
