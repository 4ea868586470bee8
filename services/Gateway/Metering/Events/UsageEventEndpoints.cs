using System.Collections.Immutable;
using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Metering.Events;

/// <summary>Usage that other programs tell of.</summary>
internal static class UsageEventEndpoints
{
    public static void MapUsageEvents(this IEndpointRouteBuilder api) =>
        api.MapPost("/usage/events", Record).WithName("RecordUsageEvents").WithTags("Usage").Requires(Right.RecordUsage).Unkeyed().DuringGrace()
            .Answers<Wire.RecordedUsage>(StatusCodes.Status201Created).Answers<Wire.RecordedUsageBatch>().WithMetadata(EventsMetadata.Instance)
            .WithSummary("Tell of usage outside of the product: a CloudEvent, or a batch of at most 1,000. Source and id name an event for ever; what is answered as recorded is durable.");

    private static async Task<IResult> Record(UsageEventsBody body, Call call, IGrainFactory grains)
    {
        var taken = await grains.UsageIntake(call.Tenant).Take([.. body.Events.Select(given => given.Usage).OfType<ExternalUsage>()]);
        var items = Answers(body.Events, taken);
        if (body.IsBatch)
            return Answer.List<Wire.RecordedUsageBatch, Wire.RecordedUsageBatch>(Batch(items), batch => batch);
        if (taken[0].Refusal is { } refusal)
            return Answer.Refused(refusal);
        return taken[0].IsRepeated ? Answer.Ok<Wire.RecordedUsage, Wire.RecordedUsage>(items[0], item => item) : Answer.Created<Wire.RecordedUsage, Wire.RecordedUsage>(items[0], item => item);
    }

    private static Wire.RecordedUsage[] Answers(GivenEvent[] events, ImmutableArray<TakenUsage> taken)
    {
        var (items, next) = (new Wire.RecordedUsage[events.Length], 0);
        for (var i = 0; i < items.Length; i++)
        {
            var given = events[i];
            items[i] = given.Fault is { } fault ? Refused(given, fault) : Answered(given, taken[next++]);
        }

        return items;
    }

    private static Wire.RecordedUsage Answered(GivenEvent given, TakenUsage taken)
    {
        if (taken.Refusal is { } refusal)
            return Refused(given, Fault.From(refusal));
        return taken.IsRepeated
            ? new(given.Source, given.Id, Wire.UsageOutcome.Repeated, StatusCodes.Status200OK)
            : new(given.Source, given.Id, Wire.UsageOutcome.Recorded, StatusCodes.Status201Created);
    }

    private static Wire.RecordedUsage Refused(GivenEvent given, Fault fault) =>
        new(given.Source, given.Id, Wire.UsageOutcome.Refused, fault.Status, fault.Code, fault.Detail, fault.Field);

    private static Wire.RecordedUsageBatch Batch(Wire.RecordedUsage[] items) => new(
        items,
        items.Count(item => item.Outcome == Wire.UsageOutcome.Recorded),
        items.Count(item => item.Outcome == Wire.UsageOutcome.Repeated),
        items.Count(item => item.Outcome == Wire.UsageOutcome.Refused));
}
