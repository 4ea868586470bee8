using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers.Search;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Customers.Search;

/// <summary>Order, bounds and rights of search, and how its rows follow the customer.</summary>
[TestFixture]
public sealed class SearchTests : CrmFixture
{
    [Test]
    public async Task Whole_words_of_the_name_come_before_beginnings_and_those_before_misspellings()
    {
        var tenant = NewTenant();
        foreach (var name in new[] { "Martim", "Martina Bo", "Bo Martin" })
            await Registered(tenant, name);
        await Registered(tenant, "Zed", new ContactPoint(ContactKind.Handle, "x:martin", null));
        Assert.That(await Names(tenant, "martin"), Is.EqualTo(new[] { "Bo Martin", "Zed", "Martina Bo", "Martim" }));
        Assert.That(await Names(tenant, "martin"), Is.EqualTo(await Names(tenant, "MARTIN")), "The order is stable.");
    }

    [Test]
    public async Task Words_may_be_misspelt_only_where_fewer_than_five_are_found()
    {
        var tenant = NewTenant();
        await Registered(tenant, "Martim");
        for (var i = 0; i < CustomerSearch.Enough - 1; i++)
            await Registered(tenant, $"Martin {i}");
        Assert.That(await Names(tenant, "martin"), Has.Member("Martim"));
        await Registered(tenant, "Martin the fifth");
        Assert.That(await Names(tenant, "martin"), Has.No.Member("Martim").And.Length.EqualTo(CustomerSearch.Enough));
    }

    [Test]
    public async Task A_search_says_whether_there_are_more()
    {
        var tenant = NewTenant();
        for (var i = 0; i < 7; i++)
            await Registered(tenant, $"Ada {i}");
        var searcher = Grains.CustomerSearcher(tenant);
        Assert.Multiple(async () =>
        {
            Assert.That((await searcher.Search("ada", false, 7, [])).Value, Has.Property("More").False.And.Property("Items").Length.EqualTo(7));
            Assert.That((await searcher.Search("ada", false, 6, [])).Value, Has.Property("More").True.And.Property("Items").Length.EqualTo(6));
            Assert.That((await searcher.Search("ada", false, 1, [])).Value, Has.Property("More").True.And.Property("Items").Length.EqualTo(1));
        });
    }

    [Test]
    public async Task Beyond_the_bound_on_candidates_it_says_that_there_may_be_more()
    {
        var tenant = NewTenant();
        var ids = Enumerable.Range(0, CustomerSearch.MaxCandidates + 500).Select(_ => NewId()).ToList();
        await Plant(tenant, ids, "common");
        await Plant(tenant, ids, "frequent");
        var rare = await Registered(tenant, "Zuzana Common");
        var hits = (await Grains.CustomerSearcher(tenant).Search("zuzana common", false, 5, [])).Value;
        var most = (await Grains.CustomerSearcher(tenant).Search("common frequent", false, 5, [])).Value;
        Assert.Multiple(() =>
        {
            Assert.That(hits.Items.Select(hit => hit.Customer.Id), Is.EqualTo(new[] { rare.Id }), "A word with few candidates leads.");
            Assert.That(hits.More, Is.False);
            Assert.That(most.More, Is.True);
        });
    }

    [Test]
    public async Task Archived_customers_are_found_only_on_request()
    {
        var tenant = NewTenant();
        var (kept, gone) = (await Registered(tenant, "Ana Kept"), await Registered(tenant, "Ana Gone"));
        await Grains.Customer(tenant, gone.Id).SetArchived(true, Agent);
        Assert.Multiple(async () =>
        {
            Assert.That(await Names(tenant, "ana"), Is.EqualTo(new[] { kept.Name }));
            Assert.That((await Grains.CustomerSearcher(tenant).Search("ana", true, 10, [])).Value.Items.Select(hit => hit.Customer.Id), Is.EquivalentTo(new[] { kept.Id, gone.Id }));
        });
    }

    [Test]
    public async Task A_change_changes_what_finds_a_customer()
    {
        var tenant = NewTenant();
        var customer = await Registered(tenant, "Before Change", new ContactPoint(ContactKind.Mail, "before@example.com", null), new ContactPoint(ContactKind.Phone, "+49 911 123456", null));
        await Grains.Customer(tenant, customer.Id).Change(
            new(null, "After Change", [new(ContactKind.Mail, "after@example.com", null)]) { More = new() { Tags = ["vip"] } }, null, Agent);
        Assert.Multiple(async () =>
        {
            foreach (var query in new[] { "after change", "after@example.com", "example.com", "vip" })
                Assert.That(await Names(tenant, query), Is.EqualTo(new[] { "After Change" }), query);
            foreach (var query in new[] { "before", "before@example.com", "123456" })
                Assert.That(await Names(tenant, query), Is.Empty, query);
        });
    }

    [Test]
    public async Task A_hit_says_where_it_matches_and_a_hidden_field_does_not_find()
    {
        var tenant = NewTenant();
        var field = (await Grains.FieldBook(tenant).Define(NewId(), new("segment", "Segment", FieldType.Text, [], true), Agent, NewOnce())).Value;
        var customer = (await Grains.Customer(tenant, NewId()).Register(
            new(CustomerKind.Person, "Amber Rose", [new(ContactKind.Handle, "x:amber", null)]) { More = new() { Tags = ["amber"], Fields = [new(field.Key, "amber glass")] } }, Agent, NewOnce())).Value;
        var interaction = await Opened(tenant, customer.Id);
        await Grains.Interaction(tenant, interaction.Id).Append(new(NewId(), Direction.Internal, null, "Collects amber and glassware", null, null), Agent);
        await Grains.Interaction(tenant, interaction.Id).Append(new(NewId(), Direction.Inbound, null, "Do you sell tourmaline?", null, null), Agent);
        Assert.Multiple(async () =>
        {
            Assert.That(await Fields(tenant, "amber"), Is.EqualTo(new[] { "name", "handle", "tag", "note", "fields.segment" }));
            Assert.That(await Fields(tenant, "amber", "name", "note"), Is.EqualTo(new[] { "handle", "tag", "fields.segment" }));
            Assert.That(await Fields(tenant, "glass"), Is.EqualTo(new[] { "note", "fields.segment" }));
            Assert.That(await Fields(tenant, "glass", "fields.segment"), Is.EqualTo(new[] { "note" }));
            Assert.That(await Fields(tenant, "glass", "fields.segment", "note"), Is.Empty);
            Assert.That(await Fields(tenant, "rose glass", "fields.segment", "note"), Is.Empty);
            Assert.That(await Fields(tenant, "tourmaline"), Is.Empty, "Messages are no notes.");
        });
    }

    [Test]
    public async Task A_tenant_finds_only_its_own()
    {
        var (mine, theirs) = (NewTenant(), NewTenant());
        var phone = new ContactPoint(ContactKind.Phone, "+49 911 123456", null);
        var customer = await Registered(theirs, "Eve Example", phone);
        await Registered(mine, "Ada Example", phone);
        var interaction = await Opened(theirs, customer.Id);
        await Grains.Interaction(theirs, interaction.Id).Append(new(NewId(), Direction.Internal, null, "secretive", null, null), Agent);
        Assert.Multiple(async () =>
        {
            foreach (var query in new[] { "example", "0911 123456", "3456", "eva example" })
                Assert.That(await Names(mine, query), Has.No.Member("Eve Example"), query);
            Assert.That(await Names(mine, "example"), Is.EqualTo(new[] { "Ada Example" }));
            Assert.That(await Names(mine, "secretive"), Is.Empty);
            Assert.That(await Names(theirs, "secretive"), Is.EqualTo(new[] { "Eve Example" }));
        });
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("?!. -")]
    [TestCase("a b c d e f g h i j k l m n o p q")]
    public async Task A_query_without_words_or_with_too_many_is_refused(string query) =>
        Assert.That((await Grains.CustomerSearcher(NewTenant()).Search(query, false, 10, [])).Refusal, Has.Property("Field").EqualTo("q").And.Property("Kind").EqualTo(RefusalKind.Invalid));

    [Test]
    public async Task A_query_has_a_bound()
    {
        var searcher = Grains.CustomerSearcher(NewTenant());
        Assert.That((await searcher.Search(new('a', SearchQuery.MaxLength + 1), false, 10, [])).Refusal.Field, Is.EqualTo("q"));
        Assert.That((await searcher.Search(new('a', SearchQuery.MaxLength), false, 10, [])).IsOk);
        Assert.That((await searcher.Search("a", false, 0, [])).Refusal.Field, Is.EqualTo("limit"));
        Assert.That((await searcher.Search("a", false, ICustomerSearcher.MaxLimit + 1, [])).Refusal.Field, Is.EqualTo("limit"));
    }

    [Test]
    public async Task A_customer_has_a_bound_on_what_finds_it()
    {
        var tenant = NewTenant();
        var customer = await Registered(tenant, "Talkative");
        var interaction = await Opened(tenant, customer.Id);
        var text = string.Join(' ', Enumerable.Range(0, 2 * CustomerTokens.MaxOfNote).Select(i => $"word{i}"));
        Assert.That((await Grains.Interaction(tenant, interaction.Id).Append(new(NewId(), Direction.Internal, null, text, null, null), Agent)).IsOk);
        await using var db = Store.Source.ForTenant(tenant);
        Assert.That(await db.Set<TokenRow>().CountAsync(row => row.TenantId == tenant && row.Place == SearchPlace.Note), Is.EqualTo(CustomerTokens.MaxOfNote));
        Assert.That(await Names(tenant, "word0"), Is.EqualTo(new[] { "Talkative" }));
    }

    private async Task<string[]> Names(TenantId tenant, string query) =>
        [.. (await Grains.CustomerSearcher(tenant).Search(query, false, 50, [])).Value.Items.Select(hit => hit.Customer.Name)];

    private async Task<string[]> Fields(TenantId tenant, string query, params string[] hidden) =>
        [.. (await Grains.CustomerSearcher(tenant).Search(query, false, 50, [.. hidden])).Value.Items.SelectMany(hit => hit.Fields)];

    /// <summary>A token of many customers, without the customers.</summary>
    private Task<CommitResult> Plant(TenantId tenant, List<Guid> customers, string token)
    {
        var rows = customers.ConvertAll(id => new TokenRow { TenantId = tenant, Token = token, Place = SearchPlace.Name, CustomerId = id });
        var act = Act.Create(tenant, rows[0]);
        rows.Skip(1).ToList().ForEach(row => act.Insert(row));
        return Store.Writer.Commit(act);
    }
}
