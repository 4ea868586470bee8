namespace CloudCrm.Billing.Statements;

/// <summary>Splits whole minor units by weight so that nothing is lost: by the largest remainder. Pure, and the same for any order of the weights.</summary>
internal static class Shares
{
    /// <summary>
    /// Everybody gets the whole units of the exact share; those that are left go one each to the largest remainders, and among equal ones to the first keys by ordinal.
    /// </summary>
    /// <param name="units">What is split; 0 or more.</param>
    /// <param name="weights">By key; 0 or more, and together more than 0.</param>
    public static Dictionary<string, long> Of(long units, IReadOnlyDictionary<string, long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        var whole = weights.Values.Aggregate((Int128)0, (sum, weight) => sum + weight);
        var exact = weights.Select(pair => (pair.Key, Floor: (long)((Int128)units * pair.Value / whole), Remainder: (Int128)units * pair.Value % whole)).ToArray();
        var left = units - exact.Sum(share => share.Floor);
        var shares = exact.ToDictionary(share => share.Key, share => share.Floor, StringComparer.Ordinal);
        foreach (var share in exact.OrderByDescending(share => share.Remainder).ThenBy(share => share.Key, StringComparer.Ordinal).Take((int)left))
            shares[share.Key]++;
        return shares;
    }
}
