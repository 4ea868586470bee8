namespace CloudCrm.Foundation.Data;

/// <summary>Raised after a commit that left messages in the outbox, so that the relay of this process need not poll. For one waiter.</summary>
public sealed class OutboxSignal<TDb> : CommitSignal where TDb : TenantDb;
