namespace CloudCrm.Foundation.Messaging;

/// <summary>The bounds of receiving.</summary>
public static class InboxLimits
{
    /// <summary>The most messages in one transaction.</summary>
    public const int BatchMax = 100;

    /// <summary>The most characters of message bodies in one transaction; a single longer message still goes alone.</summary>
    public const int BatchCharsMax = 4_000_000;

    /// <summary>The most messages a consumer holds at a time.</summary>
    public const int PrefetchMax = 300;

    /// <summary>How often a message that fails is tried alone before it goes to the error queue.</summary>
    public const int Attempts = 3;

    /// <summary>How long a message's id is remembered; a copy that comes later would take effect again.</summary>
    public static readonly TimeSpan RememberedFor = TimeSpan.FromDays(7);
}
