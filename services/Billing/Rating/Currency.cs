using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CloudCrm.Billing.Rating;

/// <summary>A currency that the product is sold in, and how finely an invoice counts it.</summary>
public sealed record Currency
{
    private Currency(string code, int decimals) => (Code, Decimals) = (code, decimals);

    /// <summary>United States dollar.</summary>
    public static Currency Usd { get; } = new("USD", 2);

    /// <summary>Euro.</summary>
    public static Currency Eur { get; } = new("EUR", 2);

    /// <summary>New Taiwan dollar. ISO 4217 gives it two decimals; nobody invoices them, so neither do we.</summary>
    public static Currency Twd { get; } = new("TWD", 0);

    /// <summary>Renminbi.</summary>
    public static Currency Cny { get; } = new("CNY", 2);

    /// <summary>Yen.</summary>
    public static Currency Jpy { get; } = new("JPY", 0);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Currency> All { get; } = [Usd, Eur, Twd, Cny, Jpy];

    /// <summary>Its ISO 4217 code.</summary>
    public string Code { get; }

    /// <summary>The decimals of an invoiced amount: 0 or 2.</summary>
    public int Decimals { get; }

    /// <summary>The currency with a code, in capitals.</summary>
    public static bool TryParse(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = All.FirstOrDefault(it => it.Code == code);
        return currency is not null;
    }

    /// <summary>The currency of something that is kept.</summary>
    /// <exception cref="InvalidOperationException">There is none with this code: what is kept was checked before.</exception>
    public static Currency Of(string? code) => TryParse(code, out var currency) ? currency : throw new InvalidOperationException($"There is no currency {code}.");

    /// <summary>An exact amount as it stands on an invoice: to the minor unit, half away from zero.</summary>
    public decimal Round(decimal exact) => decimal.Round(exact, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>A rounded amount as text, always with the currency's decimals: <c>12.50</c>, <c>1500</c>.</summary>
    public string Text(decimal amount) => Round(amount).ToString($"F{Decimals}", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
