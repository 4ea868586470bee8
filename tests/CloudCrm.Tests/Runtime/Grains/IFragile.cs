namespace CloudCrm.Tests.Runtime;

/// <summary>A grain whose activation the test steers through its scene: it notes "activates", waits for the gate "activation" when the scene says "slow", and fails as often as the scene says "fails".</summary>
[Alias("Tests.IFragile")]
public interface IFragile : IGrainWithStringKey
{
    [Alias("Visit")]
    Task<Visit> Visit();

    /// <summary>Asks to be deactivated, then waits for the gate.</summary>
    [Alias("Leave")]
    Task<Visit> Leave(string gate);

    /// <summary>Asks not to be collected for a while.</summary>
    [Alias("Stay")]
    Task<Visit> Stay(TimeSpan span);
}
