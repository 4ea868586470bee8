namespace Orleans.Runtime;

/// <summary>The runtime did not deliver a call.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    /// <summary>With the reason.</summary>
    internal OrleansMessageRejectionException(string message) : base(message)
    {
    }

    /// <summary>With the reason and its cause.</summary>
    internal OrleansMessageRejectionException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
