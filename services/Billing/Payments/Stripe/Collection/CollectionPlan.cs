using System.Collections.Immutable;
using System.Globalization;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Pages;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>An item that is put on an invoice of Stripe's.</summary>
/// <param name="Line">Which line of ours it is for: its place from 0, or one of <see cref="CollectionPlan"/>'s names.</param>
/// <param name="Amount">Stripe's minor units; may be less than 0.</param>
/// <param name="Description">For people.</param>
/// <param name="From">When what it is for begins (UTC).</param>
/// <param name="To">When that ends (UTC).</param>
internal sealed record CollectionItem(string Line, long Amount, string Description, DateTimeOffset From, DateTimeOffset To);

/// <summary>What is put on an invoice of Stripe's so that it comes to what ours does. Pure.</summary>
/// <remarks>
/// Base and seats stand on ours by the day, for the period that is over, and on Stripe's by the month, for the one to come: one item makes up the difference.
/// </remarks>
internal static class CollectionPlan
{
    /// <summary>The item that makes up base and seats.</summary>
    public const string Base = "base";

    /// <summary>The item for all lines beyond <see cref="LinesMax"/>: Stripe takes 250 on an invoice.</summary>
    public const string Rest = "rest";

    /// <summary>The item for what is collected otherwise.</summary>
    public const string Settled = "settled";

    /// <summary>The most lines of ours that have an item of their own.</summary>
    public const int LinesMax = 200;

    private const int WordsMax = 500;

    /// <summary>The items. With Stripe's own lines they come to the amount.</summary>
    /// <param name="invoice">Our invoice.</param>
    /// <param name="licensed">What Stripe's own lines come to, in its minor units.</param>
    /// <param name="amount">What its invoice is to come to, in its minor units.</param>
    /// <param name="words">The language.</param>
    public static ImmutableArray<CollectionItem> Of(InvoiceDocument invoice, long licensed, long amount, InvoiceWords words)
    {
        var items = ImmutableArray.CreateBuilder<CollectionItem>();
        var own = invoice.Lines.Index().Where(it => it.Item is { Amount: not 0, Kind: not (LineKind.Base or LineKind.Seats) }).ToArray();
        var more = CollectionWords.Of(words);
        Add(Base, Sum(invoice.Lines.Where(line => line.Kind is LineKind.Base or LineKind.Seats)) - licensed, licensed == 0
            ? $"{words.Kinds[LineKind.Base]}, {words.Kinds[LineKind.Seats]}"
            : string.Format(CultureInfo.InvariantCulture, more.Base, InvoicePage.Days(invoice.Period, words)));
        foreach (var (place, line) in own.Take(LinesMax))
        {
            var (from, to) = Span(invoice, line);
            items.Add(new(Text(place), StripeMoney.Of(line.Amount, invoice.Currency), Words(line, invoice, words), from, to));
        }

        var rest = own.Skip(LinesMax).ToArray();
        Add(Rest, Sum(rest.Select(it => it.Item)), string.Format(CultureInfo.InvariantCulture, more.Rest, rest.Length == 0 ? 0 : rest[0].Index + 1, invoice.Number));
        Add(Settled, amount - StripeMoney.Of(invoice.Totals.Due, invoice.Currency), more.Settled);
        return items.ToImmutable();

        long Sum(IEnumerable<DocumentLine> lines) => StripeMoney.Of(lines.Sum(line => line.Amount), invoice.Currency);

        void Add(string line, long sum, string description)
        {
            if (sum != 0)
                items.Add(new(line, sum, description, invoice.DayStarts[0], invoice.DayStarts[^1]));
        }
    }

    private static (DateTimeOffset From, DateTimeOffset To) Span(InvoiceDocument invoice, DocumentLine line)
    {
        var earlier = line.Corrects is null ? null : invoice.Earlier.FirstOrDefault(it => it.Number == line.Corrects);
        var (period, starts) = earlier is null ? (invoice.Period, invoice.DayStarts) : (earlier.Period, earlier.DayStarts);
        return line.Span is { } span && period.Covers(span)
            ? (starts[span.From.DayNumber - period.From.DayNumber], starts[span.To.DayNumber - period.From.DayNumber])
            : (starts[0], starts[^1]);
    }

    private static string Words(DocumentLine line, InvoiceDocument invoice, InvoiceWords words)
    {
        var name = InvoicePageLines.Name(line, invoice, words);
        var text = line.Quantity is { } quantity ? $"{name} ({quantity.ToString("#,0.######", CultureInfo.InvariantCulture)})" : name;
        return text.Length <= WordsMax ? text : text[..WordsMax];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
