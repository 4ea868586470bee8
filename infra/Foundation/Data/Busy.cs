namespace CloudCrm.Foundation.Data;

/// <summary>The answer to a command that lost twice against another activation of the same grain.</summary>
public static class Busy
{
    /// <summary>Conflict, <c>busy</c>.</summary>
    public static Contracts.Refusal Refusal() =>
        Contracts.Refusal.Conflict("It is being changed elsewhere at this moment: repeat the call with the same id.", "busy");
}
