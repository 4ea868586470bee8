namespace CloudCrm.Tests.Runtime;

/// <summary>Calls workers from inside one process, where they are.</summary>
[Alias("Tests.IForeman")]
public interface IForeman : IGrainWithStringKey
{
    /// <summary>Gives the worker of the same key several pieces of work at once.</summary>
    [Alias("Share")]
    Task Share(int pieces, string gate);
}
