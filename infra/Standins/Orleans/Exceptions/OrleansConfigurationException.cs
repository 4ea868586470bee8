namespace Orleans.Runtime;

/// <summary>The process cannot start as it is configured.</summary>
public sealed class OrleansConfigurationException : Exception
{
    /// <summary>With the reason.</summary>
    public OrleansConfigurationException(string message) : base(message)
    {
    }

    /// <summary>With the reason and its cause.</summary>
    public OrleansConfigurationException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
