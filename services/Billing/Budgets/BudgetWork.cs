using CloudCrm.Contracts;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Budgets;

/// <summary>Looks at the budgets of a tenant again and again: whenever a billing period begins, and in between for whatever the watch missed.</summary>
internal sealed class BudgetWork(IGrainFactory grains) : IDueHandler
{
    private const string Name = "budgets.check";

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public string Kind => Name;

    /// <summary>The next look. There is one a tenant: whoever does it moves it.</summary>
    public static DueWorkRow Of(TenantId tenant, Measured measured, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", Name),
        Kind = Name,
        DueAt = now + Every < measured.End ? now + Every : measured.End,
    };

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => grains.BudgetBook(work.TenantId).Check(isTime: true);
}
