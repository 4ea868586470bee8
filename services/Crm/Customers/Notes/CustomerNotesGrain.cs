using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Contracts.Tenants;
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

    public async Task<Outcome<Note>> Write(Guid id, string text, Caller caller, Once once)
    {
        if (!(await GrainFactory.Customer(_tenant, _customer).Read()).Try(out _, out var refusal))
            return refusal;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await source.Recall<CrmDb, Note>(_tenant, once) is { } first)
                return first;
            if (await Find(id) is { } known)
                return known.Text == text && known.IsBy(caller) ? known : Refusal.Reused("id");
            if (!(await Mentions(text, [])).Try(out var mentions, out refusal)
                || !NoteRules.Write(id, _customer, text, mentions, _book?.NoteCount ?? 0, caller, time.Instant()).Try(out var note, out refusal))
                return refusal;
            var act = NoteActs.Written(_tenant, _book, note, once);
            await Tell(act, note, [], caller);
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
            if (NoteRules.Check(text) is { } wrong)
                return wrong;
            if (!(await Mentions(text, before.Mentions)).Try(out var mentions, out var refusal))
                return refusal;
            var after = before.Saying(text, mentions, time.Instant());
            if (ReferenceEquals(before, after))
                return before;
            var act = NoteActs.Changed(_tenant, _book, before, after, await NoteTokens.Gone(source, _tenant, before, after), caller);
            await Tell(act, after, before.Mentions, caller);
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

    /// <summary>Who is mentioned, with their names. Who was mentioned before may have left since.</summary>
    private async Task<Outcome<ImmutableArray<Mention>>> Mentions(string text, ImmutableArray<Mention> known)
    {
        if (NoteRules.Check(text) is { } wrong)
            return wrong;
        if (!MentionText.Find(text).Try(out var ids, out var refusal))
            return refusal;
        var mentions = ImmutableArray.CreateBuilder<Mention>(ids.Length);
        foreach (var id in ids)
        {
            if (known.FirstOrDefault(mention => mention.MemberId == id) is { } before)
                mentions.Add(before);
            else if ((await GrainFactory.Tenant(_tenant).Member(id)).Try(out var member, out _))
                mentions.Add(new(id, member.Name));
            else
                return Refusal.Invalid("text", "There is no such member to mention.", "not_found");
        }

        return mentions.MoveToImmutable();
    }

    /// <summary>Tells whom the note mentions and did not before; nobody is told by himself. Of each version, so that who is mentioned again is told again.</summary>
    private Task Tell(Act act, Note note, ImmutableArray<Mention> before, Caller caller)
    {
        var told = note.Mentions.Where(mention => before.All(known => known.MemberId != mention.MemberId) && mention.MemberId != caller.Id);
        return _notices.Tell(
            act,
            [.. told.Select(mention => new Notice(
                Ids.From($"{_tenant}", "mention", $"{_customer:n}", $"{note.Id:n}", $"{note.Version}", $"{note.ChangedAt.UtcTicks}", $"{mention.MemberId:n}"),
                mention.MemberId, NotificationKind.Mention, note.Shown(), _customer, note.Id, ""))],
            caller, note.ChangedAt);
    }

    private async ValueTask<bool> MayChange(Note note, Caller caller) =>
        note.IsBy(caller) || ((await GrainFactory.Tenant(_tenant).RightsOf(caller)).Try(out var rights, out _) && rights.HasFlag(Right.ManageTenant));

    /// <summary>True where the note was here and was deleted; known for as long as answers are remembered.</summary>
    private async Task<bool> WasDeleted(Guid id) => await source.Recall<CrmDb, Guid>(_tenant, NoteActs.Deletion(_tenant, _customer, id)) is { IsOk: true };

    private async Task<Note?> Find(Guid id)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<NoteRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.CustomerId == _customer && row.Id == id);
        return row?.ToNote();
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        _book = await db.Set<NoteBookRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.CustomerId == _customer, cancellation);
    }
}
