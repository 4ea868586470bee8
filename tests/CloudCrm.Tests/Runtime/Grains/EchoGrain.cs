using System.Collections.Immutable;
using System.Globalization;

namespace CloudCrm.Tests.Runtime;

public sealed class EchoGrain : Grain, IEcho
{
    public Task<Everything> Everything(Everything value) => Task.FromResult(value);

    public ValueTask<ImmutableArray<string>> Texts(ImmutableArray<string> value) => ValueTask.FromResult(value);

    public Task<string> Plain(int number, decimal money, Guid id, DateTimeOffset at, TimeSpan span, DayOfWeek day, bool? perhaps, string? text) =>
        Task.FromResult(string.Create(CultureInfo.InvariantCulture, $"{number} {money} {id} {at:O} {span} {day} {perhaps} {text}"));
}
