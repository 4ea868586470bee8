using System.Globalization;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Fields;

namespace CloudCrm.Tests.Customers;

/// <summary>Values of the tenants' own fields: what may stand in one, and in which order lists show them.</summary>
[TestFixture]
internal sealed class FieldKeyTests
{
    [TestCase(FieldType.Number, "29.85")]
    [TestCase(FieldType.Number, " 007 ")]
    [TestCase(FieldType.Number, "-1.5e-3")]
    [TestCase(FieldType.Number, "0e5")]
    [TestCase(FieldType.Number, "")]
    [TestCase(FieldType.Number, " ")]
    [TestCase(FieldType.Date, "2024-02-29")]
    [TestCase(FieldType.Choice, "One year")]
    [TestCase(FieldType.YesNo, "Yes")]
    [TestCase(FieldType.YesNo, "0")]
    public void What_fits_may_stand(FieldType type, string text) => Assert.That(FieldKey.Check(Field(type), text, "fields.f"), Is.Null);

    [TestCase(FieldType.Number, "1,000")]
    [TestCase(FieldType.Number, "12 months")]
    [TestCase(FieldType.Number, "NaN")]
    [TestCase(FieldType.Number, "1e-40")]
    [TestCase(FieldType.Number, "0.00000000000000000000000000001")]
    [TestCase(FieldType.Number, "12345678901234567890123456789")]
    [TestCase(FieldType.Date, "2023-02-29")]
    [TestCase(FieldType.Date, "21.11.2026")]
    [TestCase(FieldType.Choice, "one year")]
    [TestCase(FieldType.YesNo, "perhaps")]
    public void What_does_not_fit_is_refused_by_name(FieldType type, string text) =>
        Assert.That(FieldKey.Check(Field(type), text, "fields.f")?.Field, Is.EqualTo("fields.f"));

    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public void Keys_of_numbers_are_in_the_order_of_the_numbers(decimal a, decimal b)
    {
        Assert.Multiple(() =>
        {
            Ordered(Shortened(a), Shortened(b));
            Ordered(Shortened(a), 0);
            Ordered(-Shortened(b), 0);
        });
    }

    private static void Ordered(decimal x, decimal y)
    {
        var order = string.CompareOrdinal(Key(x), Key(y));
        Assert.That(Math.Sign(order), Is.EqualTo(x.CompareTo(y)), $"{x} {Key(x)} against {y} {Key(y)}");
    }

    [TestCase("1", "1.0")]
    [TestCase("100", "1e2")]
    [TestCase("-0.50", "-.5")]
    [TestCase("0", "-0.00")]
    public void Spellings_of_one_number_have_one_key(string one, string other) =>
        Assert.That(FieldKey.Of(Field(FieldType.Number), one), Is.EqualTo(FieldKey.Of(Field(FieldType.Number), other)));

    [Test]
    public void Yes_is_yes_however_it_is_written() => Assert.Multiple(() =>
    {
        Assert.That(FieldKey.Of(Field(FieldType.YesNo), "TRUE"), Is.EqualTo(FieldKey.Of(Field(FieldType.YesNo), "1")));
        Assert.That(FieldKey.Of(Field(FieldType.YesNo), "No"), Is.Not.EqualTo(FieldKey.Of(Field(FieldType.YesNo), "1")));
        Assert.That(FieldKey.Of(Field(FieldType.YesNo), " "), Is.Null);
    });

    // Of at most 28 digits, as the field takes them.
    private static decimal Shortened(decimal number) => decimal.Round(number % 1_000_000_000_000m, 10);

    private static string Key(decimal number) => FieldKey.Of(Field(FieldType.Number), number.ToString(CultureInfo.InvariantCulture))!;

    private static CustomField Field(FieldType type) =>
        new(Guid.Empty, "f", "F", type, type == FieldType.Choice ? ["One year", "Two years"] : [], true, false, 1);
}
