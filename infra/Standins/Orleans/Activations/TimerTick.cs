using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>One tick of a timer, queued like a call; never sent on to another activation.</summary>
sealed class TimerTick : VoidGrainCall
{
    static readonly GrainMethod Shape = new(typeof(IGrainTimerInvoker), typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!);

    readonly GrainTimer timer;

    public TimerTick(GrainTimer timer, GrainReference target)
    {
        this.timer = timer;
        Target = target;
    }

    public override GrainMethod Method => Shape;

    public override bool IsTick => true;

    public override bool AlwaysInterleave => timer.Interleave;

    public override bool KeepsAlive => timer.KeepAlive;

    public override ValueTask Run(object grain) => timer.Tick();
}
