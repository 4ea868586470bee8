using Microsoft.EntityFrameworkCore.Metadata;

namespace CloudCrm.Crm.Tenants.Exporting;

/// <summary>What an export leaves out, and why. Everything else of a tenant is in it.</summary>
internal static class ExportExceptions
{
    /// <summary>Tables that are made of others, or hold nothing but secrets or the product's own workings.</summary>
    public static IReadOnlyDictionary<string, string> Tables { get; } = new Dictionary<string, string>
    {
        ["customer_contacts"] = "finds customers by their contacts, which stand in customers",
        ["customer_index"] = "finds customers by their fields, tags and owners, which stand in customers",
        ["customer_relations"] = "finds relations from their other end; they stand in customers",
        ["customer_tokens"] = "finds customers and notes by their words",
        ["due_work"] = "work of the product's clock, with protected contents",
        ["field_books"] = "a counter of changes",
        ["file_shelves"] = "how many files a customer has",
        ["journal_heads"] = "a counter of the journal",
        ["meters"] = "a memory of batches of usage",
        ["note_books"] = "a counter of changes",
        ["requests"] = "first answers to repeated requests, made of what stands elsewhere",
        ["unit_blocks"] = "units under a cap that processes hold",
        ["unit_leases"] = "units under a cap, by the word of Billing",
        ["unit_reservations"] = "units under a cap that are kept for bulk acts",
        ["unit_uses"] = "which of those units were used",
        ["view_books"] = "a counter of changes",
        ["webhook_books"] = "a counter of changes",
        ["webhook_lanes"] = "how far each webhook is in the journal",
        ["support_sessions"] = "credentials of operators; what they did stands in the journal",
        ["sessions"] = "credentials; that they were opened and ended stands in the journal",
    };

    private static readonly string[] SecretWords = ["Secret", "Password", "Stamp"];

    /// <summary>Columns that prove something to somebody, and columns of bytes, which are all hashes.</summary>
    public static bool IsSecret(IReadOnlyProperty property) =>
        property.ClrType == typeof(byte[]) || SecretWords.Any(word => property.Name.Contains(word, StringComparison.Ordinal));
}
