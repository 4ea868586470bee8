using CloudCrm.Billing.Payments.Stripe;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Stripe.Subscriptions;

/// <summary>What is decided about subscriptions, without Stripe.</summary>
[TestFixture]
internal sealed class StripeRuleTests
{
    private static readonly string[] s_zones = ["UTC", "Asia/Taipei", "America/New_York", "Europe/Berlin", "Pacific/Apia"];
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly Caller s_ada = new(ActorKind.Account, Guid.CreateVersion7(), Guid.CreateVersion7(), "198.51.100.7");

    [FsCheck.NUnit.Property]
    public void A_trial_ends_with_a_period_of_ours_at_least_two_days_ahead_and_no_later_than_it_has_to(uint minutes, byte zone, byte day)
    {
        var calendar = TenantCalendar.First(s_zones[zone % s_zones.Length], 1 + (day % 31));
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes % 2_000_000);

        var end = StripeTrial.End(calendar, calendar.PeriodEnd(now), now);

        Assert.That(end - now, Is.GreaterThanOrEqualTo(TimeSpan.FromHours(48)).And.LessThan(TimeSpan.FromDays(35)));
        Assert.That(calendar.PeriodStart(end), Is.EqualTo(end));
        Assert.That(calendar.PeriodStart(end.AddMinutes(-15)) - now, Is.LessThan(StripeTrial.LeadMin), "an earlier one would have been too near");
    }

    [FsCheck.NUnit.Property]
    public void Money_goes_to_Stripe_and_back_without_loss(long units, byte which)
    {
        var currency = Currency.All[which % Currency.All.Count];
        var ours = units % 1_000_000_000_000;

        var theirs = StripeMoney.OfUnits(ours, currency);

        Assert.That(StripeMoney.ToUnits(theirs, currency), Is.EqualTo(ours));
        Assert.That(theirs, Is.EqualTo(currency == Currency.Twd ? ours * 100 : ours));
    }

    [TestCase("USD", "29.00", 2900)]
    [TestCase("TWD", "900", 90_000)]
    [TestCase("JPY", "4200", 4200)]
    public void Money_counts_as_Stripe_does(string currency, string amount, long units) =>
        Assert.That(StripeMoney.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Of(currency)), Is.EqualTo(units));

    [Test]
    public void One_checkout_is_open_at_a_time_and_an_unanswered_one_is_asked_for_again_for_a_while()
    {
        var begun = new StripeAccount().Begin(Wanted(), s_ada, s_now).Value;
        Assert.That(begun.Checkout!.Number, Is.EqualTo(1));
        Assert.That(begun.Begin(Wanted() with { Seats = 9 }, s_ada, s_now.AddMinutes(29)).Value, Is.SameAs(begun));
        Assert.That(begun.Begin(Wanted(), s_ada, s_now.AddMinutes(30)).Value.Checkout!.Number, Is.EqualTo(2));
        var open = begun.Open(1, "cs_1", new("https://checkout", s_now.AddDays(1)));
        Assert.That(open.Begin(Wanted(), s_ada, s_now.AddHours(23)).Value, Is.SameAs(open));
        Assert.That(open.Open(1, "cs_2", new("https://other", s_now.AddDays(1))), Is.SameAs(open), "the first page stays");
        Assert.That(open.Begin(Wanted(), s_ada, s_now.AddDays(1)).Value.Checkout!.Number, Is.EqualTo(2));
        var subscribed = open.See(Seen(), s_now);
        Assert.That(subscribed.Begin(Wanted(), s_ada, s_now).Refusal.Code, Is.EqualTo("already_subscribed"));
    }

    [Test]
    public void What_is_found_is_told_once_by_verb()
    {
        var visited = new StripeAccount { CustomerId = "cus_1" }.Visit(s_ada, s_now);
        var live = visited.See(Seen(), s_now);
        Assert.That(Verbs(visited, live), Is.EqualTo(new[] { "subscribed" }));
        Assert.That(live.See(Seen(), s_now), Is.EqualTo(live), "the same again is nothing new");
        Assert.That((live.Author("card_changed", s_now.AddDays(1)).Id, live.Author("card_changed", s_now.AddDays(3))), Is.EqualTo((s_ada.Id, Caller.System)));
        Assert.That(live.Author(StripeAccount.EndedVerb, s_now.AddDays(1)), Is.EqualTo(Caller.System), "a subscription ends by itself");
        Assert.That(live.Visitor!.Address, Is.Null);
        var cancelled = live.See(Seen() with { Subscription = Subscription() with { CancelAtPeriodEnd = true } }, s_now);
        Assert.That((Verbs(live, cancelled), Verbs(cancelled, live)), Is.EqualTo((new[] { "subscription_cancelled" }, new[] { "subscription_resumed" })));
        Assert.That(Verbs(live, live.See(Seen() with { Card = new("visa", "1111", 1, 2030) }, s_now)), Is.EqualTo(new[] { "card_changed" }));
        var gone = live.See(new(true, null, null, false), s_now);
        Assert.That((gone.CustomerId, gone.IsLive, gone.Subscription!.EndedAt), Is.EqualTo(((string?)null, false, s_now)));
        Assert.That(Verbs(live, gone), Is.EqualTo(new[] { "subscription_ended" }));
    }

    [TestCase("trialing", true, true)]
    [TestCase("active", true, true)]
    [TestCase("past_due", true, true)]
    [TestCase("unpaid", true, true)]
    [TestCase("paused", true, false)]
    [TestCase("incomplete", false, false)]
    [TestCase("incomplete_expired", false, false)]
    [TestCase("canceled", false, false)]
    public void A_subscription_collects_while_it_is_live(string status, bool isLive, bool isCollecting)
    {
        var account = new StripeAccount { Subscription = Subscription() with { Status = status } };
        Assert.That((account.IsLive, account.IsCollecting), Is.EqualTo((isLive, isCollecting)));
    }

    [Test]
    public void A_period_was_collected_that_a_subscription_saw_a_part_of()
    {
        var live = new StripeAccount { Subscription = Subscription() };
        var ended = new StripeAccount { Subscription = Subscription() with { Status = "canceled", EndedAt = s_now.AddDays(40) } };
        Assert.That(live.Collected(s_now), Is.False, "it began when the period was over");
        Assert.That(live.Collected(s_now.AddDays(1)), Is.True);
        Assert.That(ended.Collected(s_now.AddDays(43)), Is.True, "Stripe's months end up to days before ours");
        Assert.That(ended.Collected(s_now.AddDays(40).AddHours(-1)), Is.True);
        Assert.That(ended.Collected(s_now.AddDays(70)), Is.False, "it ended as the period began");
    }

    [Test]
    public void The_next_look_is_before_the_next_renewal_and_soon_while_a_checkout_is_open()
    {
        var (ours, theirs) = (s_now.AddDays(9), s_now.AddDays(8));
        var live = new StripeAccount { Subscription = Subscription() with { PeriodEnd = theirs } };
        Assert.That(StripeFollowWork.Next(live, ours, s_now), Is.EqualTo(theirs - StripeFollowWork.Before));
        Assert.That(StripeFollowWork.Next(live, ours, theirs - StripeFollowWork.Before), Is.EqualTo(ours));
        Assert.That(StripeFollowWork.Next(live, ours, ours.AddSeconds(1)), Is.EqualTo(ours.AddSeconds(1) + StripeFollowWork.LookMin), "a period that ended meanwhile ends nothing");
        Assert.That(StripeFollowWork.Next(new(), ours, s_now), Is.Null);
        var begun = new StripeAccount().Begin(Wanted(), s_ada, s_now).Value;
        Assert.That(StripeFollowWork.Next(begun, ours, s_now), Is.EqualTo(s_now.AddMinutes(10)));
        Assert.That(StripeFollowWork.Next(begun, ours, s_now.AddHours(1)), Is.EqualTo(s_now.AddHours(2)));
        Assert.That(StripeFollowWork.Next(begun, ours, s_now.AddHours(9)), Is.EqualTo(s_now.AddHours(15)));
    }

    private static string[] Verbs(StripeAccount before, StripeAccount after) => [.. before.Told(after).Select(it => it.Verb)];

    private static StripeCheckout Wanted() => new(0, s_now.AddDays(8), "price_1", "price_2", 3, s_now);

    private static StripeSeen Seen() => new(false, Subscription(), new("visa", "4242", 12, 2029), true);

    private static StripeSubscription Subscription() =>
        new("sub_1", "trialing", "USD", false, s_now, s_now.AddDays(8), null, "si_1", "2026-11:team:USD:base", "si_2", "2026-11:team:USD:seat", 3, "");
}
