namespace CloudCrm.Client;

/// <summary>Tasks of members, about customers or not.</summary>
public sealed class TaskCalls : Calls
{
    internal TaskCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Makes a task; the same id or key and request again gives the first answer.</summary>
    [Operation("MakeTask")]
    public Task<TaskItem> Make(MakeTask request, string? key = null, CancellationToken cancellation = default) =>
        Post<TaskItem>("v1/tasks", request, key, cancellation);

    /// <summary>One task; 404 where there is none.</summary>
    [Operation("ReadTask")]
    public Task<TaskItem> Read(Guid id, CancellationToken cancellation = default) => Get<TaskItem>($"v1/tasks/{id}", cancellation);

    /// <summary>Changes a task; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeTask")]
    public Task<TaskItem> Change(Guid id, ChangeTask request, long? version = null, CancellationToken cancellation = default) =>
        Patch<TaskItem>($"v1/tasks/{id}", request, version, cancellation);

    /// <summary>Tasks, the earliest due first, those that are not due last. Open ones where nothing is said.</summary>
    public IAsyncEnumerable<TaskItem> List(TaskFilter? filter = null, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(filter, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListTasks")]
    public Task<Page<TaskItem>> Page(TaskFilter? filter = null, string? cursor = null, int? limit = null, CancellationToken cancellation = default)
    {
        var asked = filter ?? new();
        return Get<Page<TaskItem>>(
            Query.To(
                "v1/tasks",
                ("state", Query.Text(asked.State)), ("assignee", asked.Assignee?.ToString()), ("mine", Query.Text(asked.Mine)), ("customer", asked.Customer?.ToString()),
                ("dueFrom", asked.DueFrom is { } from ? Query.Text(from) : null), ("dueTo", asked.DueTo is { } to ? Query.Text(to) : null),
                ("overdue", Query.Text(asked.Overdue)), ("cursor", cursor), ("limit", Query.Text(limit))),
            cancellation);
    }
}
