using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Duplicates;

namespace CloudCrm.Tests.Customers.Merging;

/// <summary>Customers that may be one.</summary>
[TestFixture]
internal sealed class DuplicateTests : CrmFixture
{
    // The first three are Winkler's own examples.
    [TestCase("MARTHA", "MARHTA", 0.9611)]
    [TestCase("DIXON", "DICKSONX", 0.8133)]
    [TestCase("DWAYNE", "DUANE", 0.84)]
    [TestCase("", "", 1)]
    [TestCase("a", "", 0)]
    [TestCase("abc", "xyz", 0)]
    public void The_measure_is_Jaros_and_Winklers(string one, string other, double expected)
    {
        Assert.That(NameLikeness.JaroWinkler(one, other), Is.EqualTo(expected).Within(0.0001));
        Assert.That(NameLikeness.JaroWinkler(other, one), Is.EqualTo(expected).Within(0.0001));
    }

    [TestCase("José García", "JOSE GARCIA", true)]
    [TestCase("Cheng Yu", "Yu Cheng", true)]
    [TestCase("Katherine Johnson", "Kathrine Johnson", true)]
    [TestCase("王小明", "王小明", true)]
    [TestCase("王小明", "王大明", false)]
    [TestCase("サクラ", "さくら", true)]
    [TestCase("Ada Lovelace", "Grace Hopper", false)]
    [TestCase("", "Ada", false)]
    public void Names_are_alike_or_not(string one, string other, bool alike) => Assert.That(NameLikeness.Of(one, other) >= NameLikeness.Least, Is.EqualTo(alike));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool The_measure_is_between_0_and_1_and_knows_the_same(string? one, string? other)
    {
        var (a, b) = (one ?? "", other ?? "");
        return NameLikeness.JaroWinkler(a, b) is >= 0 and <= 1.0000001 && NameLikeness.JaroWinkler(a, a) > 0.999999;
    }

    [Test]
    public async Task A_customers_duplicates_are_told_with_reasons_the_likeliest_first()
    {
        var tenant = NewTenant();
        var (phone, mail) = (new ContactPoint(ContactKind.Phone, "+886 2 2345 6789", null), new ContactPoint(ContactKind.Mail, "Cheng@Example.com", null));
        var cheng = await Registered(tenant, "Cheng Yu", phone, mail);
        var both = await Registered(tenant, "Yu Cheng", new ContactPoint(ContactKind.Phone, "00886 2 23456789", null), mail with { Value = "cheng@example.com" });
        var home = await Registered(tenant, "Somebody Else", phone);
        var namesake = await Registered(tenant, "CHENG YU");
        var archived = await Registered(tenant, "Cheng Yu");
        await Grains.Customer(tenant, archived.Id).SetArchived(true, Agent);
        var merged = await Registered(tenant, "Cheng Yu", phone);
        Assert.That((await Grains.MergeGate(tenant).Merge(merged.Id, home.Id, null, Agent)).IsOk, Is.True);
        await Registered(tenant, "Ada");

        var found = (await Grains.DuplicateFinder(tenant).Of(cheng.Id, FieldSight.Everything)).Value;
        Assert.That(found.Select(one => (one.Customer.Id, string.Join(' ', one.Reasons))), Is.EqualTo(new[]
        {
            (both.Id, "phone mail name"), (home.Id, "phone"), (namesake.Id, "name"),
        }));
        Assert.That(found.Select(one => one.Score), Is.Ordered.Descending.And.All.InRange(1, 100));
        var unseen = (await Grains.DuplicateFinder(tenant).Of(cheng.Id, new(["mail", "phone"], []))).Value;
        Assert.That(unseen.Select(one => (one.Customer.Id, string.Join(' ', one.Reasons))), Is.EquivalentTo(new[] { (both.Id, "name"), (namesake.Id, "name") }));
        Assert.That((await Grains.DuplicateFinder(tenant).Of(NewId(), FieldSight.Everything)).Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await Grains.DuplicateFinder(NewTenant()).Of(cheng.Id, FieldSight.Everything)).Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(100)]
    public async Task All_pairs_are_told_once_whatever_the_pages(int limit)
    {
        var tenant = NewTenant();
        var shared = new ContactPoint(ContactKind.Handle, "x:shared", null);
        var (ada, zoe, mid) = (await Registered(tenant, "Ada", shared), await Registered(tenant, "Zoe", shared), await Registered(tenant, "Mo", shared));
        var (one, other) = (await Registered(tenant, "Katherine Johnson"), await Registered(tenant, "Kathrine Johnson"));
        // More than one page looks at, between those that share a handle.
        for (var i = 0; i < 230; i++)
            await Registered(tenant, $"N{new string((char)('a' + (i % 26)), 5)}{new string((char)('a' + (i / 26)), 9)}");

        var pairs = (await Walk(cursor => Grains.DuplicateFinder(tenant).Pairs(cursor, limit, FieldSight.Everything))).ConvertAll(pair => (pair.Customer.Id, Other: pair.Other.Customer.Id));
        Assert.That(pairs, Is.Unique);
        Assert.That(pairs, Is.SupersetOf(new[] { (ada.Id, mid.Id), (ada.Id, zoe.Id), (mid.Id, zoe.Id), (one.Id, other.Id) }));
        Assert.That((await Grains.DuplicateFinder(tenant).Pairs("nonsense", limit, FieldSight.Everything)).Refusal.Field, Is.EqualTo("cursor"));
    }
}
