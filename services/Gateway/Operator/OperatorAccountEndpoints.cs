using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using CloudCrm.Gateway.Tenants;

namespace CloudCrm.Gateway.Operator;

/// <summary>Operators among themselves: who they are, their sessions, and what they did.</summary>
internal static class OperatorAccountEndpoints
{
    public static void MapOperators(this IEndpointRouteBuilder api)
    {
        var operators = api.MapGroup("/operator").WithTags("Operator").Requires(Right.Operate);
        operators.MapGet("/journal", ReadJournal).WithName("ReadOperatorJournal").Answers<Wire.Page<Wire.JournalEntry>>()
            .WithSummary("What operators did and what happened to accounts, in the order of commit: entries after a sequence number.");

        var witnessed = operators.MapGroup("").AddEndpointFilter<RouteGroupBuilder, OperatorWitness>();
        witnessed.MapGet("/journal/export", ExportJournal).WithName("ExportOperatorJournal").Produces<Stream>(200, CsvAnswer.MediaType)
            .WithSummary("The entries of the operators' journal that fit as a CSV file.");
        witnessed.MapGet("/operators", List).WithName("ListOperators").Answers<Wire.Page<Wire.OperatorAccount>>()
            .WithSummary("Those who operate the product, the first one first.");
        witnessed.MapPost("/operators", Invite).WithName("InviteOperator").Answers<Wire.OperatorAccount>(201)
            .WithSummary("Invite another operator, who sets a password by a mailed link.");
        witnessed.MapDelete("/operators/{id}", Remove).WithName("RemoveOperator").AnswersNothing()
            .WithSummary("Remove an operator, never the last: its sessions are dead within 5 s.");
        witnessed.MapGet("/sessions", ListSessions).WithName("ListOperatorSessions").Answers<Wire.Page<Wire.OpenOperatorSession>>()
            .WithSummary("The operators' open sessions, newest first.");
        witnessed.MapDelete("/sessions/{id}", EndSession).WithName("EndOperatorSession").AnswersNothing()
            .WithSummary("End an operator's session: it is dead within 5 s.");
    }

    private static async Task<IResult> ReadJournal(JournalQuery query, IGrainFactory grains) =>
        JournalFile.Page(await JournalFile.Read(grains.ProductJournal(), query), entry => entry);

    private static Task<IResult> ExportJournal(JournalQuery query, IGrainFactory grains) => JournalFile.Of(grains.ProductJournal(), query, entry => entry);

    private static async Task<IResult> List(IGrainFactory grains) =>
        Answer.Page<OperatorAccount, Wire.OperatorAccount>(await grains.OperatorReader().Operators(), ToWire);

    private static async Task<IResult> Invite(New<Wire.InviteOperator> body, Call call, IGrainFactory grains) =>
        Answer.Created(await grains.Operators().Invite(new(body.Id, body.Value.Mail, body.Value.Name, body.Value.Language), call.Caller, body.Once), ToWire);

    private static async Task<IResult> Remove(EntityId id, Call call, IGrainFactory grains) => Answer.Done(await grains.Operators().Remove(id, call.Caller));

    private static async Task<IResult> ListSessions(PageQuery page, Call call, IGrainFactory grains) => Answer.Page(
        await grains.OperatorReader().Sessions(page.Cursor, page.Limit),
        it => new Wire.OpenOperatorSession(it.Id, it.AccountId, it.Client, it.OpenedAt, it.SeenAt, it.ExpiresAt, it.Id == call.Caller.CredentialId));

    private static async Task<IResult> EndSession(EntityId id, Call call, IGrainFactory grains) => Answer.Done(await grains.OperatorSession(id).EndOpen(call.Caller));

    private static Wire.OperatorAccount ToWire(OperatorAccount it) => new(it.Id, it.Mail, it.Name, it.IsVerified, it.HasTwoFactor, it.Since);
}
