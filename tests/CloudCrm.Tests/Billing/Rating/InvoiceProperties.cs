using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Rating;

[TestFixture]
internal sealed class InvoiceProperties
{
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Totals_are_sums_of_rounded_lines(int seed)
    {
        var input = MadeInvoices.Of(new(seed));
        var invoice = InvoiceCalculator.Calculate(input);
        Assert.Multiple(() =>
        {
            Assert.That(invoice.Lines.Select(line => line.Amount), Is.EqualTo(invoice.Lines.Select(line => input.Currency.Round(line.Amount))));
            Assert.That(invoice.Lines.Select(line => line.Kind), Is.Ordered);
            Assert.That(invoice.Net + invoice.Tax, Is.EqualTo(invoice.Total));
            Assert.That(invoice.Total + invoice.Credits + invoice.Prepaid + invoice.NewCredit, Is.EqualTo(invoice.Due));
            Assert.That(invoice.Due, Is.GreaterThanOrEqualTo(0));
            Assert.That(invoice.NewCredit, Is.EqualTo(Math.Max(0, -invoice.Total)));
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Steps_take_no_more_than_there_is(int seed)
    {
        var input = MadeInvoices.Of(new(seed));
        var invoice = InvoiceCalculator.Calculate(input);
        Assert.Multiple(() =>
        {
            Assert.That(-invoice.Discounts, Is.InRange(0m, Math.Max(0, invoice.Charges - Sum(invoice, LineKind.Correction))));
            Assert.That(-invoice.Credits, Is.InRange(0m, input.Credits.Sum(credit => credit.Available)));
            Assert.That(-invoice.Prepaid, Is.InRange(0m, input.Prepaid.Sum(prepaid => prepaid.Available)));
            Assert.That(invoice.Due, Is.Zero.Or.EqualTo(invoice.Total + invoice.Credits + invoice.Prepaid));
            foreach (var balance in input.Credits.Concat(input.Prepaid))
                Assert.That(-invoice.Lines.Where(line => line.Code == balance.Code).Sum(line => line.Amount), Is.InRange(0m, balance.Available));
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Tax_in_the_prices_leaves_the_sum_as_it_is_and_tax_on_top_adds_to_it(int seed)
    {
        var input = MadeInvoices.Of(new(seed)) with { Tax = null };
        var untaxed = InvoiceCalculator.Calculate(input);
        var inclusive = InvoiceCalculator.Calculate(input with { Tax = new("VAT", 0.19m, true) });
        var exclusive = InvoiceCalculator.Calculate(input with { Tax = new("VAT", 0.19m, false) });
        var unit = input.Currency.Decimals == 0 ? 1m : 0.01m;
        Assert.Multiple(() =>
        {
            Assert.That(inclusive.Total, Is.EqualTo(untaxed.Total));
            Assert.That(exclusive.Total, Is.EqualTo(untaxed.Total + exclusive.Tax));
            Assert.That(exclusive.Tax, Is.EqualTo(input.Currency.Round(untaxed.Total * 0.19m)));
            Assert.That(inclusive.Tax, Is.EqualTo(inclusive.Net * 0.19m).Within(unit));
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void The_same_input_gives_the_same_lines_and_a_trial_costs_nothing(int seed)
    {
        var input = MadeInvoices.Of(new(seed));
        var (once, again) = (InvoiceCalculator.Calculate(input), InvoiceCalculator.Calculate(input));
        Assert.That(again.Lines, Is.EqualTo(once.Lines));
        var trial = input with { Segments = [.. input.Segments.Select(segment => segment with { IsTrial = true })], Corrections = [], Commitments = [] };
        Assert.That(InvoiceCalculator.Calculate(trial).Charges, Is.Zero);
    }

    private static decimal Sum(CalculatedInvoice invoice, LineKind kind) => invoice.Lines.Where(line => line.Kind == kind).Sum(line => line.Amount);
}
