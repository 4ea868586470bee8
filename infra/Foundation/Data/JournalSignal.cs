namespace CloudCrm.Foundation.Data;

/// <summary>Raised after a commit that left something in a journal, so that who follows journals in this process need not poll. For one waiter.</summary>
public sealed class JournalSignal<TDb> : CommitSignal where TDb : TenantDb;
