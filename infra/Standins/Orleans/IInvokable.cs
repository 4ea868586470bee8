using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>Method and arguments of a call.</summary>
public interface IInvokable : IDisposable
{
    /// <summary>The object that is called.</summary>
    object? GetTarget();

    /// <summary>How many arguments there are.</summary>
    int GetArgumentCount();

    /// <summary>One argument.</summary>
    object? GetArgument(int index);

    /// <summary>The method's name.</summary>
    string GetMethodName();

    /// <summary>The interface's name.</summary>
    string GetInterfaceName();

    /// <summary>Interface and method.</summary>
    string GetActivityName();

    /// <summary>The interface's method.</summary>
    MethodInfo GetMethod();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();

    /// <summary>The method's own response timeout, if it has one.</summary>
    TimeSpan? GetDefaultResponseTimeout();

    /// <summary>The token among the arguments, or none.</summary>
    CancellationToken GetCancellationToken();

    /// <summary>Whether a token is among the arguments.</summary>
    bool IsCancellable { get; }
}
