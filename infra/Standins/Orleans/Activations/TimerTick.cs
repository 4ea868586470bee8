using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>One tick of a timer, queued like a call; never sent on to another activation.</summary>
internal sealed class TimerTick : VoidGrainCall
{
    private static readonly GrainMethod Shape = new(typeof(IGrainTimerInvoker), typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!);

    private readonly GrainTimer _timer;

    public TimerTick(GrainTimer timer, GrainReference target)
    {
        _timer = timer;
        Target = target;
    }

    public override GrainMethod Method => Shape;

    public override bool IsTick => true;

    public override bool AlwaysInterleave => _timer.Interleave;

    public override bool KeepsAlive => _timer.KeepAlive;

    public override ValueTask Run(object grain) => _timer.Tick();
}
