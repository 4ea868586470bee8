using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Customers.Tasks;

/// <summary>
/// Wakes a task when somebody is to be reminded of it. The work is only the waking: what is reminded of stands in the task, which does so once however often
/// it is woken.
/// </summary>
internal sealed class TaskWake(IGrainFactory grains) : IDueHandler
{
    private const string Name = "task.remind";

    public string Kind => Name;

    /// <summary>What wakes a task next; null where nothing does. The same instant is the same work.</summary>
    public static DueWorkRow? Of(TenantId tenant, TaskItem task) => task.RemindAt is not { } at ? null : new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", Name, $"{task.Id:n}", at.UtcTicks.ToString(CultureInfo.InvariantCulture)),
        Kind = Name,
        DueAt = at,
        Payload = $"{task.Id:n}",
    };

    public Task Handle(DueWorkRow work, CancellationToken cancellation) =>
        grains.Task(work.TenantId, Guid.ParseExact(work.Payload, "n")).Remind(work.DueAt);
}
