using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>
/// A tenant's differences with Stripe; their only writer. It holds nothing in memory: another activation may know of one that this one does not, and of two that write down the same
/// one is refused by the database.
/// </summary>
[GrainType("stripe-findings")]
internal sealed partial class StripeFindingsGrain(IDbSource<BillingDb> source, IActWriter<BillingDb> writer, TimeProvider time, ILogger<StripeFindingsGrain> log)
    : AggregateGrain<BillingDb>(writer), IStripeFindingsGrain
{
    /// <summary>The most findings of a tenant that may be open; of more only the log tells.</summary>
    public const int OpenMax = 1_000;

    private const string Entity = "stripeFinding";
    private const string Changed = "changed";
    private const int SubjectMax = 200;
    private const int DetailsMax = 2_000;
    private const int ReasonMax = 500;

    private TenantId _tenant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task Found(StripeFindingKind kind, string subject, string details)
    {
        if (subject.Length > SubjectMax || details.Length > DetailsMax)
            throw new ArgumentException($"A finding has a subject of at most {SubjectMax} and details of at most {DetailsMax} characters.");
        await using var db = source.ForTenant(_tenant);
        var before = await Lasting(db).FirstOrDefaultAsync(row => row.Kind == kind && row.Subject == subject);
        if (before is { ClosedAt: null } || before?.Details == details)
            return;
        if (await Lasting(db).CountAsync(row => row.ClosedAt == null) >= OpenMax)
        {
            LogTooMany(kind, subject, _tenant.Value);
            return;
        }

        var now = time.Instant();
        var found = StripeFindingRow.Of(_tenant, kind, subject, details, now);
        // What somebody closed was another difference.
        var act = before is null ? Act.Create(_tenant, found) : Ending(before, Changed, now).Insert(found);
        // Taken, or stale: somebody else wrote it down at this moment.
        if (await Commit(act.Journal(Fact(found, "found", now, Caller.System))) == CommitResult.Committed)
            LogFound(kind, subject, _tenant.Value);
    }

    public async Task Resolved(StripeFindingKind kind, string subject, string resolution)
    {
        await using var db = source.ForTenant(_tenant);
        if (await Lasting(db).FirstOrDefaultAsync(row => row.Kind == kind && row.Subject == subject) is not { } found)
            return;
        // Stale: somebody else resolved or closed it at this moment.
        await Commit(Ending(found, resolution, time.Instant()));
    }

    public async Task<Outcome<StripeFinding>> Close(Guid id, string reason, Caller caller, Once once)
    {
        if (PlainText.Check("reason", reason, 1, ReasonMax) is { } wrong)
            return wrong;
        if (await source.Recall<BillingDb, StripeFinding>(_tenant, once) is { } recalled)
            return recalled;
        await using var db = source.ForTenant(_tenant);
        if (await Lasting(db).FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null) is not { } open)
            return NotOpen;
        if (!open.Kind.NeedsPerson())
            return Refusal.Conflict("A difference of this kind is repaired, or seen to be over, by itself.", "finding_mends_itself");
        var now = time.Instant();
        var closed = open.Close(reason, now);
        var answer = closed.ToContract();
        var act = Act.Change(_tenant, closed, open.Version).Journal(Fact(closed, "closed", now, caller)).Remember(RequestLog.Answer(_tenant, once, answer, now));
        return await Commit(act) == CommitResult.Committed ? answer : NotOpen;
    }

    /// <summary>What is not over: open, or closed by somebody.</summary>
    private IQueryable<StripeFindingRow> Lasting(BillingDb db) => db.Set<StripeFindingRow>().Where(row => row.TenantId == _tenant && row.ResolvedAt == null);

    private Act Ending(StripeFindingRow found, string resolution, DateTimeOffset now)
    {
        var resolved = found.Resolve(resolution, now);
        return Act.Change(_tenant, resolved, found.Version).Journal(Fact(resolved, "resolved", now, Caller.System));
    }

    private static JournalFact Fact(StripeFindingRow row, string verb, DateTimeOffset now, Caller caller)
    {
        var details = new Details().Fact("kind", row.Kind).Fact("subject", row.Subject);
        if (row.ClosedReason is { } reason)
            details.Fact("reason", reason);
        if (row.Resolution is { } how)
            details.Fact("resolution", how);
        return new(now, caller, Entity, row.Id, verb, details.ToString());
    }

    private static Refusal NotOpen => Refusal.Conflict("Only a difference that is open is closed.", "finding_not_open");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stripe and tenant {Tenant} differ: {Kind} of {Subject}.")]
    private partial void LogFound(StripeFindingKind kind, string subject, Guid tenant);

    [LoggerMessage(Level = LogLevel.Error, Message = "Too many differences between Stripe and tenant {Tenant} are open to write down {Kind} of {Subject}.")]
    private partial void LogTooMany(StripeFindingKind kind, string subject, Guid tenant);
}
