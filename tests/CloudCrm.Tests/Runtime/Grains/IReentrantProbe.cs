namespace CloudCrm.Tests.Runtime;

/// <summary>A grain whose calls interleave.</summary>
[Alias("Tests.IReentrantProbe")]
public interface IReentrantProbe : IGrainWithStringKey
{
    [Alias("Hold")]
    Task Hold(string name, string gate);

    [Alias("Open")]
    Task Open(string gate);

    /// <summary>Adds one to a plain field as often as asked, in one turn each.</summary>
    [Alias("Count")]
    Task<int> Count(int rounds);

    [Alias("CountThroughItself")]
    Task<int> CountThroughItself(int rounds);
}
