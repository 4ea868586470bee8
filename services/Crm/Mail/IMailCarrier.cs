using System.Net.Mail;

namespace CloudCrm.Crm.Mail;

/// <summary>Takes mails out of the process.</summary>
internal interface IMailCarrier
{
    /// <summary>Hands a mail over.</summary>
    /// <param name="id">The mail's id: the same mail again has the same.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="cancellation">Stops trying.</param>
    Task<MailAnswer> Carry(Guid id, MailMessage mail, CancellationToken cancellation);
}

/// <summary>What came of handing a mail over.</summary>
/// <param name="IsTaken">True when it was taken for good.</param>
/// <param name="IsFinal">True where trying again is no use: the server says that there is no such recipient, or that it will never take this mail.</param>
/// <param name="Why">For the log. Says how the server answered, never its words: they often hold the recipient's address.</param>
internal sealed record MailAnswer(bool IsTaken, bool IsFinal, string Why)
{
    public static MailAnswer Taken { get; } = new(true, true, "");

    public static MailAnswer Never(string why) => new(false, true, why);

    public static MailAnswer Later(string why) => new(false, false, why);
}
