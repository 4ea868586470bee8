using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Customers.Importing;

/// <summary>The due work of imports: taking in a file, and giving up one whose file never came.</summary>
internal static class ImportWork
{
    public const string RunKind = "import.run";
    public const string ExpiryKind = "import.expire";
    private static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    public static DueWorkRow Run(TenantId tenant, Guid id, DateTimeOffset now) => Of(RunKind, tenant, id, now);

    public static DueWorkRow Expiry(TenantId tenant, Guid id, DateTimeOffset now) => Of(ExpiryKind, tenant, id, now + Waits);

    /// <summary>Where the file lies.</summary>
    public static string PathOf(TenantId tenant, Guid id) => BlobPath.Of(tenant, FileArea.Imports, id);

    private static DueWorkRow Of(string kind, TenantId tenant, Guid id, DateTimeOffset at) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", kind, $"{id:n}"),
        Kind = kind,
        DueAt = at,
        Payload = $"{id:n}",
    };
}

/// <summary>Stops an import whose file never came, and deletes what may lie there.</summary>
internal sealed class ImportExpiry(IGrainFactory grains, IBlobStore blobs) : IDueHandler
{
    public string Kind => ImportWork.ExpiryKind;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(work.Payload, "n");
        var grain = grains.Import(work.TenantId, id);
        if (!(await grain.Read()).Try(out var import, out _) || import.State == Contracts.Customers.ImportState.Running)
            return;
        await grain.Cancel(Caller.System);
        await blobs.Delete(ImportWork.PathOf(work.TenantId, id), cancellation);
    }
}
