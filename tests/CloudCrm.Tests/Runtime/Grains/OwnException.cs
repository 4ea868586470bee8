namespace CloudCrm.Tests.Runtime;

/// <summary>An exception with data, which must survive the way back.</summary>
[GenerateSerializer, Alias("Tests.OwnException")]
public sealed class OwnException(string message, int code) : Exception(message)
{
    [Id(0)]
    public int Code { get; } = code;
}
