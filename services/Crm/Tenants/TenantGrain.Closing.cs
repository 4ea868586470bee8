using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>The end of a tenant.</summary>
internal sealed partial class TenantGrain
{
    public async Task<Outcome<Tenant>> Close(string name, Caller caller, Once once)
    {
        if (await source.Recall<CrmDb, Tenant>(_id, once) is { } recalled)
            return recalled;
        return await Do(
            caller, (tenancy, by) => tenancy.Close(name, time.Instant(), by), tenancy => tenancy.ToContract(), once,
            (act, tenancy) => Tell(act, tenancy, LetterKind.TenantClosing, tenancy.ClosesAt!.Value, tenancy.Members[caller.Id].Name));
    }

    public async Task<Outcome<Tenant>> Reopen(string reason, Caller caller, Once? once = null)
    {
        if (once is not null && await source.Recall<CrmDb, Tenant>(_id, once) is { } recalled)
            return recalled;
        var wasClosing = _tenancy?.State == TenantState.Closing;
        return await Do(caller, (tenancy, by) => tenancy.Reopen(reason, by), tenancy => tenancy.ToContract(), once, (act, tenancy) =>
        {
            if (wasClosing)
                Tell(act, tenancy, LetterKind.TenantReopened, time.Instant() + NoticeLife, tenancy.Members[caller.Id].Name);
        });
    }

    public Task<Outcome<Tenant>> NoteExport(Caller caller) => Do(caller, (tenancy, by) => tenancy.NoteExport(by), tenancy => tenancy.ToContract());

    public async Task RemindOfClosing(DateTimeOffset closesAt, int daysLeft)
    {
        if (_tenancy is not { State: TenantState.Closing } tenancy || tenancy.ClosesAt != closesAt || closesAt <= time.GetUtcNow())
            return;
        // One act a letter, under an id of its own: a repetition finds it taken.
        foreach (var owner in tenancy.Owners)
        {
            var id = Ids.From("tenant.closing", $"{_id}", $"{closesAt.UtcTicks}", $"{daysLeft}", $"{owner.AccountId:n}");
            await Commit(Act.Create(_id, letters.Of(_id, new(LetterKind.TenantClosingSoon, owner.Mail, tenancy.Language, "", closesAt, tenancy.Name), id)));
        }
    }

    public async Task<bool> EndGrace(DateTimeOffset closesAt)
    {
        // The scheduler tries again what throws; a refusal would pass for done.
        if (_tenancy is not null && !(await Do(Caller.System, (tenancy, _) => tenancy.EndGrace(closesAt), _ => new Done())).Try(out _, out var refusal))
            throw new InvalidOperationException($"The grace did not end. {refusal.Detail}");
        return _tenancy?.IsDue(closesAt) == true;
    }

    public Task<bool> IsOver() => Task.FromResult(_tenancy?.IsOver(time.GetUtcNow()) == true);

    public async Task NotePurged()
    {
        // What is in memory still has the members.
        await Load();
        if (_tenancy is not { PurgedAt: null } tenancy)
            return;
        var step = tenancy.Purged(time.Instant());
        if (await Commit(TenancyRows.ToAct(tenancy, step, Caller.System, time.Instant()), step.After) != CommitResult.Committed)
            throw new InvalidOperationException("The tenant was changed meanwhile.");
    }

    private void Tell(Act act, Tenancy tenancy, LetterKind kind, DateTimeOffset until, string person)
    {
        foreach (var owner in tenancy.Owners)
            act.Schedule(Notice(tenancy, kind, owner.Mail, person, until));
    }
}
