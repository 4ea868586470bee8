namespace CloudCrm.Tests.Runtime;

internal sealed class ContextTests : RuntimeContract
{
    private IBearer Bearer => Grains.GetGrain<IBearer>(Key);

    [Test]
    public async Task The_request_context_flows_into_a_call_and_across_its_awaits()
    {
        RequestContext.Set("who", "me");

        Assert.That(await Bearer.Read("who"), Is.EqualTo("me"));
        Assert.That(await Bearer.ReadLate("who"), Is.EqualTo("me"));
    }

    [Test]
    public async Task The_request_context_flows_on_to_the_next_grain()
    {
        RequestContext.Set("who", "me");

        Assert.That(await Bearer.ReadThrough(Key + "-other", "who"), Is.EqualTo("me"));
    }

    [Test]
    public async Task What_a_grain_sets_in_the_request_context_does_not_flow_out()
    {
        RequestContext.Set("who", "me");
        await Bearer.Change("who", "them");
        await Bearer.Change("what", "this");

        Assert.That(RequestContext.Get("who"), Is.EqualTo("me"));
        Assert.That(RequestContext.Get("what"), Is.Null);
    }

    [Test]
    public async Task What_one_call_had_in_its_request_context_is_not_there_in_the_next()
    {
        RequestContext.Set("who", "me");
        await Bearer.Read("who");
        RequestContext.Clear();

        Assert.That(await Bearer.Read("who"), Is.Null);
        Assert.That(await Bearer.ReadThrough(Key + "-other", "who"), Is.Null);
    }

    [Test]
    public async Task Async_locals_of_the_caller_do_not_flow_into_a_call()
    {
        BearerGrain.Local.Value = "mine";
        await Bearer.Read("warm");

        Assert.That(await Bearer.ReadLocal(), Is.Null);
    }

    [Test]
    public async Task Async_locals_that_a_call_leaves_are_gone_in_the_next()
    {
        for (var i = 0; i < 50; i++)
        {
            await Bearer.LeaveLocal("left");
            Assert.That(await Bearer.ReadLocal(), Is.Null);
        }

        Assert.That(BearerGrain.Local.Value, Is.Null);
    }
}
