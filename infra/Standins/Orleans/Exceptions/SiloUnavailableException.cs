namespace Orleans.Runtime;

/// <summary>The process that runs the grain is not there (any more).</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>Without details.</summary>
    public SiloUnavailableException() : base("Silo unavailable")
    {
    }

    /// <summary>With the reason.</summary>
    public SiloUnavailableException(string message) : base(message)
    {
    }

    /// <summary>With the reason and its cause.</summary>
    public SiloUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
