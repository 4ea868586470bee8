using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace CloudCrm.Tests;

/// <summary>Needs PostgreSQL, RabbitMQ or Azurite: skipped, with a reason, on the embedded diagonal.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class ServersOnlyAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (Diagonal.HasServers || test.RunState == RunState.NotRunnable)
            return;
        test.RunState = RunState.Skipped;
        test.Properties.Set(PropertyNames.SkipReason, "Needs the servers' diagonal.");
    }
}
