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
            .WithSummary("Who changed what, when and from where, in the order of commit: entries after a sequence number, or newest first before one.");
        journal.MapGet("/export", Export).WithName("ExportJournal").Produces<Stream>(200, CsvAnswer.MediaType)
            .WithSummary("The entries that fit as a CSV file, in the order of commit, or newest first.");
    }

    private static async Task<IResult> Read(JournalQuery query, Call call, IGrainFactory grains) =>
        JournalFile.Page(await JournalFile.Read(grains.JournalReader(call.Tenant), query), entry => Show(entry, call));

    private static Task<IResult> Export(JournalQuery query, Call call, IGrainFactory grains) => JournalFile.Of(grains.JournalReader(call.Tenant), query, entry => Show(entry, call));

    /// <summary>What is left of an entry: what bills say is for who may read usage.</summary>
    private static JournalEntry Show(JournalEntry entry, Call call) =>
        BillingAct.Entities.Contains(entry.Entity) && !call.Principal.Rights.HasFlag(Right.ReadUsage) ? entry with { Details = "{}" } : call.Sight.Show(entry);
}

/// <summary>A journal as it leaves: in pages, or as a file.</summary>
internal static class JournalFile
{
    private static readonly string[] s_columns = ["sequence", "at", "actorKind", "actorId", "credentialId", "address", "entity", "entityId", "verb", "details"];

    /// <summary>A page. The cursor of the next one is a sequence number, so that a reader may keep it for as long as it likes.</summary>
    /// <param name="page">The entries.</param>
    /// <param name="show">What is left of an entry for who asks.</param>
    public static IResult Page(Outcome<Page<JournalEntry>> page, Func<JournalEntry, JournalEntry> show) => Answer.Page(page, entry => TenantWire.ToWire(show(entry)));

    /// <summary>The first page that is asked for.</summary>
    public static Task<Outcome<Page<JournalEntry>>> Read(IJournalReader reader, JournalQuery query) => Read(reader, query, query.Limit);

    /// <summary>All that fits, as a file.</summary>
    public static async Task<IResult> Of(IJournalReader reader, JournalQuery query, Func<JournalEntry, JournalEntry> show) => CsvAnswer.Of(
        s_columns,
        await Read(reader, query, Paging.MaxLimit),
        place => Read(reader, query.At(long.Parse(place, CultureInfo.InvariantCulture)), Paging.MaxLimit),
        entry => Cells(show(entry)));

    private static Task<Outcome<Page<JournalEntry>>> Read(IJournalReader reader, JournalQuery query, int limit) =>
        query.IsNewestFirst ? reader.Before(query.Before, limit, query.Filter) : reader.After(query.After, limit, query.Filter);

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
