using System.Net;
using System.Net.Mail;

namespace CloudCrm.Crm.Mail;

/// <summary>
/// Hands mails to a mail server. After a server could not be reached, mails within the next seconds are not tried: a server that hangs must not keep
/// the scheduler's few places busy.
/// </summary>
internal sealed class SmtpCarrier(SmtpSettings settings, TimeProvider time) : IMailCarrier
{
    /// <summary>The longest that one mail takes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>How long nothing is tried after the server could not be reached.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private long _silentSince;

    public async Task<MailAnswer> Carry(Guid id, MailMessage mail, CancellationToken cancellation)
    {
        if (Interlocked.Read(ref _silentSince) is > 0 and var since && time.GetElapsedTime(since) < Pause)
            return MailAnswer.Later("The mail server could not be reached a moment ago.");
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings.UserName is { } user)
            client.Credentials = new NetworkCredential(user, settings.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
            Interlocked.Exchange(ref _silentSince, 0);
            return MailAnswer.Taken;
        }
        catch (SmtpException e) when (e.StatusCode != SmtpStatusCode.GeneralFailure)
        {
            var answer = $"The mail server answered {(int)e.StatusCode}.";
            return IsFinal(e.StatusCode) ? MailAnswer.Never(answer) : MailAnswer.Later(answer);
        }
        catch (SmtpException e)
        {
            return Unreachable(e.InnerException?.GetType().Name ?? "it broke the connection off");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unreachable("it took too long");
        }
    }

    private MailAnswer Unreachable(string why)
    {
        Interlocked.Exchange(ref _silentSince, time.GetTimestamp());
        return MailAnswer.Later($"The mail server could not be reached or did not answer: {why}.");
    }

    // Other refusals for good (RFC 5321, section 4.2.1) speak of our credentials or commands: an operator mends those while the mail waits.
    private static bool IsFinal(SmtpStatusCode answer) => answer is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath
        or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.TransactionFailed;
}
