using System.Globalization;
using System.Text.Json;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

internal static class JournalEndpoints
{
    public static void MapJournal(this IEndpointRouteBuilder api)
    {
        var journal = api.MapGroup("/journal").WithTags("Journal").Requires(Right.ReadJournal);
        journal.MapGet("", Read).WithName("ReadJournal").Answers<Wire.Page<Wire.JournalEntry>>()
            .WithSummary("Who changed what, when and from where, in the order of commit: entries after a sequence number.");
        journal.MapGet("/export", Export).WithName("ExportJournal").Produces<Stream>(200, CsvAnswer.MediaType)
            .WithSummary("The entries that fit as a CSV file, in the order of commit.");
    }

    private static async Task<IResult> Read(JournalQuery query, Call call, IGrainFactory grains) =>
        Answer.List(await grains.JournalReader(call.Tenant).After(query.After, query.Limit, query.Filter), page => JournalFile.ToWire(page, entry => Show(entry, call)));

    private static Task<IResult> Export(JournalQuery query, Call call, IGrainFactory grains) => JournalFile.Of(grains.JournalReader(call.Tenant), query, entry => Show(entry, call));

    /// <summary>What is left of an entry: what bills say is for who may read usage.</summary>
    private static JournalEntry Show(JournalEntry entry, Call call) =>
        BillingAct.Entities.Contains(entry.Entity) && !call.Principal.Rights.HasFlag(Right.ReadUsage) ? entry with { Details = "{}" } : call.Sight.Show(entry);
}

/// <summary>A journal as it leaves: in pages, or as a file.</summary>
internal static class JournalFile
{
    private static readonly string[] s_columns = ["sequence", "at", "actorKind", "actorId", "credentialId", "address", "entity", "entityId", "verb", "details"];

    /// <summary>The cursor of the next page is a sequence number, so that a reader may keep it for as long as it likes.</summary>
    /// <param name="page">The entries.</param>
    /// <param name="show">What is left of an entry for who asks.</param>
    public static Wire.Page<Wire.JournalEntry> ToWire(Page<JournalEntry> page, Func<JournalEntry, JournalEntry> show) =>
        new([.. page.Items.Select(entry => TenantWire.ToWire(show(entry)))], page.Next);

    /// <summary>All that fits, as a file.</summary>
    public static async Task<IResult> Of(IJournalReader reader, JournalQuery query, Func<JournalEntry, JournalEntry> show) => CsvAnswer.Of(
        s_columns,
        await reader.After(query.After, Paging.MaxLimit, query.Filter),
        place => reader.After(long.Parse(place, CultureInfo.InvariantCulture), Paging.MaxLimit, query.Filter),
        entry => Cells(show(entry)));

    private static IEnumerable<string> Cells(JournalEntry entry)
    {
        var by = TenantWire.ToWire(entry.Caller);
        return
        [
            entry.Sequence.ToString(CultureInfo.InvariantCulture),
            JsonSerializer.SerializeToElement(entry.At, WireJson.Answers).GetString()!,
            JsonNamingPolicy.CamelCase.ConvertName($"{by.Kind}"),
            by.Id?.ToString() ?? "",
            by.CredentialId?.ToString() ?? "",
            entry.Caller.Address ?? "",
            entry.Entity,
            entry.EntityId.ToString(),
            entry.Verb,
            entry.Details,
        ];
    }
}
