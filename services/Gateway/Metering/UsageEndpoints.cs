using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Metering;

internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder api)
    {
        api.MapGet("/usage", Read).WithName("ReadUsage").WithTags("Usage").Requires(Right.ReadUsage).Answers<Wire.Usage>()
            .WithSummary("What the tenant used between two instants, split by meter, day, channel or user.");
        api.MapGet("/usage/events", Events).WithName("ListUsageEvents").WithTags("Usage").Requires(Right.ReadUsage).Answers<Wire.Page<Wire.UsageEvent>>()
            .WithSummary("The events behind a line of usage or of an invoice, by time. Whom they are about is told to who may see customers.");
    }

    private static async Task<IResult> Read(UsageQuery query, Call call, IGrainFactory grains) =>
        Answer.List(await grains.UsageReader(call.Tenant).Read(query.From, query.To, query.GroupBy), ToWire);

    private static async Task<IResult> Events(UsageEventQuery query, Call call, IGrainFactory grains)
    {
        var seesCustomers = call.Principal.Rights.HasFlag(Right.ReadCustomers);
        return Answer.Page(await grains.UsageReader(call.Tenant).Events(query.ToContract()), entry => ToWire(entry, seesCustomers));
    }

    private static Wire.UsageEvent ToWire(LedgerEntry it, bool seesCustomers) => new(
        it.Id, it.Meter, it.Quantity, it.At, it.ReceivedAt, it.Channel, it.UserId, seesCustomers ? it.CustomerId : null, it.InteractionId, it.Source, it.SourceId,
        seesCustomers ? it.Subject : null, seesCustomers ? it.DistinctValue : null);

    private static Wire.Usage ToWire(Usage usage) =>
        new(usage.From, usage.To, [.. usage.Lines.Select(line => new Wire.UsageLine(line.Meter, line.Group, line.Quantity))], usage.IsSandbox);
}
