using CloudCrm.Billing.Invoices.Pages;
using CloudCrm.Billing.Payments.Stripe;
using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;
using CloudCrm.Tests.Billing.Invoices;

namespace CloudCrm.Tests.Billing.Stripe;

/// <summary>What is put on Stripe's invoices.</summary>
[TestFixture]
internal sealed class CollectionPlanTests
{
    private static readonly string[] s_languages = ["en", "zh-TW", "zh-CN"];

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Items_and_Stripes_own_lines_come_to_what_is_collected_whatever_stands_on_the_invoice(int seed)
    {
        var random = new Random(seed);
        var invoice = MadeInvoice.Of(random, corrects: random.Next(2) == 0).Document();
        var due = StripeMoney.Of(invoice.Totals.Due, invoice.Currency);
        var licensed = random.Next(3) == 0 ? 0 : StripeMoney.OfUnits(random.Next(20_000), invoice.Currency);
        var amount = random.Next(3) > 0 ? due : due - StripeMoney.OfUnits(random.Next(100), invoice.Currency);
        var items = CollectionPlan.Of(invoice, licensed, amount, InvoiceLanguages.Of(s_languages[random.Next(3)]));
        Assert.Multiple(() =>
        {
            Assert.That(items.Sum(item => item.Amount) + licensed, Is.EqualTo(amount));
            Assert.That(items.Select(item => item.Line), Is.Unique);
            Assert.That(items.Select(item => item.Amount), Has.None.Zero);
            Assert.That(items.Select(item => item.Description.Length), Is.All.InRange(1, 500));
            Assert.That(items.Select(item => item.To - item.From), Is.All.GreaterThan(TimeSpan.Zero));
            foreach (var item in items.Where(item => char.IsAsciiDigit(item.Line[0])))
                Assert.That(item.Amount, Is.EqualTo(StripeMoney.Of(invoice.Lines[int.Parse(item.Line, System.Globalization.CultureInfo.InvariantCulture)].Amount, invoice.Currency)));
        });
    }

    [Test]
    public void What_is_more_than_Stripe_takes_stands_in_one_item()
    {
        var invoice = MadeInvoice.Of(new(7)).Document();
        var line = invoice.Lines.First(it => it.Kind == LineKind.Usage);
        var many = invoice with { Lines = [.. invoice.Lines, .. Enumerable.Repeat(line with { Amount = 1 }, 1_000)] };
        var due = StripeMoney.Of(many.Totals.Due, many.Currency) + StripeMoney.Of(1_000, many.Currency);
        many = many with { Totals = many.Totals with { Due = many.Totals.Due + 1_000 } };
        var items = CollectionPlan.Of(many, 0, due, InvoiceLanguages.Of("en"));
        Assert.That((items.Length <= CollectionPlan.LinesMax + 2, items.Sum(item => item.Amount)), Is.EqualTo((true, due)));
        Assert.That(items.Count(item => item.Line == CollectionPlan.Rest), Is.EqualTo(1));
    }

    [Test]
    public void Dollars_of_Taiwan_have_cents_on_Stripe_and_yen_have_none()
    {
        Assert.That((StripeMoney.Of(1_200, Currency.Twd), StripeMoney.Of(1_200, Currency.Jpy), StripeMoney.Of(12.5m, Currency.Usd)), Is.EqualTo((120_000L, 1_200L, 1_250L)));
        Assert.That((StripeMoney.ToUnits(120_000, Currency.Twd), StripeMoney.ToUnits(120_050, Currency.Twd), StripeMoney.ToUnits(1_250, Currency.Usd)), Is.EqualTo(((long?)1_200, (long?)null, (long?)1_250)));
    }
}
