namespace CloudCrm.Billing;

/// <summary>The answer where two writers met twice.</summary>
internal static class Busy
{
    public static Contracts.Refusal Refusal() =>
        Contracts.Refusal.Conflict("It is being changed elsewhere at this moment: repeat the call with the same id.", "busy");
}
