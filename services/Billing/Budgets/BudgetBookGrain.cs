using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Budgets;

/// <summary>A tenant's budgets in memory; their only writer. Whatever changes them tells Crm and people in the same act.</summary>
[GrainType("budget-book")]
internal sealed class BudgetBookGrain(IDbSource<BillingDb> source, IActWriter<BillingDb> writer, Measuring measuring, TimeProvider time) : AggregateGrain<BillingDb>(writer), IBudgetBookGrain
{
    private const string Entity = "budget";
    private TenantId _tenant;
    private BudgetBook _book = BudgetBook.Empty;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        _book = await BudgetStore.Load(source, _tenant, cancellationToken);
    }

    public async Task<ImmutableArray<BudgetStatus>> List()
    {
        if (_book.Budgets.IsEmpty)
            return [];
        var measured = await Measure(time.Instant());
        return [.. _book.Budgets.Values.OrderBy(budget => budget.Name, StringComparer.Ordinal).ThenBy(budget => budget.Id).Select(budget => Status(budget, measured))];
    }

    public async Task<Outcome<BudgetStatus>> Read(Guid id) =>
        _book.Budgets.TryGetValue(id, out var budget) ? Status(budget, await Measure(time.Instant())) : Refusal.NotFound(Entity);

    public Task<Outcome<BudgetStatus>> Make(Guid id, MakeBudget command, Caller caller, Once once) => Decide<BudgetStatus>(once, command.Amount is not null, caller, "made", (book, measured) =>
    {
        if (book.Budgets.ContainsKey(id))
            return Refusal.Reused("id");
        if (!BudgetRules.Make([.. book.Budgets.Values], id, command, measured).Try(out var budget, out var refusal))
            return refusal;
        return new Step<BudgetStatus>(Status(budget, measured), budget, book.Budgets.Add(id, budget));
    });

    public Task<Outcome<BudgetStatus>> Change(Guid id, ChangeBudget command, long? expectedVersion, Caller caller) => Decide<BudgetStatus>(null, command.Amount is not null, caller, "changed", (book, measured) =>
    {
        if (!book.Budgets.TryGetValue(id, out var before))
            return Refusal.NotFound(Entity);
        if (!before.Change(command, expectedVersion, measured).Try(out var after, out var refusal))
            return refusal;
        return new Step<BudgetStatus>(Status(after, measured), ReferenceEquals(before, after) ? null : after, book.Budgets.SetItem(id, after));
    });

    public Task<Outcome<Done>> Delete(Guid id, long? expectedVersion, Caller caller) => Decide<Done>(null, false, caller, "deleted", (book, _) =>
    {
        if (!book.Budgets.TryGetValue(id, out var budget))
            return Refusal.NotFound(Entity);
        return expectedVersion is { } expected && expected != budget.Version ? Refusal.Stale() : new Step<Done>(default, budget, book.Budgets.Remove(id));
    });

    public async Task Check(bool isTime)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_book.Budgets.IsEmpty)
                return;
            var measured = await Measure(time.Instant());
            var words = Words(_book.Budgets, measured);
            if (words.IsSilence && !isTime)
                return;
            var after = _book with { Told = words.Told, Version = _book.Version + 1 };
            var act = Say(BudgetStore.Root(_tenant, _book, after), words);
            if (isTime)
                act.Update(BudgetWork.Of(_tenant, measured, time.Instant()));
            if (await Keep(act, after))
                return;
        }

        throw new InvalidOperationException("The budgets are being changed elsewhere.");
    }

    private async Task<Outcome<T>> Decide<T>(Once? once, bool isMoney, Caller caller, string verb, Func<BudgetBook, Measured, Outcome<Step<T>>> decide)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (once is not null && await source.Recall<BillingDb, T>(_tenant, once) is { } recalled)
                return recalled;
            var (now, before) = (time.Instant(), _book);
            var measured = await Measure(now, isMoney);
            if (!decide(before, measured).Try(out var step, out var refusal))
                return refusal;
            if (step.Changed is not { } budget)
                return step.Answer;
            var words = Words(step.Budgets, measured);
            var after = new BudgetBook(step.Budgets, words.Told, before.Version + 1);
            var act = Say(BudgetStore.Root(_tenant, before, after), words);
            BudgetStore.Write(act, _tenant, before, after, budget.Id);
            act.InsertIfAbsent(BudgetWork.Of(_tenant, measured, now))
                .JournalAndTell(new(now, caller, Entity, budget.Id, verb, JsonSerializer.Serialize(budget, RowJson.Options)));
            if (once is not null)
                act.Remember(RequestLog.Answer(_tenant, once, step.Answer, now));
            if (await Keep(act, after))
                return step.Answer;
        }

        return Busy.Refusal();
    }

    private Task<Measured> Measure(DateTimeOffset now, bool isMoney = false) =>
        measuring.At(_tenant, now, isMoney || _book.Budgets.Values.Any(budget => budget.Amount is not null));

    private BudgetWords Words(ImmutableDictionary<Guid, Budget> budgets, Measured measured) =>
        BudgetWords.Of(_tenant, [.. budgets.Values], measured, _book.Told, _book.Version + 1);

    private Act Say(Act act, BudgetWords words)
    {
        foreach (var lease in words.Leases)
            act.Emit(_tenant.Value, new UnitsLeased(_tenant.Value, lease));
        foreach (var news in words.News)
            act.Emit(_tenant.Value, new BillingNotice(_tenant.Value, news));
        return act;
    }

    private async Task<bool> Keep(Act act, BudgetBook after)
    {
        var isKept = await Commit(act) == CommitResult.Committed;
        _book = isKept ? after : await BudgetStore.Load(source, _tenant, default);
        return isKept;
    }

    private static BudgetStatus Status(Budget budget, Measured measured) => new(
        budget, measured.Start, measured.End, budget.Meter is null ? null : measured.Used(budget.Meter), BudgetStore.Text(budget, budget.Amount),
        BudgetStore.Text(budget, measured.Spending?.Of(budget)));

    /// <summary>What was decided: the answer, which budget changes (null for none), and the budgets afterwards.</summary>
    private sealed record Step<T>(T Answer, Budget? Changed, ImmutableDictionary<Guid, Budget> Budgets);
}
