using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Accounts;

/// <summary>What the operator agreed with one tenant.</summary>
internal sealed record Terms
{
    /// <summary>The most coupons, commitments or balances.</summary>
    public const int ListMax = 20;

    /// <summary>The longest time for paying, in days.</summary>
    public const int DueDaysMax = 120;

    private const int CodeMax = 60;

    /// <summary>What every tenant begins with.</summary>
    public static Terms Usual { get; } = new() { Currency = Rating.Currency.Usd.Code };

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Days from an invoice to its due date.</summary>
    public int DueDays { get; init; } = 14;

    /// <summary>The tax on its invoices.</summary>
    public Tax? Tax { get; init; }

    /// <summary>The plan for which base and seat hold.</summary>
    public string? Plan { get; init; }

    /// <summary>In place of the price book's base.</summary>
    public decimal? Base { get; init; }

    /// <summary>In place of the price book's seat.</summary>
    public decimal? Seat { get; init; }

    /// <summary>In place of the price book's meters.</summary>
    public ImmutableSortedDictionary<string, MeterPrice> Meters { get; init; } = ImmutableSortedDictionary.Create<string, MeterPrice>(StringComparer.Ordinal);

    /// <summary>Applied one after the other.</summary>
    public ImmutableArray<Coupon> Coupons { get; init; } = [];

    /// <summary>What was promised for a period.</summary>
    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    /// <summary>The terms of a command; the refusal names the field.</summary>
    /// <param name="given">The command.</param>
    /// <param name="known">All meters: a price or a promise for another one would never be met.</param>
    /// <param name="book">The version of the price book that holds: the plan is one of its.</param>
    public static Outcome<Terms> From(BillingTerms given, MeterTable known, Book book)
    {
        if (!Rating.Currency.TryParse(given.Currency, out var currency))
            return Refusal.Invalid("currency", $"Currencies are {string.Join(", ", Rating.Currency.All)}.");
        if (given.DueDays is < 0 or > DueDaysMax)
            return Refusal.Invalid("dueDays", $"0 to {DueDaysMax} days.");
        if (given.Plan is { } plan && book.Find(plan) is null)
            return Refusal.Invalid("plan", $"Plans are {string.Join(", ", book.Plans.Select(it => it.Code))}.");
        if (!TaxOf(given.Tax).Try(out var tax, out var refusal)
            || !Money.ReadOptional(given.Base, "base", currency).Try(out var perPeriod, out refusal)
            || !Money.ReadOptional(given.Seat, "seat", currency).Try(out var seat, out refusal)
            || !MetersOf(given.Meters, known).Try(out var meters, out refusal)
            || !All(given.Coupons, "coupons", (coupon, field) => CouponOf(coupon, field, currency)).Try(out var coupons, out refusal)
            || !All(given.Commitments, "commitments", (commitment, field) => CommitmentOf(commitment, field, currency, known)).Try(out var commitments, out refusal))
            return refusal;
        return new Terms
        {
            Currency = currency.Code,
            DueDays = given.DueDays,
            Tax = tax.Tax,
            Plan = given.Plan,
            Base = perPeriod,
            Seat = seat,
            Meters = meters,
            Coupons = coupons,
            Commitments = commitments,
        };
    }

    /// <summary>With the plan for which base and seat hold, where none is named.</summary>
    public Terms For(string plan) => Plan is null && (Base ?? Seat) is not null ? this with { Plan = plan } : this;

    /// <summary>A plan's prices with the negotiated ones in their places.</summary>
    public PlanPrices Over(Plan plan, Currency currency) => ToNegotiated(plan.Code)?.On(plan.Prices[currency.Code]) ?? plan.Prices[currency.Code];

    /// <summary>Where these differ from the price book under a plan; null where they don't. Meters' prices hold on every plan.</summary>
    public NegotiatedPrices? ToNegotiated(string plan)
    {
        var isIts = Plan is null || Plan == plan;
        var (perPeriod, seat) = (isIts ? Base : null, isIts ? Seat : null);
        return perPeriod is null && seat is null && Meters.IsEmpty ? null : new() { Base = perPeriod, Seat = seat, Meters = Meters.IsEmpty ? null : Meters };
    }

    /// <summary>Whether these are the same.</summary>
    public bool Says(Terms other) => JsonSerializer.Serialize(ToContract()) == JsonSerializer.Serialize(other.ToContract());

    /// <summary>As they are told to others.</summary>
    public BillingTerms ToContract() => new(
        Currency, DueDays, Tax is { } tax ? new(tax.Code, Exact.Text(tax.Rate), tax.IsInclusive) : null, Text(Base), Text(Seat), MetersText(),
        [.. Coupons.Select(coupon => new CouponTerm(coupon.Code, Text(coupon.Percent), Text(coupon.Amount), Text(coupon.Maximum), coupon.PeriodsLeft))],
        [.. Commitments.Select(it => new CommitmentTerm(it.Code, Exact.Text(it.Amount), it.Codes))], Plan);

    private static string? Text(decimal? number) => number is { } it ? Exact.Text(it) : null;

    private string? MetersText()
    {
        if (Meters.IsEmpty)
            return null;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            BookJson.WriteMeters(writer, Meters);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Outcome<(Tax? Tax, bool IsRead)> TaxOf(TaxTerm? given)
    {
        if (given is null)
            return ((Tax?)null, true);
        if (given.Code is not { Length: >= 1 and <= CodeMax })
            return Refusal.Invalid("tax.code", $"1 to {CodeMax} characters.");
        return Money.Number(given.Rate, "tax.rate", 1, 6).Select(rate => ((Tax?)new Tax(given.Code, rate, given.IsInclusive), true));
    }

    private static Outcome<ImmutableSortedDictionary<string, MeterPrice>> MetersOf(string? given, MeterTable known)
    {
        var troubles = new JsonTroubles();
        var meters = given is null ? Usual.Meters : BookJson.ReadMeters(given, troubles, "meters");
        if (meters is null)
            return troubles.First();
        return meters.Keys.FirstOrDefault(code => known.Find(code) is null) is { } code ? Refusal.Invalid($"meters.{code}", "There is no such meter.") : meters;
    }

    private static Outcome<Coupon> CouponOf(CouponTerm given, string field, Currency currency)
    {
        if (given.Code is not { Length: >= 1 and <= CodeMax })
            return Refusal.Invalid($"{field}.code", $"1 to {CodeMax} characters.");
        if (given.Percent is null == given.Amount is null)
            return Refusal.Invalid($"{field}.percent", "Either a percentage or an amount.");
        if (given.Periods is < 1 or > 120)
            return Refusal.Invalid($"{field}.periods", "1 to 120 periods, or nothing for ever.");
        decimal? percent = null;
        if (given.Percent is { } text)
        {
            if (!Money.Number(text, $"{field}.percent", 100, 6).Try(out var share, out var wrong))
                return wrong;
            percent = share;
        }

        if (!Money.ReadOptional(given.Amount, $"{field}.amount", currency).Try(out var amount, out var refusal)
            || !Money.ReadOptional(given.Maximum, $"{field}.maximum", currency).Try(out var maximum, out refusal))
            return refusal;
        return new Coupon(given.Code, percent, amount, maximum, given.Periods);
    }

    private static Outcome<Commitment> CommitmentOf(CommitmentTerm given, string field, Currency currency, MeterTable known)
    {
        if (given.Code is not { Length: >= 1 and <= CodeMax })
            return Refusal.Invalid($"{field}.code", $"1 to {CodeMax} characters.");
        var codes = given.Codes.IsDefault ? [] : given.Codes;
        if (codes.Length > Book.MetersMax)
            return Refusal.Invalid($"{field}.codes", $"At most {Book.MetersMax} codes.");
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] is null || (codes[i] is not (InvoiceLine.BaseCode or InvoiceLine.SeatsCode) && known.Find(codes[i]) is null))
                return Refusal.Invalid($"{field}.codes[{i}]", $"{InvoiceLine.BaseCode}, {InvoiceLine.SeatsCode} or the code of a meter.");
        }

        return Money.Read(given.Amount, $"{field}.amount", currency).Select(amount => new Commitment(given.Code, amount, codes));
    }

    private static Outcome<ImmutableArray<TKept>> All<TGiven, TKept>(ImmutableArray<TGiven> given, string field, Func<TGiven, string, Outcome<TKept>> keep)
    {
        if (given.IsDefaultOrEmpty)
            return ImmutableArray<TKept>.Empty;
        if (given.Length > ListMax)
            return Refusal.Invalid(field, $"At most {ListMax}.");
        var kept = ImmutableArray.CreateBuilder<TKept>();
        for (var i = 0; i < given.Length; i++)
        {
            if (!keep(given[i], $"{field}[{i}]").Try(out var one, out var refusal))
                return refusal;
            kept.Add(one);
        }

        return kept.ToImmutable();
    }
}
