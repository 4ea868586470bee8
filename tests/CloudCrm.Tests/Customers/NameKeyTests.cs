using CloudCrm.Crm.Customers;
using FsCheck;
using FsCheck.Fluent;

namespace CloudCrm.Tests.Customers;

[TestFixture]
public sealed class NameKeyTests
{
    [TestCase("José Ångström", "jose angstrom")]
    [TestCase("  Ada\t Lovelace", "ada lovelace")]
    [TestCase("ＡＣＭＥ", "acme")]
    [TestCase("ﬁne Goods", "fine goods")]
    [TestCase("ΟΔΥΣΣΕΥΣ", "οδυσσευσ")]
    [TestCase("Οδυσσεύς", "οδυσσευσ")]
    [TestCase("İstanbul", "istanbul")]
    [TestCase("株式会社", "株式会社")]
    [TestCase("a\u001fb", "a b")]
    public void Names_are_found_without_case_accents_and_width(string name, string key) => Assert.That(NameKey.Of(name), Is.EqualTo(key));

    [Test]
    public void A_key_always_fits_into_an_index()
    {
        // One letter that decomposes into eighteen.
        var key = NameKey.Of(new string('\uFDFA', 200));
        Assert.That(key, Has.Length.LessThanOrEqualTo(NameKey.MaxLength));
        Assert.That(NameKey.Of(string.Concat(Enumerable.Repeat("a😀", 100))), Has.Length.LessThanOrEqualTo(NameKey.MaxLength));
        Assert.That(NameKey.Of("a" + string.Concat(Enumerable.Repeat("😀", 100))), Has.Length.EqualTo(NameKey.MaxLength - 1));
    }

    [FsCheck.NUnit.Property]
    public bool The_key_of_the_beginning_of_a_name_begins_its_key(NonEmptyString first, NonEmptyString rest)
    {
        var (letters, more) = (Letters(first), Letters(rest));
        return NameKey.Of($"{letters} {more}").StartsWith(NameKey.Of(letters), StringComparison.Ordinal);
    }

    [FsCheck.NUnit.Property]
    public bool A_key_is_its_own_key(NonEmptyString name) => NameKey.Of(NameKey.Of(Letters(name))) == NameKey.Of(Letters(name));

    private static string Letters(NonEmptyString text) => new([.. text.Get.Where(letter => !char.IsSurrogate(letter))]);
}
