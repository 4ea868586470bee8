using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Interactions;

/// <summary>Lists of interactions, messages and files, from the database.</summary>
[StatelessWorker, GrainType("interaction-reader")]
internal sealed class InteractionReader(IDbSource<CrmDb> source) : Grain, IInteractionReader
{
    /// <summary>A page of messages ends early when it holds this many characters.</summary>
    private const int MaxPageCharacters = 2_000_000;

    private const int MaxPreview = 200;
    private const string InteractionList = "interactions";
    private const string MessageList = "messages";
    private const string FileList = "attachments";

    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public async Task<Outcome<Page<Interaction>>> List(InteractionFilter filter, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (filter.State is { } given && !Enum.IsDefined(given))
            return Refusal.Invalid("state", "There is no such state.");
        if (filter is { Unassigned: true, AssignedTo: not null })
            return Refusal.Invalid("unassigned", "Either a member's interactions, or those of nobody.");
        if (!TimePlace.Parse(cursor, InteractionList).Try(out var place, out var refusal))
            return refusal;

        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        if (filter.AssignedTo is { } member && !(await GrainFactory.Tenant(tenant).Member(member)).IsOk
            && !await db.Set<InteractionRow>().AnyAsync(row => row.TenantId == tenant && row.AssignedTo == member))
            return Refusal.Invalid("assignedTo", "There is no such member.", "not_found");
        var rows = await Fitting(db.Set<InteractionRow>().Where(row => row.TenantId == tenant), filter).Before(db, place, limit + 1);
        var (names, previews) = (await Names(db, tenant, rows), await Previews(db, tenant, rows));
        return rows.ToPage(
            limit,
            row => row.ToInteraction() with { CustomerName = names.GetValueOrDefault(row.CustomerId), Preview = previews.GetValueOrDefault(row.Id) },
            row => new TimePlace(row.At, row.Id).Write(InteractionList));
    }

    public async Task<Outcome<Page<Message>>> Messages(Guid interactionId, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!SequencePlace.Parse(cursor, MessageList).Try(out var after, out var refusal))
            return refusal;

        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var rows = db.Set<MessageRow>().Where(row => row.TenantId == tenant && row.InteractionId == interactionId && row.Sequence > after)
            .OrderBy(row => row.Sequence).Take(limit + 1);
        var (page, hasMore) = await Fill(rows, limit);
        if (page.Count == 0 && !await Exists(db, tenant, interactionId))
            return Refusal.NotFound("interaction");
        return new Page<Message>([.. page], hasMore ? SequencePlace.Write(MessageList, page[^1].Sequence) : null);
    }

    public async Task<Outcome<Page<Attachment>>> Attachments(Guid interactionId, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!TimePlace.Parse(cursor, FileList).Try(out var place, out var refusal))
            return refusal;

        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        // An interaction has a bounded number of files: they are sorted, no index is kept for it.
        var files = await db.Set<AttachmentRow>().Where(row => row.TenantId == tenant && row.InteractionId == interactionId)
            .OrderBy(row => row.RecordedAt).ThenBy(row => row.Id).Take(AttachmentRules.MaxFiles).ToListAsync();
        if (files.Count == 0 && !await Exists(db, tenant, interactionId))
            return Refusal.NotFound("interaction");
        var rest = cursor is null ? files : files.FindAll(file => (file.RecordedAt, file.Id).CompareTo((place.At, place.Id)) > 0);
        return rest.ToPage(limit, row => row.ToAttachment(), row => new TimePlace(row.RecordedAt, row.Id).Write(FileList));
    }

    private static IQueryable<InteractionRow> Fitting(IQueryable<InteractionRow> rows, InteractionFilter filter)
    {
        if (filter.State is { } state)
            rows = rows.Where(row => row.State == state);
        if (filter.AssignedTo is { } member)
            rows = rows.Where(row => row.AssignedTo == member);
        return filter.Unassigned ? rows.Where(row => row.AssignedTo == null) : rows;
    }

    private static async Task<Dictionary<Guid, string>> Names(CrmDb db, TenantId tenant, List<InteractionRow> rows)
    {
        var ids = rows.Select(row => row.CustomerId).Distinct().ToArray();
        return await db.Set<CustomerRow>().Where(row => row.TenantId == tenant && ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name);
    }

    /// <summary>The beginnings of the last messages, each found by its place in the interaction.</summary>
    private static async Task<Dictionary<Guid, string>> Previews(CrmDb db, TenantId tenant, List<InteractionRow> rows)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        return await (from interaction in db.Set<InteractionRow>()
                      join message in db.Set<MessageRow>() on new { interaction.TenantId, interaction.Id, Sequence = (long)interaction.MessageCount } equals new { message.TenantId, Id = message.InteractionId, message.Sequence }
                      where interaction.TenantId == tenant && ids.Contains(interaction.Id)
                      select new { interaction.Id, Text = message.Text.Substring(0, MaxPreview) }).ToDictionaryAsync(last => last.Id, last => PlainText.Cut(last.Text, MaxPreview));
    }

    private static async Task<(List<Message> Page, bool HasMore)> Fill(IQueryable<MessageRow> rows, int limit)
    {
        var page = new List<Message>();
        var characters = 0;
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            if (page.Count == limit || (page.Count > 0 && characters + row.Text.Length > MaxPageCharacters))
                return (page, true);
            page.Add(row.ToMessage());
            characters += row.Text.Length;
        }
        return (page, false);
    }

    private static Task<bool> Exists(CrmDb db, TenantId tenant, Guid interactionId) =>
        db.Set<InteractionRow>().AnyAsync(row => row.TenantId == tenant && row.Id == interactionId);
}
