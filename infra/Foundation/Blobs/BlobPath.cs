using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Blobs;

/// <summary>The one place that makes and judges paths of files. The tenant always comes first.</summary>
public static class BlobPath
{
    /// <summary>The longest path, in characters.</summary>
    public const int MaxLength = 256;

    /// <summary>The most segments in a path.</summary>
    public const int MaxSegments = 8;

    /// <summary>The path of a tenant's file, such as <c>{tenant}/attachments/{interaction}/{id}</c>; ids are 32 hexadecimal digits.</summary>
    /// <param name="tenant">Whose file it is.</param>
    /// <param name="area">What kind of file: lower-case letters, digits and hyphens.</param>
    /// <param name="ids">From the outer to the inner; at least one.</param>
    /// <exception cref="ArgumentException">No tenant, no id, or a malformed area.</exception>
    public static string Of(TenantId tenant, string area, params ReadOnlySpan<Guid> ids)
    {
        if (!tenant.IsSome)
            throw new ArgumentException("A file belongs to a tenant.", nameof(tenant));
        if (ids.IsEmpty)
            throw new ArgumentException("A file has an id.", nameof(ids));
        var path = $"{tenant}/{area}";
        foreach (var id in ids)
            path += $"/{id:n}";
        return Check(path);
    }

    /// <summary>Returns a path that is well formed: a tenant's 32 digits, then 1 to 7 segments of lower-case letters, digits and hyphens.</summary>
    /// <remarks>No dot, no empty segment, no backslash: there is nothing in it that could lead out of the tenant's folder.</remarks>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static string Check(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = path.Split('/');
        var wellFormed = path.Length <= MaxLength
            && segments.Length is >= 2 and <= MaxSegments
            && segments[0].Length == 32 && TenantId.TryParse(segments[0], out _)
            && segments.All(IsSegment);
        return wellFormed ? path : throw new ArgumentException("Not the path of a tenant's file.", nameof(path));
    }

    private static bool IsSegment(string segment) =>
        segment.Length > 0 && segment.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}
