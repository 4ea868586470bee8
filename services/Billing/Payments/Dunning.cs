using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Payments;

/// <summary>What follows when an invoice is not paid. Pure.</summary>
internal static class Dunning
{
    /// <summary>How long before the due date people are reminded.</summary>
    public static readonly TimeSpan ReminderBefore = TimeSpan.FromDays(3);

    /// <summary>How long after the due date nothing new may go out.</summary>
    public static readonly TimeSpan RestrictedAfter = TimeSpan.FromDays(14);

    /// <summary>How long after the due date the tenant is stopped.</summary>
    public static readonly TimeSpan SuspendedAfter = TimeSpan.FromDays(30);

    /// <summary>The times at which an invoice that is due at an instant is looked at again.</summary>
    public static IEnumerable<DateTimeOffset> Steps(DateTimeOffset dueAt) => [dueAt - ReminderBefore, dueAt, dueAt + RestrictedAfter, dueAt + SuspendedAfter];

    /// <summary>What people are told of an open invoice that is due at an instant; null before the first step: it may be looked at by days that held before it was disputed.</summary>
    public static BillingNewsKind? News(DateTimeOffset dueAt, DateTimeOffset now) =>
        now < dueAt - ReminderBefore ? null
        : now < dueAt ? BillingNewsKind.Reminder
        : now < dueAt + RestrictedAfter ? BillingNewsKind.PastDue
        : now < dueAt + SuspendedAfter ? BillingNewsKind.Restricted
        : BillingNewsKind.Suspended;

    /// <summary>How a tenant stands with open invoices: the one that is overdue longest decides; disputed ones don't count.</summary>
    public static PaymentStanding Standing(IEnumerable<ReceivableRow> receivables, DateTimeOffset now)
    {
        var overdue = receivables.Where(it => it is { State: InvoiceState.Open, DueAt: not null }).Select(it => now - it.DueAt!.Value).DefaultIfEmpty(TimeSpan.MinValue).Max();
        return overdue >= SuspendedAfter ? PaymentStanding.Suspended
            : overdue >= RestrictedAfter ? PaymentStanding.Restricted
            : overdue >= TimeSpan.Zero ? PaymentStanding.PastDue
            : PaymentStanding.Good;
    }
}
