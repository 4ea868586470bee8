using System.Globalization;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

internal static class JournalEndpoints
{
    public static void MapJournal(this IEndpointRouteBuilder api) =>
        api.MapGet("/journal", Read).WithName("ReadJournal").WithTags("Journal").Requires(Right.ReadJournal).Answers<Wire.Page<Wire.JournalEntry>>()
            .WithSummary("Who changed what, in the order of commit: entries after a sequence number.");

    private static async Task<IResult> Read(JournalQuery query, Call call, IGrainFactory grains) =>
        Answer.List(await grains.JournalReader(call.Tenant).After(query.After, query.Limit), page => ToWire(page with { Items = [.. page.Items.Select(call.Sight.Show)] }));

    /// <summary>The cursor of the next page is the last sequence number, so that a reader may keep it for as long as it likes.</summary>
    private static Wire.Page<Wire.JournalEntry> ToWire(Page<JournalEntry> page) => new(
        [.. page.Items.Select(TenantWire.ToWire)],
        page.Next is null ? null : page.Items[^1].Sequence.ToString(CultureInfo.InvariantCulture));
}
