namespace CloudCrm.Foundation;

/// <summary>A setting is missing or wrong: the process stops with this one line, which names the setting and never shows a secret.</summary>
public sealed class SettingException : Exception
{
    /// <summary>Names the setting, and what it may be.</summary>
    public SettingException(string message) : base(message)
    {
    }

    /// <summary>With a cause.</summary>
    public SettingException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Without words.</summary>
    public SettingException()
    {
    }
}
