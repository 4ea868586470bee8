namespace Orleans.Runtime;

/// <summary>What the grain runtime reports of its own.</summary>
public class OrleansException : Exception
{
    /// <summary>Without details.</summary>
    public OrleansException() : base("Unexpected error.")
    {
    }

    /// <summary>With the reason.</summary>
    public OrleansException(string message) : base(message)
    {
    }

    /// <summary>With the reason and its cause.</summary>
    public OrleansException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
