using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Listing;

/// <summary>One condition of a list: what the index may go by, and the check of a customer.</summary>
/// <param name="Slot">Where <see cref="IndexRow"/> has its values; null where it is not indexed.</param>
/// <param name="Comparison">How.</param>
/// <param name="Key">With what, as the index writes it; empty for no value.</param>
/// <param name="Holds">Whether a customer fits.</param>
internal sealed record Condition(short? Slot, Comparison Comparison, string Key, Func<Customer, bool> Holds)
{
    /// <summary>The condition that one key of a customer must meet.</summary>
    public static Condition On(short? slot, Comparison comparison, string key, Func<Customer, string?> keyOf) =>
        new(slot, comparison, key, customer => Compares(keyOf(customer), comparison, key));

    /// <summary>True where the index can go straight to its customers.</summary>
    public bool IsPoint => Slot is not null && Comparison == Comparison.Equal && Key.Length > 0;

    /// <summary>True where only customers with a value fit.</summary>
    public bool NeedsValue => Comparison == Comparison.NotEqual ? Key.Length == 0 : Comparison != Comparison.Equal || Key.Length > 0;

    /// <summary>The least key that can fit; empty where there is no such bound.</summary>
    public string Least => Comparison is Comparison.Equal or Comparison.Greater or Comparison.AtLeast or Comparison.BeginsWith ? Key : "";

    /// <summary>The greatest key that can fit.</summary>
    public string Most => Comparison switch
    {
        Comparison.Equal when Key.Length > 0 => Key,
        Comparison.Less or Comparison.AtMost => Key,
        Comparison.BeginsWith => NameKey.Above(Key),
        _ => NameKey.Above(""),
    };

    private static bool Compares(string? value, Comparison comparison, string key)
    {
        if (key.Length == 0)
            return comparison == Comparison.NotEqual == value is not null;
        if (value is null)
            return comparison == Comparison.NotEqual;
        var order = KeyOrder.Compare(value, key);
        return comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.AtMost => order <= 0,
            Comparison.Greater => order > 0,
            Comparison.AtLeast => order >= 0,
            Comparison.BeginsWith => value.StartsWith(key, StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
        };
    }
}
