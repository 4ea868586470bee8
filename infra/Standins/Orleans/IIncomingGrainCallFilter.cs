namespace Orleans;

/// <summary>Stands around every call of a grain, timer ticks among them, in the order of registration.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs in the grain's turn; goes on by awaiting <see cref="IGrainCallContext.Invoke"/> or sets a result instead.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
