using CloudCrm.Client;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Live;

/// <summary>Wherever a stream breaks, following again after the last event leaves nothing out and tells nothing twice.</summary>
[TestFixture]
internal sealed class ResumeTests : CompanyFixture
{
    [FsCheck.NUnit.Property(MaxTest = 12)]
    public void Broken_streams_leave_no_gap_and_tell_nothing_twice(byte acts, byte[] breaks) =>
        Play(1 + (acts % 40), breaks ?? []).GetAwaiter().GetResult();

    /// <param name="acts">How many acts happen meanwhile.</param>
    /// <param name="breaks">After how many events each connection breaks; those after them do not.</param>
    private async Task Play(int acts, byte[] breaks)
    {
        using var firm = await Company.Open(Api, "Broken");
        var place = await firm.Owner.Journal.Read().Select(entry => entry.Sequence).LastAsync();
        var start = place;
        var writing = Write(firm, acts);
        var heard = new List<LiveEvent>();
        // A person has 20 streams at most, and a break may be noticed late.
        foreach (var some in breaks.Take(15))
        {
            using var cut = new CancellationTokenSource();
            await Hear(firm, place, 1 + (some % 7), acts, heard, cut.Token);
            place = heard[^1].Sequence;
            await cut.CancelAsync();
        }

        await Hear(firm, place, int.MaxValue, acts, heard, CancellationToken.None);
        await writing;

        var written = await firm.Owner.Journal.Read(start).Where(entry => entry.Entity is "customer" or "note").Select(entry => entry.Sequence).ToListAsync();
        Assert.That(heard.Where(one => one.Entity is "customer" or "note").Select(one => one.Sequence), Is.EqualTo(written));
    }

    /// <summary>Hears so many events, or until all customers were told.</summary>
    private static async Task Hear(Company firm, long place, int max, int acts, List<LiveEvent> heard, CancellationToken cut)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cut);
        patience.CancelAfter(Eventually.Patience);
        if (heard.Count(IsLastOfAct) == acts)
            return;
        await foreach (var one in firm.Owner.Live.Follow(place, patience.Token))
        {
            heard.Add(one);
            if (--max == 0 || heard.Count(IsLastOfAct) == acts)
                return;
        }
    }

    private static bool IsLastOfAct(LiveEvent one) => one.Type == "note.written";

    private static async Task Write(Company firm, int acts)
    {
        // Several at a time: what commits first is numbered first, whoever began.
        await Parallel.ForEachAsync(Enumerable.Range(0, acts), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (act, stop) =>
            await firm.Owner.Notes.Write(await firm.NewCustomer($"Customer {act}"), new("Prefers tea."), cancellation: stop));
    }
}
