namespace CloudCrm.Contracts.Customers;

/// <summary>What a column of a file or of a saved view can hold.</summary>
public static class CustomerColumn
{
    /// <summary>What stands before the key of a field of the tenant's own.</summary>
    public const string FieldPrefix = "fields.";

    private static readonly HashSet<string> s_files =
        ["externalId", "name", "phone", "mail", "handle", "tags", "street", "city", "region", "postalCode", "country"];

    private static readonly HashSet<string> s_shown = ["kind", "owner", "createdAt", "changedAt"];

    /// <summary>Whether every customer has something of this name that a file can hold.</summary>
    public static bool IsFixed(string target) => s_files.Contains(target);

    /// <summary>Whether it names a field of a tenant's own, whether or not there is one.</summary>
    public static bool IsField(string target) => target.StartsWith(FieldPrefix, StringComparison.Ordinal);

    /// <summary>Whether a list can show it.</summary>
    public static bool IsShown(string target, FieldBook book) =>
        IsFixed(target) || s_shown.Contains(target) || (IsField(target) && book.Fields.Any(field => target.AsSpan(FieldPrefix.Length).SequenceEqual(field.Key)));
}
