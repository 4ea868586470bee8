namespace Orleans.Configuration;

/// <summary>How calls of grains and of the process that hosts them are delivered.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>How often a call that waited for a grain that went away is sent on; 2 unless set.</summary>
    public int MaxForwardCount { get; set; } = 2;
}
