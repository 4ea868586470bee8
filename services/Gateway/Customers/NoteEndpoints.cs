using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using CloudCrm.Gateway.Tenants;

namespace CloudCrm.Gateway.Customers;

internal static class NoteEndpoints
{
    // As for the timeline, on which notes stand.
    private const Right Reading = Right.ReadCustomers | Right.ReadInteractions;

    public static void MapNotes(this IEndpointRouteBuilder api)
    {
        var notes = api.MapGroup("/customers/{id}/notes").WithTags("Notes");
        notes.MapGet("", List).WithName("ListNotes").Requires(Reading).Answers<Wire.Page<Wire.Note>>()
            .WithSummary("A customer's notes and those of whoever is merged into it, newest first; at most 200 a page.");
        notes.MapPost("", Write).WithName("WriteNote").Requires(Right.WriteNotes).Answers<Wire.Note>(201)
            .WithSummary("Write a note on a customer; @[member:ID] in it mentions a member, who is told, @[team:ID] all of a team. On a merged customer it goes to the survivor.");
        notes.MapGet("/{noteId}", Read).WithName("ReadNote").Requires(Reading).Answers<Wire.Note>()
            .WithSummary("One note.");
        notes.MapPatch("/{noteId}", Change).WithName("ChangeNote").Requires(Right.WriteNotes).Versioned().Answers<Wire.Note>()
            .WithSummary("Change a note, as its author or whoever may manage the tenant.");
        notes.MapDelete("/{noteId}", Delete).WithName("DeleteNote").Requires(Right.WriteNotes).AnswersNothing()
            .WithSummary("Delete a note, as its author or whoever may manage the tenant. May be repeated for 30 days; a note that never was is not found.");
    }

    private static async Task<IResult> List(EntityId id, PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.NoteReader(call.Tenant).List(id, page.Cursor, page.Limit), ToWire);

    private static async Task<IResult> Write(EntityId id, New<Wire.WriteNote> body, Call call, IGrainFactory grains) =>
        (await grains.CustomerReader(call.Tenant).Survivor(id)).Try(out var survivor, out var refusal)
            ? Answer.Created(
                await grains.CustomerNotes(call.Tenant, survivor).Write(body.Id, body.Value.Text, call.Caller, body.Once, survivor == id ? null : id),
                ToWire,
                note => $"/v1/customers/{note.CustomerId}/notes/{note.Id}")
            : Answer.Refused(refusal);

    private static async Task<IResult> Read(EntityId id, EntityId noteId, Call call, IGrainFactory grains) =>
        Answer.Ok(await Of(id, noteId, call, grains, notes => notes.Read(noteId)), ToWire);

    private static async Task<IResult> Change(EntityId id, EntityId noteId, Body<Wire.ChangeNote> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await Of(id, noteId, call, grains, notes => notes.Change(noteId, body.Value.Text, call.ExpectedVersion, call.Caller)), ToWire);

    private static async Task<IResult> Delete(EntityId id, EntityId noteId, Call call, IGrainFactory grains) =>
        Answer.Done(await Of(id, noteId, call, grains, notes => notes.Delete(noteId, call.Caller)));

    private static Task<Outcome<T>> Of<T>(Guid id, Guid noteId, Call call, IGrainFactory grains, Func<ICustomerNotesGrain, Task<Outcome<T>>> ask) => OfFamily.Ask(
        id, holder => ask(grains.CustomerNotes(call.Tenant, holder)), () => grains.NoteReader(call.Tenant).Holder(id, noteId));

    private static Wire.Note ToWire(Note it) => new(
        it.Id, it.CustomerId, it.Text, [.. it.Mentions.Select(mention => new Wire.Mention(mention.MemberId, mention.Name, mention.TeamId))],
        TenantWire.ToWire(it.Author), it.WrittenAt, it.ChangedAt, it.Version);
}
