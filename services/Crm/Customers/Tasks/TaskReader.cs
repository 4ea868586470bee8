using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Customers.Tasks;

/// <summary>Lists of tasks, from the database.</summary>
[StatelessWorker, GrainType("task-reader")]
internal sealed class TaskReader(IDbSource<CrmDb> source, TimeProvider time) : Grain, ITaskReader
{
    public async Task<Outcome<Page<TaskItem>>> List(TaskFilter filter, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!Enum.IsDefined(filter.State))
            return Refusal.Invalid("state", "There is no such state.");
        if (filter.Overdue && filter.State != TaskState.Open)
            return Refusal.Invalid("overdue", "Only open tasks are overdue.");
        // A cursor is good for the list that it was made for.
        var list = Ids.From("tasks", JsonSerializer.Serialize(filter, RowJson.Options)).ToString("n");
        if (!Earliest.Parse(cursor, list).Try(out var place, out var refusal))
            return refusal;
        var (tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        if (await CheckOthers(tenant, filter) is { } unknown)
            return unknown;

        await using var db = source.ForTenant(tenant);
        var rows = filter.CustomerId is { } customer
            ? await MergedList.After(db, await Family.Of(db, tenant, customer), id => Of(db, tenant, filter with { CustomerId = id }), place, limit + 1)
            : await Of(db, tenant, filter).After(db, place, limit + 1);
        return rows.ToPage(limit, row => row.ToTask(), row => new TimePlace(row.At, row.Id).Write(list));
    }

    private IQueryable<TaskRow> Of(CrmDb db, TenantId tenant, TaskFilter filter)
    {
        var rows = db.Set<TaskRow>().Where(row => row.TenantId == tenant && row.State == filter.State);
        if (filter.AssigneeId is { } assignee)
            rows = rows.Where(row => row.AssigneeId == assignee);
        if (filter.CustomerId is { } customer)
            rows = rows.Where(row => row.CustomerId == customer);
        if (filter.DueFrom?.ToInstant() is { } from)
            rows = rows.Where(row => row.At >= from);
        var now = time.Instant();
        var to = filter.DueTo?.ToInstant();
        if (filter.Overdue && (to is null || to > now))
            to = now;
        // What is not due stands far away: a list with a bound has none of it.
        return to is { } before ? rows.Where(row => row.At < before) : rows;
    }

    private async Task<Refusal?> CheckOthers(TenantId tenant, TaskFilter filter)
    {
        if (filter.AssigneeId is { } assignee && !(await GrainFactory.Tenant(tenant).Member(assignee)).IsOk && !await HadTasks(tenant, assignee))
            return Refusal.Invalid("assignee", "There is no such member.", "not_found");
        return filter.CustomerId is { } customer && !(await GrainFactory.Customer(tenant, customer).Read()).IsOk
            ? Refusal.Invalid("customer", "There is no such customer.", "not_found")
            : null;
    }

    /// <summary>Who has left keeps tasks until somebody else takes them.</summary>
    private async Task<bool> HadTasks(TenantId tenant, Guid assignee)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<TaskRow>().AnyAsync(row => row.TenantId == tenant && row.AssigneeId == assignee);
    }
}
