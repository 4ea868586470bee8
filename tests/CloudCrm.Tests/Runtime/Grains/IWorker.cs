namespace CloudCrm.Tests.Runtime;

/// <summary>A stateless worker, two at a time in one process.</summary>
[Alias("Tests.IWorker")]
public interface IWorker : IGrainWithStringKey
{
    /// <summary>Notes "begins", waits for the gate, notes "ends".</summary>
    [Alias("Work")]
    Task Work(string gate);
}
