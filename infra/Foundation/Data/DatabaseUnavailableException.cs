namespace CloudCrm.Foundation.Data;

/// <summary>The process must not use a database now; the message tells the operator why and what to do.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    /// <summary>With words for the operator.</summary>
    public DatabaseUnavailableException(string message) : base(message)
    {
    }

    /// <summary>With a cause.</summary>
    public DatabaseUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Without words.</summary>
    public DatabaseUnavailableException()
    {
    }
}
