using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Fields;

/// <summary>The rows of one field in the index, written or deleted in one transaction of the tenant.</summary>
internal sealed class SlotBatch(WriteTransaction transaction, TenantId tenant, short slot)
{
    /// <summary>Puts the values of customers, whose rows the transaction holds, into the index; those that are there stay.</summary>
    public async Task Write(IReadOnlyList<Customer> customers, CustomField field, CancellationToken cancellation)
    {
        await using var command = transaction.Command(
            "INSERT INTO customer_index (tenant_id, slot, value, name_key, customer_id) VALUES (@tenant, @slot, @value, @name, @customer) ON CONFLICT DO NOTHING");
        command.Bind("tenant", tenant.Value);
        command.Bind("slot", slot);
        var (value, name, id) = (command.Bind("value", ""), command.Bind("name", ""), command.Bind("customer", Guid.Empty));
        foreach (var customer in customers)
        {
            if (Listing.Conditions.KeyOf(customer, field) is not { } key)
                continue;
            (value.Value, name.Value, id.Value) = (key, NameKey.Of(customer.Name), customer.Id);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>Deletes some rows of the slot; how many they were.</summary>
    public async Task<int> Clear(int max, CancellationToken cancellation)
    {
        await using var command = transaction.Command($"""
            DELETE FROM customer_index WHERE tenant_id = @tenant AND slot = @slot AND (value, name_key, customer_id) IN
                (SELECT value, name_key, customer_id FROM customer_index WHERE tenant_id = @tenant AND slot = @slot LIMIT {max})
            """);
        command.Bind("tenant", tenant.Value);
        command.Bind("slot", slot);
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
