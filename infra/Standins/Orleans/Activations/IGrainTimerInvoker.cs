using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>The name under which filters see timer ticks.</summary>
internal interface IGrainTimerInvoker : IAddressable
{
    [OneWay]
    Task InvokeCallbackAsync();
}
