using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using FsCheck;
using FsCheck.Fluent;

namespace CloudCrm.Tests.Customers;

[TestFixture]
public sealed class CustomerListTests : CrmFixture
{
    private static readonly string[] s_names = ["Ana", "ana", "Änne", "Bo", "bo", "Zoë", "王小明", "𝒳avier", "Anaïs", "O'Neil", "ﬁn", "Bo Derek"];

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public void A_walk_sees_everything_once_while_customers_are_added(byte[] before, byte[] during, PositiveInt size) => Walks(before, during, 1 + (size.Get % 4)).GetAwaiter().GetResult();

    [Test]
    public async Task Names_are_found_by_their_beginning()
    {
        var tenant = NewTenant();
        foreach (var name in s_names)
            await Registered(tenant, name);
        Assert.Multiple(async () =>
        {
            Assert.That(await Names(tenant, "AN"), Is.EqualTo(new[] { "ana", "ana", "anais", "anne" }));
            Assert.That(await Names(tenant, "bo "), Is.EqualTo(new[] { "bo derek" }));
            Assert.That(await Names(tenant, "王"), Is.EqualTo(new[] { "王小明" }));
            Assert.That(await Names(tenant, "x"), Is.EqualTo(new[] { "xavier" }));
            Assert.That(await Names(tenant, "%"), Is.Empty);
            Assert.That(await Names(tenant, null), Has.Count.EqualTo(s_names.Length));
            Assert.That(await Names(NewTenant(), null), Is.Empty);
        });
    }

    [Test]
    public async Task Archived_customers_are_listed_only_on_request()
    {
        var tenant = NewTenant();
        var (kept, gone) = (await Registered(tenant, "Ana"), await Registered(tenant, "Anna"));
        await Grains.Customer(tenant, gone.Id).SetArchived(true, Agent);
        Assert.Multiple(async () =>
        {
            Assert.That((await Grains.CustomerReader(tenant).List(Named("an", false), null, 10)).Value.Items.Select(c => c.Id), Is.EqualTo(new[] { kept.Id }));
            Assert.That((await Grains.CustomerReader(tenant).List(Named("an", true), null, 10)).Value.Items.Select(c => c.Id), Is.EqualTo(new[] { kept.Id, gone.Id }));
        });
    }

    [TestCase("")]
    [TestCase("!")]
    [TestCase("nonsense")]
    [TestCase("AAAA")]
    [TestCase("////")]
    [TestCase("Y3VzdG9tZXJzH2FuYR8x")]
    public async Task A_cursor_that_is_none_is_refused(string cursor)
    {
        var reader = Grains.CustomerReader(NewTenant());
        Assert.That((await reader.List(Named(null, false), cursor, 10)).Refusal.Field, Is.EqualTo("cursor"));
        Assert.That((await reader.Timeline(NewId(), cursor, 10)).Refusal.Field, Is.EqualTo("cursor"));
    }

    [Test]
    public async Task A_cursor_of_another_list_or_prefix_is_refused()
    {
        var tenant = NewTenant();
        var reader = Grains.CustomerReader(tenant);
        var customer = await Registered(tenant, "Ana");
        await Registered(tenant, "Anna");
        await Grains.Customer(tenant, customer.Id).SetArchived(true, Agent);
        var names = (await reader.List(Named("a", true), null, 1)).Value.Next!;
        var times = (await reader.Timeline(customer.Id, null, 1)).Value.Next!;
        Assert.Multiple(async () =>
        {
            Assert.That((await reader.List(Named("b", true), names, 1)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await reader.List(Named(null, true), times, 1)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await reader.Timeline(customer.Id, names, 1)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await reader.List(Named("a", true), names, 1)).Value.Items, Has.Length.EqualTo(1));
            Assert.That((await reader.Timeline(customer.Id, times, 1)).Value.Items, Has.Length.EqualTo(1));
        });
    }

    [TestCase(0)]
    [TestCase(1_001)]
    public async Task A_page_has_a_bound(int limit) =>
        Assert.That((await Grains.CustomerReader(NewTenant()).List(Named(null, false), null, limit)).Refusal.Field, Is.EqualTo("limit"));

    [Test]
    public async Task A_contact_finds_its_customers_whatever_its_spelling()
    {
        var tenant = NewTenant();
        var phone = new ContactPoint(ContactKind.Phone, "+49 911 123456", null);
        var ada = await Registered(tenant, "Ada", phone, new(ContactKind.Mail, "Ada@Example.com", null));
        var grace = await Registered(tenant, "Grace", phone);
        await Registered(NewTenant(), "Eve", phone);
        var reader = Grains.CustomerReader(tenant);
        await Grains.Customer(tenant, ada.Id).Change(new(null, null, [new(ContactKind.Mail, "ada@new.example", null), phone]), null, Agent);
        Assert.Multiple(async () =>
        {
            Assert.That((await reader.Lookup(ContactKind.Phone, "0049 (911) 12 34 56", null, 20)).Value.Items.Select(c => c.Id), Is.EquivalentTo(new[] { ada.Id, grace.Id }));
            Assert.That((await reader.Lookup(ContactKind.Mail, "ADA@NEW.example", null, 20)).Value.Items.Select(c => c.Id), Is.EqualTo(new[] { ada.Id }));
            Assert.That((await reader.Lookup(ContactKind.Mail, "ada@example.com", null, 20)).Value.Items, Is.Empty);
            Assert.That((await reader.Lookup(ContactKind.Phone, "nonsense", null, 20)).Refusal.Field, Is.EqualTo("value"));
        });
    }

    [Test]
    public async Task A_look_up_walks_through_all_who_share_a_contact()
    {
        var tenant = NewTenant();
        var office = new List<Guid>();
        for (var i = 0; i < 25; i++)
            office.Add((await Registered(tenant, $"Person {i}", new ContactPoint(ContactKind.Handle, "x:office", null))).Id);
        await Registered(tenant, "Ada", new ContactPoint(ContactKind.Handle, "x:officer", null));
        await Registered(NewTenant(), "Eve", new ContactPoint(ContactKind.Handle, "x:office", null));
        var reader = Grains.CustomerReader(tenant);
        Assert.Multiple(async () =>
        {
            Assert.That((await Walk(cursor => reader.Lookup(ContactKind.Handle, "x:@Office", cursor, 4))).Select(c => c.Id), Is.EqualTo(office.Order()));
            Assert.That((await reader.Lookup(ContactKind.Handle, "x:office", null, 24)).Value.Next, Is.Not.Null);
            Assert.That((await reader.Lookup(ContactKind.Handle, "x:office", null, 25)).Value.Next, Is.Null);
        });
    }

    [Test]
    public async Task A_cursor_of_a_look_up_is_good_for_the_same_contact_only()
    {
        var tenant = NewTenant();
        for (var i = 0; i < 2; i++)
            await Registered(tenant, $"Person {i}", new ContactPoint(ContactKind.Handle, "x:office", null), new ContactPoint(ContactKind.Mail, "office@example.com", null));
        var reader = Grains.CustomerReader(tenant);
        var cursor = (await reader.Lookup(ContactKind.Handle, "x:office", null, 1)).Value.Next;
        Assert.Multiple(async () =>
        {
            Assert.That((await reader.Lookup(ContactKind.Handle, "X:@office", cursor, 1)).Value.Items, Has.Length.EqualTo(1));
            Assert.That((await reader.Lookup(ContactKind.Mail, "office@example.com", cursor, 1)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await reader.Lookup(ContactKind.Handle, "y:office", cursor, 1)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await reader.List(Named(null, false), cursor, 1)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await reader.Lookup(ContactKind.Handle, "x:office", null, 0)).Refusal.Field, Is.EqualTo("limit"));
        });
    }

    private async Task Walks(byte[] before, byte[] during, int size)
    {
        var tenant = NewTenant();
        var there = new HashSet<Guid>();
        foreach (var pick in before.Take(12))
            there.Add((await Registered(tenant, s_names[pick % s_names.Length])).Id);
        var late = new Queue<byte>(during.Take(8));
        var seen = await Walk(async cursor =>
        {
            var page = await Grains.CustomerReader(tenant).List(Named(null, false), cursor, size);
            if (late.TryDequeue(out var pick))
                await Registered(tenant, s_names[pick % s_names.Length]);
            return page;
        });
        Assert.That(seen.Select(customer => customer.Id), Is.Unique);
        Assert.That(there.Except(seen.Select(customer => customer.Id)), Is.Empty);
    }

    private async Task<List<string>> Names(TenantId tenant, string? prefix) =>
        [.. (await Walk(cursor => Grains.CustomerReader(tenant).List(Named(prefix, false), cursor, 2))).Select(customer => CloudCrm.Crm.Customers.NameKey.Of(customer.Name))];

    private static CustomerFilter Named(string? prefix, bool archived = false) => new() { NamePrefix = prefix, Archived = archived };
}
