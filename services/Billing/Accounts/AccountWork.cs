using System.Globalization;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Accounts;

/// <summary>What falls due in a billing period.</summary>
internal static class AccountWork
{
    /// <summary>The kind of work that opens an account.</summary>
    public const string OpenKind = "billing.open";

    /// <summary>The kind of work that ends a period.</summary>
    public const string RenewKind = "billing.renew";

    /// <summary>The kind of work that tells of other prices.</summary>
    public const string NoticeKind = "billing.notice";

    /// <summary>The kind of work that issues an invoice.</summary>
    public const string IssueKind = "billing.issue";

    /// <summary>The kind of work that forgets answers to caller-made ids.</summary>
    public const string AnswersKind = "billing.answers";

    /// <summary>The kind of work that looks whether an invoice is paid.</summary>
    public const string DunKind = "billing.dun";

    /// <summary>How long after its end a period waits for late usage before its invoice is final; later usage is a correction on the next.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    /// <summary>How long before a period other prices of it are told at the latest; what is published later holds from the period after.</summary>
    public static readonly TimeSpan NoticeBefore = TimeSpan.FromDays(14);

    /// <summary>Schedules what falls due in a period that begins.</summary>
    public static void Begin(Act act, TenantId tenant, TenantPeriod period) =>
        act.Schedule(Of(RenewKind, tenant, period, period.End)).Schedule(Of(NoticeKind, tenant, period, period.End - NoticeBefore)).Schedule(Of(AnswersKind, tenant, period, period.Start + NoticeBefore));

    /// <summary>Schedules the invoice of a period that is over.</summary>
    public static void Issue(Act act, TenantId tenant, DateOnly periodFrom, DateTimeOffset endedAt) => act.Schedule(new()
    {
        TenantId = tenant,
        Id = Ids.From(IssueKind, tenant.ToString(), ClosedPeriodRow.Key(periodFrom)),
        Kind = IssueKind,
        DueAt = endedAt + Grace,
        Payload = ClosedPeriodRow.Key(periodFrom),
    });

    /// <summary>Schedules the times at which an invoice is looked at that is due at an instant.</summary>
    public static void Dun(Act act, TenantId tenant, Guid invoiceId, DateTimeOffset dueAt, DateTimeOffset now)
    {
        // It may be due anew after a dispute, and what was scheduled before is not scheduled again.
        var due = dueAt.ToMicros();
        foreach (var (step, at) in Dunning.Steps(dueAt).Index())
        {
            if (at > now)
                act.Schedule(new() { TenantId = tenant, Id = Ids.From(DunKind, $"{invoiceId:n}", $"{due} {step}"), Kind = DunKind, DueAt = at, Payload = $"{invoiceId:n}" });
        }
    }

    private static DueWorkRow Of(string kind, TenantId tenant, TenantPeriod period, DateTimeOffset dueAt) =>
        new() { TenantId = tenant, Id = Ids.From(kind, tenant.ToString(), ClosedPeriodRow.Key(period.FirstDay)), Kind = kind, DueAt = dueAt };
}

/// <summary>Opens the account of a tenant that Billing has just heard of.</summary>
internal sealed class AccountOpening(IGrainFactory grains) : IDueHandler
{
    public string Kind => AccountWork.OpenKind;

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => grains.BillingAccount(work.TenantId).Open();
}

/// <summary>Ends periods that are over.</summary>
internal sealed class AccountRenewal(IGrainFactory grains) : IDueHandler
{
    public string Kind => AccountWork.RenewKind;

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => grains.BillingAccount(work.TenantId).Renew();
}

/// <summary>Tells of other prices in time.</summary>
internal sealed class PriceNotice(IGrainFactory grains) : IDueHandler
{
    public string Kind => AccountWork.NoticeKind;

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => grains.BillingAccount(work.TenantId).Notice();
}

/// <summary>Issues invoices when their grace is over.</summary>
internal sealed class InvoiceIssue(IGrainFactory grains) : IDueHandler
{
    public string Kind => AccountWork.IssueKind;

    public Task Handle(DueWorkRow work, CancellationToken cancellation) =>
        grains.BillingAccount(work.TenantId).Issue(DateOnly.ParseExact(work.Payload, "O", CultureInfo.InvariantCulture));
}

/// <summary>Looks whether invoices are paid.</summary>
internal sealed class InvoiceDunning(IGrainFactory grains) : IDueHandler
{
    public string Kind => AccountWork.DunKind;

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => grains.BillingAccount(work.TenantId).Dun(Guid.ParseExact(work.Payload, "n"));
}
