using CloudCrm.Foundation.Messaging;
using FsCheck.Fluent;

namespace CloudCrm.Tests.Foundation.Messaging;

/// <summary>What is dispatched side by side is handed on in the order of its delivery tags.</summary>
public sealed class ArrivalOrderTests
{
    [FsCheck.NUnit.Property]
    public FsCheck.Property Any_overtaking_is_put_right(int seed, FsCheck.PositiveInt count)
    {
        var tags = Enumerable.Range(1, count.Get).Select(tag => (ulong)tag).ToArray();
        new Random(seed).Shuffle(tags);
        var (order, taken) = (new ArrivalOrder(), new List<ulong>());
        foreach (var tag in tags)
        {
            _ = order.InTurn(tag, () =>
            {
                taken.Add(tag);
                return Task.CompletedTask;
            });
        }

        return (taken.SequenceEqual(tags.Order()) && order.Waiting == 0).ToProperty();
    }

    [Test]
    public async Task A_delivery_that_never_comes_holds_up_the_others_for_a_while_only()
    {
        var (order, taken) = (new ArrivalOrder(), new List<ulong>());
        await Task.WhenAll(new ulong[] { 1, 4, 3 }.Select(tag => order.InTurn(tag, () =>
        {
            taken.Add(tag);
            return Task.CompletedTask;
        }))).WaitAsync(Eventually.Patience);
        Assert.That(taken, Is.EqualTo(new ulong[] { 1, 3, 4 }));
    }

    [Test]
    public void A_refusal_is_the_deliverys_own()
    {
        var order = new ArrivalOrder();
        Assert.That(() => order.InTurn(1, () => throw new InvalidOperationException("refused")), Throws.InvalidOperationException);
        Assert.That(() => order.InTurn(2, () => Task.CompletedTask), Throws.Nothing);
    }
}
