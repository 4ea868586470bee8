namespace CloudCrm.Crm.Customers.Listing;

/// <summary>The order of texts in both databases: by bytes of UTF-8, which is by code point. UTF-16 differs where half pairs stand.</summary>
internal static class KeyOrder
{
    public static int Compare(string a, string b)
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
            return a.Length.CompareTo(b.Length);
        var (x, y) = (a[same], b[same]);
        return char.IsSurrogate(x) == char.IsSurrogate(y) ? x.CompareTo(y) : char.IsSurrogate(x) ? 1 : -1;
    }
}
