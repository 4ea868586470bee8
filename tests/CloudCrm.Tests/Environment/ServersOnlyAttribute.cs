using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace CloudCrm.Tests;

/// <summary>Needs PostgreSQL, RabbitMQ or Azurite: <c>./dev test</c> leaves it out of the embedded diagonal; asked for all the same it is skipped, with a reason.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class ServersOnlyAttribute : NUnitAttribute, IApplyToTest
{
    /// <summary>The category that <c>./dev test</c> filters by.</summary>
    public const string Category = "servers";

    public void ApplyToTest(Test test)
    {
        test.Properties.Add(PropertyNames.Category, Category);
        if (Diagonal.HasServers || test.RunState == RunState.NotRunnable)
            return;
        test.RunState = RunState.Skipped;
        test.Properties.Set(PropertyNames.SkipReason, "Needs the servers' diagonal.");
    }
}
