namespace CloudCrm.Tests.Runtime;

/// <summary>A grain that tells what flowed into it.</summary>
[Alias("Tests.IBearer")]
public interface IBearer : IGrainWithStringKey
{
    [Alias("Read")]
    Task<string?> Read(string name);

    /// <summary>Reads after an await.</summary>
    [Alias("ReadLate")]
    Task<string?> ReadLate(string name);

    [Alias("ReadThrough")]
    Task<string?> ReadThrough(string other, string name);

    [Alias("Change")]
    Task Change(string name, string value);

    /// <summary>What an async local of the caller holds here.</summary>
    [Alias("ReadLocal")]
    Task<string?> ReadLocal();

    /// <summary>Sets the async local without an await, so that it would stay on the thread.</summary>
    [Alias("LeaveLocal")]
    Task LeaveLocal(string value);
}
