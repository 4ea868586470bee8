using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>
/// Has a subscription follow the account at each of our renewals and shortly before each of Stripe's, which is twice a month: far from the changes an hour that Stripe
/// takes. While a checkout is open it looks for what webhooks should have told.
/// </summary>
internal sealed class StripeFollowWork(StripeFollow follow) : IDueHandler
{
    private const string Name = "stripe.follow";

    /// <summary>How long before Stripe's renewal the items have to be right.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromHours(2);

    /// <summary>How long an open checkout is first left alone; later as long as it is old, at most <see cref="LookMax"/>.</summary>
    public static readonly TimeSpan LookMin = TimeSpan.FromMinutes(10);

    /// <summary>The longest that an open checkout is left alone.</summary>
    public static readonly TimeSpan LookMax = TimeSpan.FromHours(6);

    public string Kind => Name;

    /// <summary>The work at an instant; that of one instant is one.</summary>
    public static DueWorkRow Of(TenantId tenant, DateTimeOffset at) =>
        new() { TenantId = tenant, Id = Ids.From(Name, $"{tenant}", $"{at.ToMicros()}"), Kind = Name, DueAt = at };

    /// <summary>When it is time again; null where there is nothing to follow.</summary>
    /// <param name="account">What the tenant has on Stripe.</param>
    /// <param name="periodEnd">When our running period ends (UTC).</param>
    /// <param name="now">Now.</param>
    public static DateTimeOffset? Next(StripeAccount account, DateTimeOffset periodEnd, DateTimeOffset now)
    {
        var times = new List<DateTimeOffset>();
        if (account.Checkout is { } checkout)
            times.Add(now + TimeSpan.FromTicks(Math.Clamp((now - checkout.BegunAt).Ticks, LookMin.Ticks, LookMax.Ticks)));
        // A period that ended meanwhile is not waited for any more: the next one is read soon.
        if (account.IsLive)
            times.AddRange([account.Subscription!.PeriodEnd - Before, periodEnd > now ? periodEnd : now + LookMin]);
        return times.Where(at => at > now).Order().Select(at => (DateTimeOffset?)at).FirstOrDefault();
    }

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => follow.Run(work.TenantId, work.Attempts, cancellation);
}
