using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants;

/// <summary>Ownership that is handed on.</summary>
internal sealed partial class TenantGrain
{
    public async Task<Outcome<OwnershipOffer>> OfferOwnership(OfferOwnership command, Caller caller, Once once)
    {
        if (await source.Recall<CrmDb, OwnershipOffer>(_id, once) is { } recalled)
            return recalled;
        if ((await OwnershipOffer(command.Id)).IsOk)
            return Refusal.Reused("id");
        var made = await Do(
            caller,
            (tenancy, by) => tenancy.OfferOwnership(command, caller.Id, time.Instant(), by),
            tenancy => tenancy.Offer!,
            once,
            (act, tenancy) =>
            {
                var (offer, from, to) = (tenancy.Offer!, tenancy.Members[caller.Id], tenancy.Members[command.To]);
                act.Schedule(Notice(tenancy, LetterKind.OwnershipOffered, to.Mail, from.Name, offer.ExpiresAt));
                act.Schedule(Notice(tenancy, LetterKind.OwnershipOfferMade, from.Mail, to.Name, offer.ExpiresAt));
            });
        return !made.IsOk && made.Refusal.Kind == RefusalKind.Conflict ? await source.Recall<CrmDb, OwnershipOffer>(_id, once) ?? made : made;
    }

    public async Task<Outcome<OwnershipOffer>> OwnershipOffer(Guid id)
    {
        if (_tenancy?.Offer is { } open && open.Id == id)
            return open;
        await using var db = source.ForTenant(_id);
        return (await db.Set<OwnershipOfferRow>().FirstOrDefaultAsync(o => o.TenantId == _id && o.Id == id))?.ToContract()
            ?? (Outcome<OwnershipOffer>)Refusal.NotFound("offer");
    }

    public Task<Outcome<OwnershipOffer>> AcceptOwnership(Guid id, Caller caller, Once? once = null) => Answered(
        id, caller, once, (tenancy, offer, _) => tenancy.AcceptOwnership(offer, AccountOf(caller), time.Instant()),
        (act, tenancy) =>
        {
            if (tenancy.Offer is not { } offer)
                return;
            var (from, to) = (tenancy.Members[offer.From], tenancy.Members[offer.To]);
            foreach (var mail in new[] { from.Mail, to.Mail })
                act.Schedule(Notice(tenancy, LetterKind.OwnershipPassed, mail, to.Name, time.Instant() + NoticeLife));
        });

    public Task<Outcome<OwnershipOffer>> DeclineOwnership(Guid id, Caller caller, Once? once = null) =>
        Answered(id, caller, once, (tenancy, offer, _) => tenancy.DeclineOwnership(offer, AccountOf(caller)));

    public Task<Outcome<OwnershipOffer>> WithdrawOwnership(Guid id, Caller caller) =>
        Answered(id, caller, null, (tenancy, offer, by) => tenancy.WithdrawOwnership(offer, by));

    public async Task ExpireOwnership(Guid id)
    {
        // The scheduler tries again what throws; a refusal would pass for done.
        if (_tenancy is not null && !(await Do(Caller.System, (tenancy, _) => tenancy.ExpireOwnership(id), _ => new Done())).Try(out _, out var refusal))
            throw new InvalidOperationException($"The offer of ownership did not expire. {refusal.Detail}");
    }

    private async Task<Outcome<OwnershipOffer>> Answered(
        Guid id, Caller caller, Once? once, Func<Tenancy, OwnershipOffer, Standing, Outcome<Step>> decide, Action<Act, Tenancy>? also = null)
    {
        if (once is not null && await source.Recall<CrmDb, OwnershipOffer>(_id, once) is { } recalled)
            return recalled;
        if (!(await OwnershipOffer(id)).Try(out var found, out var unknown))
            return unknown;
        return await Do(
            caller,
            (tenancy, by) =>
            {
                if (found.State != OfferState.Open)
                    return decide(tenancy, found, by);
                // One that was open and no longer is was closed by another activation.
                return tenancy.Offer is { } open && open.Id == id ? decide(tenancy, open, by) : Busy.Refusal();
            },
            tenancy => tenancy.Offer is { } offer && offer.Id == id ? offer : found,
            once,
            also);
    }

    /// <summary>Keys and operators are nobody to whom something could be offered.</summary>
    private static Guid AccountOf(Caller caller) => caller.Kind == ActorKind.Account ? caller.Id : Guid.Empty;

    /// <summary>How long a mail that only tells something is of use.</summary>
    private static readonly TimeSpan NoticeLife = TimeSpan.FromDays(3);

    /// <summary>A mail without a link, in the tenant's language.</summary>
    private Foundation.Scheduling.DueWorkRow Notice(Tenancy tenancy, LetterKind kind, string to, string person, DateTimeOffset until) =>
        letters.Of(_id, new(kind, to, tenancy.Language, "", until, tenancy.Name) { Subject = person });
}
