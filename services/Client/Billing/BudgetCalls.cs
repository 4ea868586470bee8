namespace CloudCrm.Client;

/// <summary>What the tenant means to use.</summary>
public sealed class BudgetCalls : Calls
{
    internal BudgetCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>All budgets by name, at most 50, with what is used of them.</summary>
    [Operation("ListBudgets")]
    public async Task<IReadOnlyList<Budget>> List(CancellationToken cancellation = default) =>
        (await Get<Page<Budget>>("v1/budgets", cancellation).ConfigureAwait(false)).Items;

    /// <summary>One budget.</summary>
    [Operation("ReadBudget")]
    public Task<Budget> Read(Guid id, CancellationToken cancellation = default) => Get<Budget>($"v1/budgets/{id}", cancellation);

    /// <summary>Makes a budget; the same id or key and request again gives the first answer.</summary>
    [Operation("MakeBudget")]
    public Task<Budget> Make(MakeBudget request, string? key = null, CancellationToken cancellation = default) =>
        Post<Budget>("v1/budgets", request, key, cancellation);

    /// <summary>Changes a budget; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeBudget")]
    public Task<Budget> Change(Guid id, ChangeBudget request, long? version = null, CancellationToken cancellation = default) =>
        Patch<Budget>($"v1/budgets/{id}", request, version, cancellation);

    /// <summary>Deletes a budget; what it capped is free again.</summary>
    [Operation("DeleteBudget")]
    public Task Delete(Guid id, CancellationToken cancellation = default) => Delete($"v1/budgets/{id}", cancellation);
}
