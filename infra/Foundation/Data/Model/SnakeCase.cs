using System.Text;

namespace CloudCrm.Foundation.Data.Model;

/// <summary>Names of tables and columns: <c>DueWork</c> is <c>due_work</c>, <c>Sha256Hash</c> is <c>sha256_hash</c>, <c>CustomerRow</c> is <c>customer</c>.</summary>
internal static class SnakeCase
{
    public static string Table(string name) =>
        Column(name.EndsWith("Row", StringComparison.Ordinal) && name.Length > 3 ? name[..^3] : name);

    public static string Column(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && name[i - 1] != '_' && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
