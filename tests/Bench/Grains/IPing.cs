namespace CloudCrm.Bench.Grains;

/// <summary>The least that a grain can do.</summary>
[Alias("Bench.IPing")]
public interface IPing : IGrainWithStringKey
{
    /// <summary>Answers with the next number.</summary>
    [Alias("Ping")]
    Task<int> Ping(int number);
}
