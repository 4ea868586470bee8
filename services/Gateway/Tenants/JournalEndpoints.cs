using System.Globalization;
using System.Reflection;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Tenants;

internal static class JournalEndpoints
{
    public static void MapJournal(this IEndpointRouteBuilder api) =>
        api.MapGet("/journal", Read).WithName("ReadJournal").WithTags("Journal").Requires(Right.ReadJournal).Answers<Wire.Page<Wire.JournalEntry>>()
            .WithSummary("Who changed what, in the order of commit: entries after a sequence number.");

    private static async Task<IResult> Read(JournalQuery query, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.JournalReader(call.Tenant).After(query.After, query.Limit), ToWire);

    /// <summary>The cursor of the next page is the last sequence number, so that a reader may keep it for as long as it likes.</summary>
    private static Wire.Page<Wire.JournalEntry> ToWire(Page<JournalEntry> page) => new(
        [.. page.Items.Select(TenantWire.ToWire)],
        page.Next is null ? null : page.Items[^1].Sequence.ToString(CultureInfo.InvariantCulture));

    private sealed record JournalQuery(long After, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
    {
        public static ValueTask<JournalQuery?> BindAsync(HttpContext http)
        {
            var query = new QueryReader(http.Request);
            return ValueTask.FromResult<JournalQuery?>(new(query.Number("after", 0, 0, long.MaxValue), query.Limit(), query.Fault));
        }

        public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        {
            builder.Metadata.Add(new InputMetadata("after", typeof(long), "The sequence number to go on after; from the beginning when left out."));
            builder.Metadata.Add(InputMetadata.Limit);
        }
    }
}
