using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Customers;

/// <summary>How long work remembers how far it is: in its own row, where it starts again after a stop.</summary>
internal static class KeptPlace
{
    public static async Task KeepPlace(this IActWriter<CrmDb> writer, DueWorkRow work, string payload, CancellationToken cancellation) =>
        await writer.TransactAcrossTenants(async (transaction, stop) =>
        {
            await using var command = transaction.Command("UPDATE due_work SET payload = @payload WHERE tenant_id = @tenant AND id = @id");
            command.Bind("payload", payload);
            command.Bind("tenant", work.TenantId.Value);
            command.Bind("id", work.Id);
            await command.ExecuteNonQueryAsync(stop);
        }, cancellation);
}
