using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Billing;

internal static class BudgetEndpoints
{
    private static readonly int[] UsualAlerts = [50, 80, 100];

    public static void MapBudgets(this IEndpointRouteBuilder api)
    {
        var budgets = api.MapGroup("/budgets").WithTags("Billing");
        budgets.MapGet("", List).WithName("ListBudgets").Requires(Right.ReadUsage).Answers<Wire.Page<Wire.Budget>>()
            .WithSummary("All budgets by name, with what is used of them in the running billing period, on one page.");
        budgets.MapPost("", Make).WithName("MakeBudget").Requires(Right.ManageBilling).Answers<Wire.Budget>(201)
            .WithSummary("Set how much of a meter is to be used in a billing period, or what usage may cost: tell people of percentages, and refuse what goes beyond.");
        budgets.MapGet("/{id}", Read).WithName("ReadBudget").Requires(Right.ReadUsage).Answers<Wire.Budget>()
            .WithSummary("One budget, with what is used of it.");
        budgets.MapPatch("/{id}", Change).WithName("ChangeBudget").Requires(Right.ManageBilling).Versioned().Answers<Wire.Budget>()
            .WithSummary("Change a budget; what is left out stays as it is.");
        budgets.MapDelete("/{id}", Delete).WithName("DeleteBudget").Requires(Right.ManageBilling).TakesVersion().AnswersNothing()
            .WithSummary("Delete a budget; what it capped is free again.");
    }

    private static async Task<IResult> List(Call call, IGrainFactory grains) => Answer.Page<BudgetStatus, Wire.Budget>(
        new Page<BudgetStatus>(await grains.BudgetBook(call.Tenant).List(), null), ToWire);

    private static async Task<IResult> Make(New<Wire.MakeBudget> body, Call call, IGrainFactory grains)
    {
        var it = body.Value;
        var command = new MakeBudget(it.Name, it.Meter, it.Units, it.Amount, [.. it.Alerts ?? UsualAlerts], it.HardCap);
        return Answer.Created(await grains.BudgetBook(call.Tenant).Make(body.Id, command, call.Caller, body.Once), ToWire, budget => $"/v1/budgets/{budget.Id}");
    }

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains) => Answer.Ok(await grains.BudgetBook(call.Tenant).Read(id), ToWire);

    private static async Task<IResult> Change(EntityId id, Body<Wire.ChangeBudget> body, Call call, IGrainFactory grains)
    {
        var it = body.Value;
        var command = new ChangeBudget(it.Name, it.Units, it.Amount, it.Alerts is null ? null : [.. it.Alerts], it.HardCap);
        return Answer.Ok(await grains.BudgetBook(call.Tenant).Change(id, command, call.ExpectedVersion, call.Caller), ToWire);
    }

    private static async Task<IResult> Delete(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Done(await grains.BudgetBook(call.Tenant).Delete(id, call.ExpectedVersion, call.Caller));

    private static Wire.Budget ToWire(BudgetStatus it) => new(
        it.Budget.Id, it.Budget.Name, it.Budget.Meter, it.Budget.Units, it.Amount, it.Budget.Currency, it.Budget.Alerts, it.Budget.HardCap, it.PeriodStart, it.PeriodEnd, it.Used,
        it.Spent, it.Budget.Version);
}
