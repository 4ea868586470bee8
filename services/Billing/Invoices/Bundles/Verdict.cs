namespace CloudCrm.Billing.Invoices.Bundles;

/// <summary>Whether an invoice is what its events and prices make it.</summary>
/// <param name="IsRight">Whether it is.</param>
/// <param name="Place">Else the first place that differs, such as <c>line 3 (usage messages.outbound 2026-10-01 to 2026-10-31)</c>.</param>
/// <param name="Detail">And how.</param>
public sealed record Verdict(bool IsRight, string Place = "", string Detail = "")
{
    /// <summary>It is right.</summary>
    public static Verdict Yes { get; } = new(true);

    /// <summary>It differs.</summary>
    public static Verdict No(string place, string detail) => new(false, place, detail);
}
