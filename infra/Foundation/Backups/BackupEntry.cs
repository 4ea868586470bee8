using System.Text.Json;

namespace CloudCrm.Foundation.Backups;

/// <summary>One file in an archive: a line of its manifest.</summary>
/// <param name="Name">Its name in the archive, such as <c>databases/crm.db</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its digest in lower-case hexadecimal.</param>
internal sealed record BackupEntry(string Name, long Bytes, string Sha256)
{
    /// <summary>The first entry: what the archive is; see <see cref="BackupHead"/>.</summary>
    public const string Head = "backup.json";

    /// <summary>The last entry: a line for each entry before it, in their order.</summary>
    public const string Manifest = "manifest.jsonl";

    public const string Databases = "databases";
    public const string Blobs = "blobs";
    public const string Keys = "keys";
    public const string Mail = "mail";

    /// <summary>The longest name.</summary>
    public const int NameMax = 1_024;

    /// <summary>The longest line: a name may need six characters for one.</summary>
    public const int LineMax = (NameMax * 6) + 200;

    /// <summary>Its line, without the end of the line; the same on every machine.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Whether a name may be put below a folder: one of the known areas, no way out of it, nothing hidden.</summary>
    public static bool IsName(string name)
    {
        var parts = name.Split('/');
        return name.Length <= NameMax && parts.Length > 1 && parts[0] is Databases or Blobs or Keys or Mail
            && parts.All(part => part.Length > 0 && part[0] != '.' && !part.Any(one => char.IsControl(one) || one == '\\' || (one == ':' && OperatingSystem.IsWindows())));
    }
}

/// <summary>What an archive is.</summary>
/// <param name="Format">The shape of the archive; another shape has another number.</param>
/// <param name="Product">Version of the program that made it.</param>
/// <param name="MadeAt">When its state was true (UTC).</param>
/// <param name="Databases">Its databases, each with the last migration that it has.</param>
internal sealed record BackupHead(int Format, string Product, DateTimeOffset MadeAt, IReadOnlyDictionary<string, string> Databases)
{
    /// <summary>The one that this program writes and reads.</summary>
    public const int Current = 1;

    /// <summary>The largest one that is read, in bytes.</summary>
    public const int BytesMax = 64 << 10;
}
