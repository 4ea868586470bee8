using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Notes;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>
/// Customers of one transaction that get tokens from their rows and notes. Their rows are held meanwhile, so that a change of one of them waits and takes away
/// afterwards what it must. Tokens that are there stay.
/// </summary>
/// <param name="transaction">Of the tenant.</param>
/// <param name="tenant">The tenant.</param>
internal sealed class TokenBatch(WriteTransaction transaction, TenantId tenant)
{
    private bool IsPostgres => transaction.Provider == DatabaseProvider.Postgres;

    private string AnyCustomer => IsPostgres ? "= ANY (@ids)" : "IN (SELECT value FROM json_each(@ids))";

    /// <summary>The next customers by id, held.</summary>
    public async Task<List<Customer>> Customers(Guid after, int max, CancellationToken cancellation)
    {
        await using var command = transaction.Command($"""
            SELECT id, name, contacts, external_id, tags, addresses, fields FROM customers
            WHERE tenant_id = @tenant AND id > @after ORDER BY id LIMIT {max} {(IsPostgres ? "FOR UPDATE" : "")}
            """);
        command.Bind("tenant", tenant.Value);
        command.Bind("after", after);
        var customers = new List<Customer>(max);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            customers.Add(Read(reader));
        return customers;
    }

    /// <summary>Writes their tokens.</summary>
    public async Task Write(IReadOnlyCollection<Customer> customers, FieldBook fields, CancellationToken cancellation)
    {
        if (customers.Count == 0)
            return;
        var tokens = customers.SelectMany(customer => CustomerTokens.Of(customer, fields).Select(token => (token, customer.Id))).ToHashSet();
        Guid[] ids = [.. customers.Select(customer => customer.Id)];
        await AddNotes(tokens, ids, cancellation);
        await AddCustomerNotes(tokens, ids, cancellation);
        await Insert([.. tokens], cancellation);
    }

    /// <summary>Has customers no longer found by a field.</summary>
    public async Task Clear(IReadOnlyCollection<Customer> customers, short place, CancellationToken cancellation)
    {
        await using var command = transaction.Command(
            $"DELETE FROM customer_tokens WHERE tenant_id = @tenant AND place IN ({place}, {SearchPlace.Inside(place)}) AND customer_id {AnyCustomer}");
        command.Bind("tenant", tenant.Value);
        BindCustomers(command, [.. customers.Select(customer => customer.Id)]);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private void BindCustomers(DbCommand command, Guid[] ids) =>
        command.Bind("ids", IsPostgres ? ids : JsonSerializer.Serialize(ids.Select(id => id.ToString().ToUpperInvariant())));

    private async Task AddNotes(HashSet<(PlacedToken, Guid)> tokens, Guid[] ids, CancellationToken cancellation)
    {
        await using var command = transaction.Command($"""
            SELECT t.customer_id, m.text FROM timeline t JOIN messages m ON m.tenant_id = t.tenant_id AND m.id = t.id
            WHERE t.tenant_id = @tenant AND t.customer_id {AnyCustomer} AND t.kind = {(short)TimelineKind.Note}
            """);
        command.Bind("tenant", tenant.Value);
        BindCustomers(command, ids);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var customer = reader.GetGuid(0);
            tokens.UnionWith(CustomerTokens.OfNote(reader.GetString(1)).Select(token => (token, customer)));
        }
    }

    private async Task AddCustomerNotes(HashSet<(PlacedToken, Guid)> tokens, Guid[] ids, CancellationToken cancellation)
    {
        await using var command = transaction.Command($"SELECT customer_id, text, mentions FROM customer_notes WHERE tenant_id = @tenant AND customer_id {AnyCustomer}");
        command.Bind("tenant", tenant.Value);
        command.Bind("ids", IsPostgres ? ids : JsonSerializer.Serialize(ids.Select(id => id.ToString().ToUpperInvariant())));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var customer = reader.GetGuid(0);
            var mentions = JsonSerializer.Deserialize<ImmutableArray<Mention>>(reader.GetString(2), RowJson.Options);
            tokens.UnionWith(CustomerTokens.OfCustomerNote(MentionText.Show(reader.GetString(1), mentions)).Select(token => (token, customer)));
        }
    }

    private async Task Insert(IReadOnlyList<(PlacedToken Placed, Guid Customer)> tokens, CancellationToken cancellation)
    {
        const string Into = "INSERT INTO customer_tokens (tenant_id, token, place, customer_id)";
        if (IsPostgres)
        {
            await using var all = transaction.Command($"{Into} SELECT @tenant, u.* FROM unnest(@tokens, @places, @customers) AS u ON CONFLICT DO NOTHING");
            all.Bind("tenant", tenant.Value);
            all.Bind("tokens", tokens.Select(token => token.Placed.Token).ToArray());
            all.Bind("places", tokens.Select(token => token.Placed.Place).ToArray());
            all.Bind("customers", tokens.Select(token => token.Customer).ToArray());
            await all.ExecuteNonQueryAsync(cancellation);
            return;
        }

        await using var one = transaction.Command($"{Into} VALUES (@tenant, @token, @place, @customer) ON CONFLICT DO NOTHING");
        one.Bind("tenant", tenant.Value);
        var (token, place, customer) = (one.Bind("token", ""), one.Bind("place", 0), one.Bind("customer", Guid.Empty));
        foreach (var (placed, id) in tokens)
        {
            (token.Value, place.Value, customer.Value) = (placed.Token, placed.Place, id);
            await one.ExecuteNonQueryAsync(cancellation);
        }
    }

    private Customer Read(DbDataReader reader) => new CustomerRow
    {
        TenantId = tenant,
        Id = reader.GetGuid(0),
        Kind = default,
        Name = reader.GetString(1),
        NameKey = "",
        Contacts = reader.GetString(2),
        ExternalId = reader.IsDBNull(3) ? null : reader.GetString(3),
        Tags = reader.GetString(4),
        Addresses = reader.GetString(5),
        Fields = reader.GetString(6),
        Archived = false,
        CreatedAt = default,
        ChangedAt = default,
        Version = 0,
    }.ToCustomer();
}
