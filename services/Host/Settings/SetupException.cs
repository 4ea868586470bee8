namespace CloudCrm.Host.Settings;

/// <summary>The command line or a setting is wrong: the process stops with this one line and exit code 2.</summary>
public sealed class SetupException : Exception
{
    /// <summary>Names the option or setting, and what it may be.</summary>
    public SetupException(string message) : base(message)
    {
    }

    /// <summary>With a cause.</summary>
    public SetupException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Without words.</summary>
    public SetupException()
    {
    }
}
