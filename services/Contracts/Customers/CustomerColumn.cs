namespace CloudCrm.Contracts.Customers;

/// <summary>What a column of a file or of a saved view can hold.</summary>
public static class CustomerColumn
{
    private static readonly HashSet<string> s_files =
        ["externalId", "name", "phone", "mail", "handle", "tags", "street", "city", "region", "postalCode", "country"];

    private static readonly HashSet<string> s_shown = ["kind", "owner", "createdAt", "changedAt"];

    /// <summary>Whether every customer has something of this name that a file can hold.</summary>
    public static bool IsFixed(string target) => s_files.Contains(target);

    /// <summary>Whether it names a field of a tenant's own, whether or not there is one.</summary>
    public static bool IsField(string target) => target.StartsWith(CustomerParts.Own, StringComparison.Ordinal);

    /// <summary>Whether a list can show it.</summary>
    public static bool IsShown(string target, FieldBook book) =>
        IsFixed(target) || s_shown.Contains(target) || (IsField(target) && book.Fields.Any(field => target.AsSpan(CustomerParts.Own.Length).SequenceEqual(field.Key)));
}
