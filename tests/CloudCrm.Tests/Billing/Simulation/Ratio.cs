using System.Globalization;
using System.Numerics;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>An exact rational number: the oracle's arithmetic has nothing of the product's.</summary>
internal readonly struct Ratio : IComparable<Ratio>, IEquatable<Ratio>
{
    private readonly BigInteger _top;
    private readonly BigInteger _bottom;

    public Ratio(BigInteger top, BigInteger bottom)
    {
        var common = BigInteger.GreatestCommonDivisor(top, bottom) * bottom.Sign;
        (_top, _bottom) = (top / common, bottom / common);
    }

    private BigInteger Bottom => _bottom.IsZero ? BigInteger.One : _bottom;

    public bool IsZero => _top.IsZero;

    public int Sign => _top.Sign;

    public static implicit operator Ratio(long whole) => new(whole, 1);

    /// <summary>A plain decimal number.</summary>
    public static Ratio Of(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var places = point < 0 ? 0 : text.Length - point - 1;
        return new(BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), BigInteger.Pow(10, places));
    }

    public static Ratio Of(decimal number) => Of(number.ToString(CultureInfo.InvariantCulture));

    public static Ratio operator +(Ratio a, Ratio b) => new((a._top * b.Bottom) + (b._top * a.Bottom), a.Bottom * b.Bottom);

    public static Ratio operator -(Ratio a, Ratio b) => a + -b;

    public static Ratio operator -(Ratio a) => new(-a._top, a.Bottom);

    public static Ratio operator *(Ratio a, Ratio b) => new(a._top * b._top, a.Bottom * b.Bottom);

    public static Ratio operator /(Ratio a, Ratio b) => new(a._top * b.Bottom, a.Bottom * b._top);

    public static bool operator <(Ratio a, Ratio b) => a.CompareTo(b) < 0;

    public static bool operator >(Ratio a, Ratio b) => a.CompareTo(b) > 0;

    public static bool operator <=(Ratio a, Ratio b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Ratio a, Ratio b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Ratio a, Ratio b) => a.CompareTo(b) == 0;

    public static bool operator !=(Ratio a, Ratio b) => a.CompareTo(b) != 0;

    public static Ratio Min(Ratio a, Ratio b) => a < b ? a : b;

    public static Ratio Max(Ratio a, Ratio b) => a > b ? a : b;

    /// <summary>To so many decimals, half away from zero.</summary>
    public Ratio Round(int places)
    {
        var scale = BigInteger.Pow(10, places);
        var halves = ((BigInteger.Abs(_top) * scale * 2) + Bottom) / (Bottom * 2);
        return new(halves * _top.Sign, scale);
    }

    /// <summary>The next whole number that is not less.</summary>
    public Ratio Ceiling() => new(-BigInteger.Divide(-_top - (_top.Sign > 0 ? Bottom - 1 : 0), Bottom), 1);

    /// <summary>In units of 10^-places, which it must be whole in.</summary>
    public long Units(int places)
    {
        var scaled = this * new Ratio(BigInteger.Pow(10, places), 1);
        return scaled.Bottom.IsOne ? (long)scaled._top : throw new InvalidOperationException($"{this} has more than {places} decimals.");
    }

    public int CompareTo(Ratio other) => (_top * other.Bottom).CompareTo(other._top * Bottom);

    public bool Equals(Ratio other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_top, Bottom);

    /// <summary>A decimal of at most 12 places.</summary>
    public override string ToString()
    {
        var units = Round(12) * new Ratio(BigInteger.Pow(10, 12), 1);
        var digits = BigInteger.Abs(units._top).ToString(CultureInfo.InvariantCulture).PadLeft(13, '0');
        var text = $"{digits[..^12]}.{digits[^12..]}".TrimEnd('0').TrimEnd('.');
        return _top.Sign < 0 && text != "0" ? $"-{text}" : text;
    }
}
