using CloudCrm.Contracts;

namespace CloudCrm.Billing.Usage.Intake;

/// <summary>What the ledger says to one event.</summary>
internal enum IntakeOutcome : byte
{
    /// <summary>It is new and durable.</summary>
    Recorded,

    /// <summary>The ledger has it.</summary>
    Repeated,

    /// <summary>The ledger has something else under its id.</summary>
    Reused,
}

/// <summary>What one caller brought, and the answer that it waits for.</summary>
/// <param name="tenant">Whose events these are.</param>
/// <param name="events">Checked; at least one.</param>
internal sealed class IntakeOrder(TenantId tenant, IReadOnlyList<LedgerEvent> events)
{
    private readonly TaskCompletionSource<IntakeOutcome[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TenantId Tenant { get; } = tenant;

    public IReadOnlyList<LedgerEvent> Events { get; } = events;

    /// <summary>The outcomes in the order of the events.</summary>
    public Task<IntakeOutcome[]> Answer => _answer.Task;

    public void Complete(IntakeOutcome[] outcomes) => _answer.TrySetResult(outcomes);

    public void Fail(Exception e) => _answer.TrySetException(e);
}
