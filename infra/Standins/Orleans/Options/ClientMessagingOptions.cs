namespace Orleans.Configuration;

/// <summary>How calls of a client are delivered. In one process the silo's options decide; this one is accepted so that a set-up is the same.</summary>
public class ClientMessagingOptions : MessagingOptions;
