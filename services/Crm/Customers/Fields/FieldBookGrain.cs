using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Fields;

/// <summary>The fields of a tenant in memory; their only writer.</summary>
[GrainType("field-book")]
internal sealed class FieldBookGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), IFieldBookGrain
{
    private TenantId _tenant;
    private long _version;
    private ImmutableArray<(CustomField Field, long Position)> _fields = [];
    private FieldBook _book = new([]);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load(cancellationToken);
    }

    public Task<FieldBook> Read() => Task.FromResult(_book);

    public async Task<Outcome<CustomField>> Define(Guid id, DefineField command, Caller caller, Once once)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await source.Recall<CrmDb, CustomField>(_tenant, once) is { } recalled)
                return recalled;
            if (_fields.Any(known => known.Field.Id == id))
                return Refusal.Reused("id");
            if (!FieldRules.Define(_book, id, command).Try(out var field, out var refusal))
                return refusal;
            var (row, nextSlot) = (ToRow(field, _version + 1), NextSlot(field, null));
            var details = new Details().Fact("key", field.Key).Fact("label", field.Label).Fact("type", field.Type).Fact("choices", field.Choices).Fact("filterable", field.Filterable);
            var act = Next(nextSlot).Insert(row).Journal(new(time.Instant(), caller, "field", id, "defined", details.ToString()))
                .Remember(RequestLog.Answer(_tenant, once, field, time.Instant()));
            if (await Commit(act) == CommitResult.Committed)
            {
                Keep(_fields.Add((field, row.Position)), _version + 1, nextSlot);
                return field;
            }

            await Load();
        }

        return await source.Recall<CrmDb, CustomField>(_tenant, once) ?? Busy.Refusal();
    }

    public async Task<Outcome<CustomField>> Change(Guid id, ChangeField command, long? expectedVersion, Caller caller)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_fields.FirstOrDefault(known => known.Field.Id == id) is not { Field: { } before } known)
                return Refusal.NotFound("field");
            if (!before.Change(command, _book, expectedVersion).Try(out var after, out var refusal))
                return refusal;
            if (ReferenceEquals(before, after))
                return before;
            var details = new Details().Change("label", before.Label, after.Label).Change("archived", before.Archived, after.Archived)
                .ChangeList("choices", before.Choices, after.Choices).Change("filterable", before.Filterable, after.Filterable);
            var nextSlot = NextSlot(after, before);
            var act = Next(nextSlot).Update(ToRow(after, known.Position)).Journal(new(time.Instant(), caller, "field", id, "changed", details.ToString()));
            if (after.Slot != before.Slot)
                act.Schedule(FieldIndexing.Work(_tenant, id, (after.Slot ?? before.Slot)!.Value, after.Slot is not null, time.Instant()));
            if (await Commit(act) == CommitResult.Committed)
            {
                Keep(_fields.Replace(known, (after, known.Position)), _version + 1, nextSlot);
                return after;
            }

            await Load();
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<Done>> Indexed(Guid id, short slot)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_fields.FirstOrDefault(known => known.Field.Id == id && known.Field.Slot == slot) is not { Field: { Indexing: true } before } known)
                return Done.Ok;
            var after = before with { Indexing = false, Version = before.Version + 1 };
            if (await Commit(Next(_book.NextSlot).Update(ToRow(after, known.Position))) == CommitResult.Committed)
            {
                Keep(_fields.Replace(known, (after, known.Position)), _version + 1, _book.NextSlot);
                return Done.Ok;
            }

            await Load();
        }

        return Busy.Refusal();
    }

    private short NextSlot(CustomField after, CustomField? before) => after.Slot is { } slot && slot != before?.Slot ? (short)(slot + 1) : _book.NextSlot;

    private Act Next(short nextSlot)
    {
        var next = new FieldBookRow { TenantId = _tenant, Version = _version + 1, NextSlot = nextSlot };
        return _version == 0 ? Act.Create(_tenant, next) : Act.Change(_tenant, next, _version);
    }

    /// <summary>Every customer with fields asks for the book: it is put together once a change.</summary>
    private void Keep(ImmutableArray<(CustomField Field, long Position)> fields, long version, short nextSlot)
    {
        (_fields, _version) = (fields, version);
        _book = new([.. fields.Select(known => known.Field)]) { NextSlot = nextSlot };
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        var book = await db.Set<FieldBookRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant, cancellation);
        var rows = await db.Set<FieldRow>().Where(row => row.TenantId == _tenant).OrderBy(row => row.Position).ToListAsync(cancellation);
        Keep([.. rows.Select(row => (ToField(row), row.Position))], book?.Version ?? 0, book?.NextSlot ?? FieldBook.FirstSlot);
    }

    private FieldRow ToRow(CustomField field, long position) => new()
    {
        TenantId = _tenant,
        Id = field.Id,
        Key = field.Key,
        FoldedKey = field.Key.ToLowerInvariant(),
        Label = field.Label,
        Type = field.Type,
        Choices = JsonSerializer.Serialize(field.Choices, RowJson.Options),
        Slot = field.Slot,
        Indexing = field.Indexing,
        Archived = field.Archived,
        Position = position,
        Version = field.Version,
    };

    private static CustomField ToField(FieldRow row) => new(
        row.Id, row.Key, row.Label, row.Type, JsonSerializer.Deserialize<ImmutableArray<string>>(row.Choices, RowJson.Options),
        row.Slot is not null, row.Archived, row.Version)
    {
        Slot = row.Slot,
        Indexing = row.Indexing,
    };
}
