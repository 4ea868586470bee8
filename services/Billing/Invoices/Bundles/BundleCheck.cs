using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Invoices.Bundles;

/// <summary>Whether a bundle is one at all: what can't be rated is refused with the field, before anything is compared.</summary>
internal static class BundleCheck
{
    /// <summary>The most units of an event, either way: more than any meter takes.</summary>
    private const long QuantityMax = 1L << 42;

    private static readonly long s_quarter = TimeSpan.FromMinutes(15).Ticks;

    /// <summary>The price books by their digests.</summary>
    public static Outcome<ImmutableDictionary<string, Book>> Check(InvoiceBundle bundle)
    {
        var troubles = new JsonTroubles();
        if (bundle.Format != InvoiceBundle.CurrentFormat)
            troubles.Add("format", $"must be {InvoiceBundle.CurrentFormat}.");
        Document(bundle.Invoice, "invoice", troubles);
        if (bundle.Original is { } original)
            Document(original, "original", troubles);
        if ((bundle.Original is not null) != (bundle.Invoice.Kind == DocumentKind.CreditNote))
            troubles.Add("original", "is there for a credit note, and only there.");
        Usage(bundle.Usage, troubles);
        var books = ImmutableDictionary.CreateBuilder<string, Book>();
        for (var i = 0; i < bundle.PriceVersions.Length; i++)
        {
            if (BookJson.Read(bundle.PriceVersions[i].GetRawText(), troubles, $"priceVersions[{i}]") is { } book)
                books[DocumentDigest.Of(BookJson.Write(book))] = book;
        }

        if (books.Count != bundle.PriceVersions.Length)
            troubles.Add("priceVersions", "must have each version once.");
        return troubles.All.Count > 0 ? troubles.First() : books.ToImmutable();
    }

    private static void Document(InvoiceDocument it, string path, JsonTroubles troubles)
    {
        if (it.Format != InvoiceDocument.CurrentFormat)
            troubles.Add($"{path}.format", $"must be {InvoiceDocument.CurrentFormat}.");
        if (it.Lines.Length > InvoiceDocument.LinesMax)
            troubles.Add($"{path}.lines", $"must have at most {InvoiceDocument.LinesMax} items.");
        Period(it.Period, it.DayStarts, it.Segments, path, troubles);
        for (var i = 0; i < it.Earlier.Length; i++)
        {
            Period(it.Earlier[i].Period, it.Earlier[i].DayStarts, it.Earlier[i].Segments, $"{path}.earlier[{i}]", troubles);
            if (it.Earlier[i].Period.To > (i + 1 < it.Earlier.Length ? it.Earlier[i + 1].Period.From : it.Period.From))
                troubles.Add($"{path}.earlier[{i}].period", "must lie before the next one.");
        }

        if (it.Meters.Select(meter => meter.Code).Distinct().Count() != it.Meters.Length)
            troubles.Add($"{path}.meters", "must have each meter once.");
        if (it.Meters.Any(meter => meter.Decimals is < 0 or > BilledMeter.DecimalsMax || meter.UnitSize is < 1 or > 1_000_000_000_000))
            troubles.Add($"{path}.meters", $"must have 0 to {BilledMeter.DecimalsMax} decimals and a unitSize of 1 to 10^12.");
        if (it.Coupons.Any(coupon => (coupon.Percent is null) == (coupon.Amount is null) || coupon.Percent is < 0 or > 100))
            troubles.Add($"{path}.coupons", "must have either a percent from 0 to 100 or an amount.");
        if (it.Tax is { Rate: < 0 or > 10 })
            troubles.Add($"{path}.tax.rate", "must be from 0 to 10.");
    }

    private static void Period(BillingPeriod days, ImmutableArray<DateTimeOffset> starts, ImmutableArray<DocumentSegment> segments, string path, JsonTroubles troubles)
    {
        if (days.Days > PeriodTerms.DaysMax)
            troubles.Add($"{path}.period", $"must have at most {PeriodTerms.DaysMax} days.");
        else if (starts.Length != days.Days + 1 || starts.Any(start => start.UtcTicks % s_quarter != 0) || starts.Zip(starts.Skip(1)).Any(pair => pair.First >= pair.Second))
            troubles.Add($"{path}.dayStarts", "must have the start of each day and the end of the last one, on quarter-hours, in their order.");
        var from = days.From;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].Span.From < from || segments[i].Span.To > days.To)
                troubles.Add($"{path}.segments[{i}].span", "must lie in the period and after the one before.");
            from = segments[i].Span.To;
        }
    }

    private static void Usage(ImmutableArray<BundledUsage> usage, JsonTroubles troubles)
    {
        for (var i = 0; i < usage.Length; i++)
        {
            if (usage.Take(i).Any(other => other.Meter == usage[i].Meter && other.Earlier == usage[i].Earlier))
                troubles.Add($"usage[{i}].meter", "stands there twice.");
            for (var e = 0; e < usage[i].Events.Length; e++)
            {
                if (usage[i].Events[e].Quantity is < -QuantityMax or > QuantityMax)
                    troubles.Add($"usage[{i}].events[{e}].quantity", $"must be from -{QuantityMax} to {QuantityMax}.");
            }
        }
    }
}
