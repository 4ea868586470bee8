using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Tests.Customers;

[TestFixture]
public sealed class CustomerGrainTests : CrmFixture
{
    private static readonly RegisterCustomer s_ada = new(CustomerKind.Person, "Ada", [new(ContactKind.Phone, "+44 20 7946 0958", "home")]);

    [Test]
    public async Task A_repeated_registration_gets_the_first_answer()
    {
        var (tenant, id, once) = (NewTenant(), NewId(), NewOnce());
        var first = (await Grains.Customer(tenant, id).Register(s_ada, Agent, once)).Value;
        var changed = (await Grains.Customer(tenant, id).Change(new(null, "Ada L.", null), 1, Agent)).Value;
        var again = (await Grains.Customer(tenant, id).Register(s_ada, Agent, once)).Value;
        Assert.Multiple(() =>
        {
            Assert.That(again.Name, Is.EqualTo(first.Name));
            Assert.That(again.Version, Is.EqualTo(1));
            Assert.That(again.Contacts, Is.EqualTo(first.Contacts));
            Assert.That(changed.Version, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task The_same_id_with_another_body_is_refused()
    {
        var (tenant, id, once) = (NewTenant(), NewId(), NewOnce());
        await Grains.Customer(tenant, id).Register(s_ada, Agent, once);
        var sameKey = await Grains.Customer(tenant, id).Register(s_ada with { Name = "Grace" }, Agent, once with { Fingerprint = "other" });
        var sameKeyOtherId = await Grains.Customer(tenant, NewId()).Register(s_ada with { Name = "Grace" }, Agent, once with { Fingerprint = "other" });
        var sameId = await Grains.Customer(tenant, id).Register(s_ada with { Name = "Grace" }, Agent, NewOnce());
        var sameBody = await Grains.Customer(tenant, id).Register(s_ada, Agent, NewOnce());
        Assert.Multiple(() =>
        {
            Assert.That(sameKey.Refusal.Field, Is.EqualTo("Idempotency-Key"));
            Assert.That(sameKeyOtherId.Refusal.Field, Is.EqualTo("Idempotency-Key"));
            Assert.That(sameId.Refusal, Is.EqualTo(Refusal.Reused("id")));
            Assert.That(sameBody.Value.Version, Is.EqualTo(1));
        });
    }

    [TestCase(Fault.Before)]
    [TestCase(Fault.After)]
    public async Task A_registration_whose_answer_was_lost_can_be_repeated(Fault fault)
    {
        var (tenant, id, once) = (NewTenant(), NewId(), NewOnce());
        Silo.Faults.Fail(fault);
        Assert.That(() => Grains.Customer(tenant, id).Register(s_ada, Agent, once), Throws.InstanceOf<IOException>());
        var again = (await Grains.Customer(tenant, id).Register(s_ada, Agent, once)).Value;
        Assert.That(again.Version, Is.EqualTo(1));
        Assert.That((await Journal(tenant)).Select(row => row.Verb), Is.EqualTo(new[] { "registered" }));
    }

    [Test]
    public async Task A_change_on_a_stale_activation_is_decided_again_on_what_is_there()
    {
        var tenant = NewTenant();
        await using var other = await StoreSilo.Start(Store, Clock);
        var customer = await Registered(tenant, "Ada");
        var elsewhere = other.Grains.Customer(tenant, customer.Id);
        await elsewhere.Read();
        await Grains.Customer(tenant, customer.Id).Change(new(CustomerKind.Organisation, null, null), null, Agent);
        var stale = await elsewhere.Change(new(null, "Nobody", null), 1, Agent);
        var any = (await elsewhere.Change(new(null, "Grace", null), null, Agent)).Value;
        Assert.Multiple(() =>
        {
            Assert.That(stale.Refusal.Kind, Is.EqualTo(RefusalKind.VersionMismatch));
            Assert.That((any.Kind, any.Name, any.Version), Is.EqualTo((CustomerKind.Organisation, "Grace", 3L)));
        });
    }

    [Test]
    public async Task A_customer_survives_in_the_database_as_it_was_in_memory()
    {
        var tenant = NewTenant();
        var customer = await Registered(tenant, "Ada", new(ContactKind.Mail, "Ada@Example.com", "work"), new(ContactKind.Handle, "x:ada", null));
        await using var other = await StoreSilo.Start(Store, Clock);
        var read = (await other.Grains.Customer(tenant, customer.Id).Read()).Value;
        Assert.That(read with { Contacts = customer.Contacts }, Is.EqualTo(customer));
        Assert.That(read.Contacts, Is.EqualTo(customer.Contacts));
    }

    [Test]
    public async Task Another_tenants_customer_is_not_found_as_an_unknown_one_is_not()
    {
        var (mine, theirs) = (NewTenant(), NewTenant());
        var customer = await Registered(theirs, "Ada");
        var foreign = Grains.Customer(mine, customer.Id);
        var unknown = Grains.Customer(mine, NewId());
        Assert.Multiple(async () =>
        {
            Assert.That((await foreign.Read()).Refusal, Is.EqualTo((await unknown.Read()).Refusal));
            Assert.That((await foreign.Change(new(null, "Eve", null), null, Agent)).Refusal, Is.EqualTo((await unknown.Change(new(null, "Eve", null), null, Agent)).Refusal));
            Assert.That((await foreign.SetArchived(true, Agent)).Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
            Assert.That((await Grains.CustomerReader(mine).Timeline(customer.Id, null, 10)).Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
            Assert.That((await Grains.CustomerReader(theirs).Timeline(customer.Id, null, 10)).Value.Items, Has.Length.EqualTo(1));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_archiving_under_a_caller_made_id_gives_its_first_answer_whether_it_changed_something_or_not(bool archived)
    {
        var (tenant, once) = (NewTenant(), NewOnce());
        var grain = Grains.Customer(tenant, (await Registered(tenant, "Ada")).Id);
        var first = (await grain.SetArchived(archived, Agent, once: once)).Value;
        await grain.SetArchived(!archived, Agent);

        var again = (await grain.SetArchived(archived, Agent, once: once)).Value;
        var other = await grain.SetArchived(!archived, Agent, once: once with { Fingerprint = "other" });

        Assert.That((again.Archived, again.Version), Is.EqualTo((first.Archived, first.Version)));
        Assert.That(other.Refusal, Is.EqualTo(Refusal.Reused("Idempotency-Key")));
        Assert.That((await grain.Read()).Value.Archived, Is.EqualTo(!archived));
    }

    [TestCase(Fault.Before)]
    [TestCase(Fault.After)]
    public async Task An_archiving_whose_answer_was_lost_can_be_repeated(Fault fault)
    {
        var (tenant, once) = (NewTenant(), NewOnce());
        var id = (await Registered(tenant, "Ada")).Id;
        Silo.Faults.Fail(fault);
        Assert.That(() => Grains.Customer(tenant, id).SetArchived(true, Agent, 1, once), Throws.InstanceOf<IOException>());

        var again = (await Grains.Customer(tenant, id).SetArchived(true, Agent, 1, once)).Value;

        Assert.That((again.Archived, again.Version), Is.EqualTo((true, 2L)));
        Assert.That((await Journal(tenant)).Select(row => row.Verb), Is.EqualTo(new[] { "registered", "archived" }));
    }

    [Test]
    public async Task Every_change_stands_in_the_journal_and_on_the_timeline()
    {
        var tenant = NewTenant();
        var customer = await Registered(tenant, "Ada");
        var grain = Grains.Customer(tenant, customer.Id);
        await grain.Change(new(null, "Grace", null), 1, Agent);
        await grain.SetArchived(true, Agent);
        await grain.SetArchived(true, Agent);
        await grain.SetArchived(false, Agent);
        var journal = await Journal(tenant);
        var timeline = await Walk(cursor => Grains.CustomerReader(tenant).Timeline(customer.Id, cursor, 2));
        Assert.Multiple(() =>
        {
            Assert.That(journal.Select(row => row.Verb), Is.EqualTo(new[] { "registered", "changed", "archived", "restored" }));
            Assert.That(journal.Select(row => row.Sequence), Is.EqualTo(new[] { 1L, 2L, 3L, 4L }));
            Assert.That(journal[1].Details, Is.EqualTo("""{"name":{"before":"Ada","after":"Grace"}}"""));
            Assert.That(timeline.Select(entry => entry.Text), Is.EquivalentTo(new[] { "registered", "changed", "archived", "restored" }));
            Assert.That(timeline.Select(entry => entry.Caller).Distinct(), Is.EqualTo(new[] { Agent }));
        });
    }
}
