using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Notifications;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Notes;

/// <summary>The only writer of the notes on a customer.</summary>
[GrainType("customer-notes")]
internal sealed class CustomerNotesGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, LetterBox letters, TimeProvider time)
    : AggregateGrain(writer), ICustomerNotesGrain
{
    private TenantId _tenant;
    private Guid _customer;
    private Notices _notices = null!;
    private NoteBookRow? _book;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _customer) = GrainKeys.Parse(this.GetPrimaryKeyString());
        _notices = new(source, letters, GrainFactory, _tenant);
        return Load(cancellationToken);
    }

    public async Task<Outcome<Note>> Write(Guid id, string text, Caller caller, Once once, Guid? named = null)
    {
        if (!(await GrainFactory.Customer(_tenant, _customer).Read()).Try(out _, out var refusal))
            return refusal;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await source.Recall<CrmDb, Note>(_tenant, once) is { } first)
                return first;
            if (await Known(id, named ?? _customer) is { } known)
                return known.Text == text && known.IsBy(caller) ? known : Refusal.Reused("id");
            if (!(await Audience.Of(GrainFactory, _tenant, text, [], caller)).Try(out var audience, out refusal)
                || !NoteRules.Write(id, _customer, text, audience.Mentions, _book?.NoteCount ?? 0, caller, time.Instant()).Try(out var note, out refusal))
                return refusal;
            var act = NoteActs.Written(_tenant, _book, note, once, named ?? _customer);
            await Tell(act, note, audience, caller);
            if (await Commit(act) == CommitResult.Committed)
            {
                _book = NoteActs.With(_tenant, _book, _customer, 1);
                return note;
            }

            await Load();
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<Note>> Read(Guid id) => await Find(id) is { } note ? note : Refusal.NotFound("note");

    public async Task<Outcome<Note>> Change(Guid id, string text, long? expectedVersion, Caller caller)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_book is null || await Find(id) is not { } before)
                return Refusal.NotFound("note");
            if (!await MayChange(before, caller))
                return NoteRules.NotTheirs();
            if (expectedVersion is { } expected && expected != before.Version)
                return Refusal.Stale();
            if (!(await Audience.Of(GrainFactory, _tenant, text, before.Mentions, caller)).Try(out var audience, out var refusal))
                return refusal;
            var after = before.Saying(text, audience.Mentions, time.Instant());
            if (ReferenceEquals(before, after))
                return before;
            var act = NoteActs.Changed(_tenant, _book, before, after, await NoteTokens.Gone(source, _tenant, before, after), caller);
            await Tell(act, after, audience, caller);
            if (await Commit(act) == CommitResult.Committed)
            {
                _book = NoteActs.With(_tenant, _book, _customer, 0);
                return after;
            }

            await Load();
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<Done>> Delete(Guid id, Caller caller)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_book is null || await Find(id) is not { } note)
                return await WasDeleted(id) ? Done.Ok : Refusal.NotFound("note");
            if (!await MayChange(note, caller))
                return NoteRules.NotTheirs();
            var gone = await NoteTokens.Gone(source, _tenant, note, null);
            if (await Commit(NoteActs.Deleted(_tenant, _book, note, gone, caller, time.Instant())) == CommitResult.Committed)
            {
                _book = NoteActs.With(_tenant, _book, _customer, -1);
                return Done.Ok;
            }

            await Load();
        }

        return Busy.Refusal();
    }

    /// <summary>Tells whom the note mentions and did not before. Of each version, so that who is mentioned again is told again.</summary>
    private Task Tell(Act act, Note note, Audience audience, Caller caller) => _notices.Tell(
        act,
        [.. audience.Told.Select(member => new Notice(
            Ids.From($"{_tenant}", "mention", $"{_customer:n}", $"{note.Id:n}", $"{note.Version}", $"{note.ChangedAt.UtcTicks}", $"{member:n}"),
            member, NotificationKind.Mention, note.Shown(), _customer, note.Id, ""))],
        caller, note.ChangedAt);

    private async ValueTask<bool> MayChange(Note note, Caller caller) =>
        note.IsBy(caller) || ((await GrainFactory.Tenant(_tenant).RightsOf(caller)).Try(out var rights, out _) && rights.HasFlag(Right.ManageTenant));

    /// <summary>True where the note was here and was deleted; known for as long as answers are remembered.</summary>
    private async Task<bool> WasDeleted(Guid id) => await source.Recall<CrmDb, Guid>(_tenant, NoteActs.Deletion(_tenant, _customer, id)) is { IsOk: true };

    /// <summary>The note where it is there already: here, on a customer that was merged into this one, or wherever it went when that one was merged.</summary>
    private async Task<Note?> Known(Guid id, Guid named)
    {
        if (await Find(id) is { } own)
            return own;
        if (await source.Recall<CrmDb, Guid>(_tenant, NoteActs.Elsewhere(_tenant, named, id)) is { IsOk: true } sent && await Find(sent.Value, id) is { } there)
            return there;
        await using var db = source.ForTenant(_tenant);
        var family = await Family.Of(db, _tenant, _customer);
        var row = family.Count == 1
            ? null
            : await db.Set<NoteRow>().Where(row => row.TenantId == _tenant && EF.Parameter(family).Contains(row.CustomerId) && row.Id == id)
                .OrderBy(row => row.CustomerId).FirstOrDefaultAsync();
        return row?.ToNote();
    }

    private Task<Note?> Find(Guid id) => Find(_customer, id);

    private async Task<Note?> Find(Guid customer, Guid id)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<NoteRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.CustomerId == customer && row.Id == id);
        return row?.ToNote();
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        _book = await db.Set<NoteBookRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.CustomerId == _customer, cancellation);
    }
}
