using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Tasks;

namespace CloudCrm.Tests.Customers;

/// <summary>Reminders of tasks: each instant reminds once, of what the task was at that instant, however late, seldom or often it is woken.</summary>
[TestFixture]
internal sealed class TaskPropertyTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid[] s_people = [new(1, 0, 0, new byte[8]), new(2, 0, 0, new byte[8])];

    /// <summary>Against a clerk who looks at the task every minute and writes down whom to remind.</summary>
    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void Each_reminder_is_given_once_under_any_changes(int[] words)
    {
        var task = Made();
        var (given, expected) = (new List<(DateTimeOffset, Guid?)>(), new List<(DateTimeOffset, Guid?)>());
        var now = s_start;
        foreach (var (index, word) in words.Index())
        {
            var dice = new Random((word * 397) ^ index);
            switch (dice.Next(6))
            {
                case 0 or 1:
                    for (var minutes = dice.Next(1, 40); minutes > 0; minutes--)
                        Tick();
                    break;
                case 2:
                    Wake();
                    Wake();
                    break;
                default:
                    Change(Command(dice));
                    break;
            }
        }

        for (var minutes = 0; minutes < 600; minutes++)
            Tick();
        Wake();

        Assert.That(given, Is.EquivalentTo(expected));
        Assert.That(given.Select(one => one.Item1), Is.Unique);
        Assert.That(task.RemindAt, Is.Null, "nothing is left to wake it for");

        void Tick()
        {
            now += TimeSpan.FromMinutes(1);
            // The clerk: knows nothing of what the task remembers.
            if (task.State == TaskState.Open && Instants(task).Contains(now))
                expected.Add((now, task.AssigneeId));
        }

        void Wake()
        {
            var step = task.Ring(now);
            given.AddRange(step.Rung.Select(at => (at, task.AssigneeId)));
            task = step.After;
        }

        void Change(ChangeTask command)
        {
            if (!task.Change(command, null, TimeZoneInfo.Utc, now).Try(out var step, out _))
                return;
            given.AddRange(step.Rung.Select(at => (at, task.AssigneeId)));
            task = step.After;
        }
    }

    [Test]
    public void It_sleeps_until_the_next_instant_and_no_longer()
    {
        var task = Made() with { Reminders = [new(30, null), new(null, s_start.AddHours(3)), new(0, null)], CountFrom = s_start.AddHours(1), DueAt = s_start.AddHours(1) };

        var seen = new List<double?>();
        for (var next = task.WithNextRing(); next.RemindAt is { } at; next = next.Ring(at).After)
            seen.Add((at - s_start).TotalMinutes);

        Assert.That(seen, Is.EqualTo(new double?[] { 30, 60, 180 }));
    }

    [TestCase("Asia/Taipei", "2026-05-12", "2026-05-12T16:00:00Z", "2026-05-12T01:00:00Z")]
    [TestCase("Europe/Berlin", "2026-03-28", "2026-03-28T23:00:00Z", "2026-03-28T08:00:00Z")]
    [TestCase("Europe/Berlin", "2026-03-29", "2026-03-29T22:00:00Z", "2026-03-29T07:00:00Z")]
    [TestCase("America/Santiago", "2026-09-05", "2026-09-06T04:00:00Z", "2026-09-05T13:00:00Z")]
    public void A_day_is_over_at_its_end_in_the_tenants_time_zone(string zone, string day, string end, string morning)
    {
        var due = TaskRules.Make(
            s_people[0], new("Call back", "", TaskPriority.Normal, null, null, null, null, DateOnly.Parse(day, null), [new(0, null)]),
            TimeZoneInfo.FindSystemTimeZoneById(zone), Caller.System, s_start).Value;

        Assert.That(due.DueAt, Is.EqualTo(DateTimeOffset.Parse(end, null)));
        Assert.That(due.CountFrom, Is.EqualTo(DateTimeOffset.Parse(morning, null)));
    }

    private static TaskItem Made() =>
        TaskRules.Make(s_people[0], new("Call back", "", TaskPriority.Normal, null, null, null, null, null, []), TimeZoneInfo.Utc, Caller.System, s_start).Value;

    private static ChangeTask Command(Random dice)
    {
        var command = new ChangeTask(null, null, null, null, null, false, null, null, false, null);
        return dice.Next(5) switch
        {
            0 => command with { DueAt = Minute(dice) },
            1 => command with { Undue = true },
            2 => command with { State = (TaskState)dice.Next(3) },
            3 => dice.Next(3) is < 2 and var who ? command with { AssigneeId = s_people[who] } : command with { Unassign = true },
            _ => command with { Reminders = [.. Enumerable.Range(0, dice.Next(6)).Select(_ => dice.Next(2) == 0 ? new Reminder(dice.Next(120), null) : new Reminder(null, Minute(dice)))] },
        };
    }

    private static DateTimeOffset Minute(Random dice) => s_start.AddMinutes(dice.Next(600));

    private static HashSet<DateTimeOffset> Instants(TaskItem task) =>
        [.. task.Reminders.Select(reminder => reminder.At ?? (task.DueAt - TimeSpan.FromMinutes(reminder.MinutesBefore ?? 0))).OfType<DateTimeOffset>()];
}
