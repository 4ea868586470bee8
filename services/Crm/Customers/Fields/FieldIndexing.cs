using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Search;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Customers.Fields;

/// <summary>
/// Puts what customers have in a field into the index when the field is made filterable, and takes it out when it is so no more. It goes through the customers
/// in batches, holding their rows, keeps its place in the row of the work, and starts there again after a stop. It begins a while after the decision: by then
/// every change that was decided before it is committed, and every later one writes the index itself.
/// </summary>
internal sealed class FieldIndexing(IActWriter<CrmDb> writer, IGrainFactory grains) : IDueHandler
{
    private const string Name = "fields.index";

    /// <summary>Customers in one transaction; on SQLite every writer waits meanwhile.</summary>
    private const int Batch = 200;

    private const int Rows = 2_000;
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    public string Kind => Name;

    public static DueWorkRow Work(TenantId tenant, Guid field, short slot, bool fills, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", Name, $"{field:n}", $"{slot}", $"{fills}"),
        Kind = Name,
        DueAt = now + Wait,
        Payload = $"{field:n}/{slot}/{Guid.Empty:n}",
    };

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var (tenant, parts) = (work.TenantId, work.Payload.Split('/'));
        var (id, slot, after) = (Guid.ParseExact(parts[0], "n"), short.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Guid.ParseExact(parts[2], "n"));
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var book = await grains.FieldBook(tenant).Read();
            var number = book.Fields.Select(field => field.Id).ToList().IndexOf(id);
            if (await Step(tenant, book, number, slot, after, cancellation) is not { } last)
                break;
            after = last;
            await writer.KeepPlace(work, $"{id:n}/{slot}/{after:n}", cancellation);
        }

        if (!(await grains.FieldBook(tenant).Indexed(id, slot)).Try(out _, out var refusal))
            throw new InvalidOperationException($"The field cannot be filtered by yet. {refusal.Detail}");
    }

    /// <summary>Does the next customers; the last of them, or null where there are none.</summary>
    private async Task<Guid?> Step(TenantId tenant, FieldBook book, int number, short slot, Guid after, CancellationToken cancellation)
    {
        Guid? last = null;
        await writer.Transact(async (transaction, stop) =>
        {
            await transaction.SetTenant(tenant, stop);
            var (field, rows, tokens) = (book.Fields[number], new SlotBatch(transaction, tenant, slot), new TokenBatch(transaction, tenant));
            var customers = await tokens.Customers(after, Batch, stop);
            last = customers.Count == 0 ? null : customers[^1].Id;
            if (field.Slot == slot)
            {
                await rows.Write(customers, field, stop);
                if (field.Type == FieldType.Text)
                    await tokens.Write(customers, book, stop);
            }
            else if (field.Slot is null)
            {
                await tokens.Clear(customers, SearchPlace.OfField(number), stop);
            }
        }, cancellation);
        if (last is null && book.Fields[number].Slot != slot)
            await Clear(tenant, slot, cancellation);
        return last;
    }

    private async Task Clear(TenantId tenant, short slot, CancellationToken cancellation)
    {
        for (var deleted = Rows; deleted == Rows;)
        {
            cancellation.ThrowIfCancellationRequested();
            await writer.Transact(async (transaction, stop) =>
            {
                await transaction.SetTenant(tenant, stop);
                deleted = await new SlotBatch(transaction, tenant, slot).Clear(Rows, stop);
            }, cancellation);
        }
    }
}
