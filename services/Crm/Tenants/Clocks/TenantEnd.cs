using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Tenants.Clocks;

/// <summary>
/// Reminds the owners of a tenant that closes, ends its grace, and deletes its data. Each piece of work names the grace that it is for: one of a closing
/// that was taken back finds nothing to do.
/// </summary>
internal sealed class TenantEnd(IGrainFactory grains, TenantPurge purge) : IDueHandler
{
    private const string Name = "tenant.end";

    /// <summary>How many days before the end the owners are reminded.</summary>
    private static readonly int[] Reminders = [7, 1];

    public string Kind => Name;

    /// <summary>Schedules what comes when.</summary>
    public static void Begin(Act act, TenantId tenant, DateTimeOffset closesAt, bool isGrace)
    {
        foreach (var days in isGrace ? Reminders : [])
            act.Schedule(Work(tenant, closesAt, days));
        act.Schedule(Work(tenant, closesAt, 0));
    }

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var words = work.Payload.Split(' ');
        var closesAt = new DateTimeOffset(long.Parse(words[0], CultureInfo.InvariantCulture), TimeSpan.Zero).ToInstant();
        var days = int.Parse(words[1], CultureInfo.InvariantCulture);
        var tenant = grains.Tenant(work.TenantId);
        if (days > 0)
        {
            await tenant.RemindOfClosing(closesAt, days);
        }
        else if (await tenant.EndGrace(closesAt))
        {
            await purge.Run(work.TenantId, work.Id, cancellation);
            await tenant.NotePurged();
        }
    }

    private static DueWorkRow Work(TenantId tenant, DateTimeOffset closesAt, int days) => new()
    {
        TenantId = tenant,
        Id = Ids.From(Name, $"{tenant}", $"{closesAt.UtcTicks}", $"{days}"),
        Kind = Name,
        DueAt = closesAt - TimeSpan.FromDays(days),
        Payload = string.Create(CultureInfo.InvariantCulture, $"{closesAt.UtcTicks} {days}"),
    };
}
