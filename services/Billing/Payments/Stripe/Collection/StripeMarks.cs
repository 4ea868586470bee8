using CloudCrm.Contracts;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>How objects of Stripe's name what they are of ours: metadata.</summary>
internal static class StripeMarks
{
    public const string Tenant = "tenant";
    public const string Invoice = "invoice";
    public const string Part = "part";
    public const string Line = "line";
    public const string Note = "note";
    public const string Refund = "refund";

    /// <summary>The marks of something that belongs to an invoice of ours.</summary>
    public static Dictionary<string, string> Of(TenantId tenant, Guid invoice, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var marks = new Dictionary<string, string> { [Tenant] = $"{tenant.Value:n}", [Invoice] = $"{invoice:n}" };
        foreach (var (name, value) in more)
            marks[name] = value;
        return marks;
    }

    /// <summary>A mark; null where it has none.</summary>
    public static string? Find(Dictionary<string, string>? metadata, string name) => metadata?.GetValueOrDefault(name);

    /// <summary>The invoice of ours that something belongs to; null where it says none.</summary>
    public static Guid? InvoiceOf(Dictionary<string, string>? metadata) => Guid.TryParseExact(Find(metadata, Invoice), "n", out var id) ? id : null;
}
