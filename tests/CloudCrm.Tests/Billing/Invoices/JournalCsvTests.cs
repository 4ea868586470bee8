using CloudCrm.Billing.Invoices.Export;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>The accounting export.</summary>
[TestFixture]
public sealed class JournalCsvTests
{
    private static readonly DateOnly s_day = new(2026, 10, 31);

    [Test]
    public void Rows_stand_below_a_header()
    {
        JournalEntry[] entries =
        [
            new(s_day, "2026-000123", "receivable", 1050, 0, Currency.Twd, "宏遠, \"Asia\""),
            new(s_day, "2026-000123", "revenue", 0, 12.5m, Currency.Usd, "October"),
        ];
        const string Rows = "2026-10-31,2026-000123,receivable,1050,,TWD,\"宏遠, \"\"Asia\"\"\"\r\n2026-10-31,2026-000123,revenue,,12.50,USD,October\r\n";
        Assert.That(JournalCsv.Text(entries, isFirst: true), Is.EqualTo($"\uFEFFdate,document,account,debit,credit,currency,text\r\n{Rows}"));
        Assert.That(JournalCsv.Text(entries, isFirst: false), Is.EqualTo(Rows));
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("-5", "'-5")]
    [TestCase("@a\nb", "\"'@a\nb\"")]
    [TestCase("", "")]
    public void No_text_is_a_formula(string text, string written) =>
        Assert.That(JournalCsv.Line(new(s_day, "1", "cash", 1, 0, Currency.Jpy, text)), Is.EqualTo($"2026-10-31,1,cash,1,,JPY,{written}"));

    [TestCase(1, 1)]
    [TestCase(-1, 0)]
    [TestCase(0, -1)]
    public void Money_is_on_one_side(int debit, int credit) =>
        Assert.That(() => JournalCsv.Line(new(s_day, "1", "cash", debit, credit, Currency.Eur, "")), Throws.ArgumentException);
}
