using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>Does what falls due, in the order of time, each at its own instant.</summary>
internal static class Walk
{
    private const int StepsMax = 1_000_000;

    /// <summary>Does what is due on every clock as it stands.</summary>
    public static void ToNow(World world)
    {
        foreach (var clock in world.Due.Clocks)
            Run(world, clock, world.NowOf(clock.Length == 0 ? null : clock));
    }

    /// <summary>Moves a test clock on.</summary>
    public static void Advance(World world, string clock, long until)
    {
        Run(world, clock, until);
        world.Get("test_helpers.test_clock", clock)["frozen_time"] = until;
    }

    private static void Run(World world, string clock, long until)
    {
        for (var step = 0; step < StepsMax && world.Due.Take(clock, until) is { } item; step++)
        {
            if (clock.Length == 0)
                world.WalkAt(item.At);
            else if (world.NowOf(clock) < item.At)
                world.Get("test_helpers.test_clock", clock)["frozen_time"] = item.At;
            Do(world, item);
        }

        world.WalkAt(null);
    }

    private static void Do(World world, DueItem item)
    {
        switch (item.Kind)
        {
            case DueKind.PhaseStarts:
                Phases.Turn(world, world.Get("subscription_schedule", item.Id), item.At);
                break;
            case DueKind.TrialWillEnd:
                Trials.WillEnd(world, world.Get("subscription", item.Id), item.At);
                break;
            case DueKind.TrialEnds:
                Trials.End(world, world.Get("subscription", item.Id), item.At);
                break;
            case DueKind.Cancels:
                Cancelling.At(world, world.Get("subscription", item.Id), item.At);
                break;
            case DueKind.Renews:
                Renewals.At(world, world.Get("subscription", item.Id), item.At);
                break;
            case DueKind.IncompleteExpires:
                Cancelling.Expire(world, world.Get("subscription", item.Id));
                break;
            case DueKind.SessionExpires:
                CheckoutSessions.ExpireAt(world, world.Get("checkout.session", item.Id), item.At);
                break;
            case DueKind.DraftAdvances:
                Drafts.Advance(world, item.Id, item.At);
                break;
            case DueKind.Collects:
                Collection.At(world, item.Id, item.At);
                break;
        }
    }
}
