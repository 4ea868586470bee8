using System.Collections.Immutable;

namespace CloudCrm.Tests.Runtime;

/// <summary>Answers with what it gets.</summary>
[Alias("Tests.IEcho")]
public interface IEcho : IGrainWithStringKey
{
    [Alias("Everything")]
    Task<Everything> Everything(Everything value);

    [Alias("Texts")]
    ValueTask<ImmutableArray<string>> Texts(ImmutableArray<string> value);

    [Alias("Plain")]
    Task<string> Plain(int number, decimal money, Guid id, DateTimeOffset at, TimeSpan span, DayOfWeek day, bool? perhaps, string? text);
}
