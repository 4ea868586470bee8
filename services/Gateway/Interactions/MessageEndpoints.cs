using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Customers;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Interactions;

internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/interactions/{id}/messages").WithTags("Interactions");
        messages.MapGet("", List).WithName("ListMessages").Requires(Right.ReadInteractions).Answers<Wire.Page<Wire.Message>>()
            .WithSummary("An interaction's messages in the order of recording.");
        messages.MapPost("", Append).WithName("AppendMessage").RequiresAny(Right.ServeCustomers | Right.WriteNotes).Answers<Wire.Appended>(201)
            .Answers<Wire.Appended>(200).WithSummary("Record a message, or an internal note. 201 when it was recorded now, 200 when it had been before.");
    }

    private static async Task<IResult> List(EntityId id, PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.InteractionReader(call.Tenant).Messages(id, page.Cursor, page.Limit), InteractionWire.MessagesSeenBy(call));

    private static async Task<IResult> Append(EntityId id, Body<Wire.AppendMessage> body, Call call, IGrainFactory grains)
    {
        var it = body.Value;
        var needed = Requirement.All(it.Direction == Wire.Direction.Internal ? Right.WriteNotes : Right.ServeCustomers);
        if (!needed.IsMetBy(call.Principal.Rights))
            return Answer.Refused(AdmissionGate.Lacking(needed, call.Principal));
        if (IdOf(it, call) is not { } messageId)
            return Answer.Failed(it.Id is null ? CallHeaders.KeyNeeded : Fault.Malformed("id", "An id is never all zeros."));
        var command = new AppendMessage(messageId, (Direction)it.Direction, it.CustomerId, it.Text, it.ExternalId, it.OccurredAt) { Through = it.Through.ToCommand(), Reservation = it.Reservation };
        // A message that is named by the key alone needs no note of the key: its id is one.
        var once = it is { Id: null, ExternalId: null } ? null : call.OnceOnRoute(it);
        var outcome = await grains.Interaction(call.Tenant, id).Append(command, call.Caller, once);
        return outcome.Try(out var appended, out _) && appended.Repeated ? Answer.Ok(outcome, SeenBy(call)) : Answer.Created(outcome, SeenBy(call));
    }

    private static Func<Appended, Wire.Appended> SeenBy(Call call) => appended => new(InteractionWire.MessagesSeenBy(call)(appended.Message), appended.Repeated);

    /// <summary>The body's own id; the empty one where the external id names the message; else one made of the key. Null where nothing names it.</summary>
    private static Guid? IdOf(Wire.AppendMessage it, Call call) => it switch
    {
        { Id: { } id } => id == Guid.Empty ? null : id,
        { ExternalId: not null } => Guid.Empty,
        _ => call.Key is null ? null : call.IdFromKey(),
    };
}
