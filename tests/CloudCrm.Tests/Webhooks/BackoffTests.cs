using CloudCrm.Crm.Webhooks;

namespace CloudCrm.Tests.Webhooks;

[TestFixture]
internal sealed class BackoffTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whatever the jitter, and however long each attempt takes (at most the time limit of a post).</summary>
    [FsCheck.NUnit.Property]
    public void Pauses_grow_and_the_last_attempt_is_made_three_days_after_the_first(ushort[] spreads, byte[] seconds)
    {
        var (now, tries, pauses) = (Began, 1, new List<TimeSpan>());
        while (true)
        {
            var failed = now + TimeSpan.FromSeconds(At(seconds, tries) % 15);
            if (Backoff.Next(Began, tries, At(spreads, tries) / 65_535d, failed) is not { } next)
                break;
            pauses.Add(next - failed);
            (now, tries) = (next, tries + 1);
        }

        Assert.That(pauses, Is.Ordered.And.All.GreaterThan(TimeSpan.Zero));
        Assert.That(tries, Is.EqualTo(Backoff.MaxTries));
        Assert.That(now, Is.EqualTo(Began + Backoff.Span));
    }

    /// <summary>However late attempts are made, whatever receivers ask for.</summary>
    [FsCheck.NUnit.Property]
    public void No_attempt_is_planned_in_the_past_or_after_three_days(byte tries, ushort spread, uint lateSeconds, int askedSeconds)
    {
        var failed = Began + TimeSpan.FromSeconds(lateSeconds % 400_000);
        var next = Backoff.Next(Began, 1 + (tries % 20), spread / 65_535d, failed, TimeSpan.FromSeconds(askedSeconds));
        if (next is { } at)
            Assert.That(at, Is.GreaterThan(failed).And.LessThanOrEqualTo(Began + Backoff.Span));
        else
            Assert.That(failed >= Began + Backoff.Span || 1 + (tries % 20) >= Backoff.MaxTries);
    }

    private static int At(ushort[]? values, int index) => values is { Length: > 0 } ? values[index % values.Length] : 0;

    private static int At(byte[]? values, int index) => values is { Length: > 0 } ? values[index % values.Length] : 0;
}
