namespace CloudCrm.Client;

/// <summary>Tells of usage outside of the product as a CloudEvent (CloudEvents 1.0, JSON format). <paramref name="Source"/> and <paramref name="Id"/> name it for ever.</summary>
/// <param name="Id">The event's id, 1 to 200 characters.</param>
/// <param name="Source">What tells of it, 1 to 200 characters.</param>
/// <param name="Type">The meter's code.</param>
/// <param name="Time">When it happened: the time it is billed at; at most 35 days back and 5 minutes ahead.</param>
/// <param name="Data">Holds the value under the meter's property: a number, or a decimal number as a text.</param>
/// <param name="Subject">Whom it is about: a customer's id or any other text of 1 to 200 characters.</param>
public sealed record RecordUsage(string Id, string Source, string Type, DateTimeOffset Time, IReadOnlyDictionary<string, object> Data, string? Subject = null)
{
    /// <summary>The version of CloudEvents.</summary>
    public string Specversion { get; init; } = "1.0";

    /// <summary>An event of a meter whose property is <c>value</c>.</summary>
    public static RecordUsage Of(string source, string id, string meter, DateTimeOffset time, decimal value, string? subject = null) =>
        new(id, source, meter, time, new Dictionary<string, object> { ["value"] = value }, subject);
}

/// <summary>What became of an event.</summary>
public enum UsageOutcome
{
    /// <summary>It counts from now on.</summary>
    Recorded,

    /// <summary>It counts already: the same event came before.</summary>
    Repeated,

    /// <summary>It does not count.</summary>
    Refused,
}

/// <summary>The answer to one event.</summary>
/// <param name="Source">Its source; null where it can't be read.</param>
/// <param name="Id">Its id; null where it can't be read.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Status">The HTTP status that it would be answered with by itself: 201 recorded, 200 repeated, 400 malformed, 409 another event under its id, 422 refused.</param>
/// <param name="Code">Why it was refused, for programs; else null.</param>
/// <param name="Detail">The same for people; else null.</param>
/// <param name="Field">The attribute at fault; else null.</param>
public sealed record RecordedUsage(string? Source, string? Id, UsageOutcome Outcome, int Status, string? Code = null, string? Detail = null, string? Field = null);

/// <summary>The answer to a batch of events.</summary>
/// <param name="Items">The answers in the order of the events.</param>
/// <param name="Recorded">How many count from now on.</param>
/// <param name="Repeated">How many counted already.</param>
/// <param name="Refused">How many do not count.</param>
public sealed record RecordedUsageBatch(IReadOnlyList<RecordedUsage> Items, int Recorded, int Repeated, int Refused);
