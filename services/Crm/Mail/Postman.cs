using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Crm.Mail;

/// <summary>
/// Sends letters as they fall due. One that is not taken is tried again by the scheduler with growing pauses until its link has ended or it was tried
/// <see cref="MaxAttempts"/> times. A process that dies between the server's yes and the removal of the row sends the mail once more, under the same
/// Message-ID; a yes or no that was heard is never followed by another sending.
/// </summary>
internal sealed partial class Postman(LetterBox box, IMailCarrier carrier, IBlobStore blobs, MailSettings settings, TimeProvider time, ILogger<Postman> log) : IDueHandler
{
    public const string Name = "mail.send";

    /// <summary>The most attempts: with the scheduler's pauses of up to an hour about two days.</summary>
    public const int MaxAttempts = 60;

    public string Kind => Name;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        if (Open(work) is not { } letter)
            return;
        if (letter.ValidUntil <= time.GetUtcNow())
        {
            LogGivenUp(letter.Kind, work.Id, work.TenantId.Value, work.Attempts, "it is no use any more");
            return;
        }

        using var mail = Write(work.Id, letter);
        if (letter.File is { } file)
            await Attach(mail, file, work, cancellation);
        var answer = await carrier.Carry(work.Id, mail, cancellation);
        if (answer.IsTaken)
            LogSent(letter.Kind, work.Id, work.TenantId.Value);
        else if (answer.IsFinal || work.Attempts >= MaxAttempts)
            LogGivenUp(letter.Kind, work.Id, work.TenantId.Value, work.Attempts, answer.Why);
        else
            throw new InvalidOperationException(answer.Why); // The scheduler tries again what throws.
    }

    /// <summary>The mail of a letter. Whoever disposes of it disposes of its parts.</summary>
    private MailMessage Write(Guid id, Letter letter)
    {
        var text = MailText.Of(letter, settings.Links);
        var mail = new MailMessage(settings.From, new MailAddress(letter.To))
        {
            Subject = text.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.Headers["Message-ID"] = $"<{id:n}@{settings.From.Host}>";
        mail.Headers["Date"] = time.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        mail.Headers["Auto-Submitted"] = "auto-generated";
        mail.AlternateViews.Add(Part(text.Text, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(Part(text.Html, MediaTypeNames.Text.Html));
        return mail;
    }

    // A mail without its file is better than none: whoever gets it can still fetch it in the product.
    private async Task Attach(MailMessage mail, LetterFile file, DueWorkRow work, CancellationToken cancellation)
    {
        if (!file.Path.StartsWith($"{work.TenantId}/", StringComparison.Ordinal))
            throw new InvalidOperationException("A letter carries a file of another tenant.");
        if (await blobs.OpenRead(file.Path, cancellation) is { } bytes)
            mail.Attachments.Add(new(bytes, file.Name, file.MediaType) { TransferEncoding = TransferEncoding.Base64 });
        else
            LogWithoutFile(work.Id, work.TenantId.Value);
    }

    private static AlternateView Part(string content, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, type);
        part.TransferEncoding = TransferEncoding.QuotedPrintable;
        return part;
    }

    private Letter? Open(DueWorkRow work)
    {
        try
        {
            return box.Open(work.Payload);
        }
        catch (CryptographicException e)
        {
            LogUnreadable(e, work.Id, work.TenantId.Value);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Kind} {Mail} of tenant {Tenant} was taken")]
    private partial void LogSent(LetterKind kind, Guid mail, Guid tenant);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Kind} {Mail} of tenant {Tenant} is given up after {Attempts} attempts: {Why}")]
    private partial void LogGivenUp(LetterKind kind, Guid mail, Guid tenant, int attempts, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Mail} of tenant {Tenant} goes without its file, which is gone")]
    private partial void LogWithoutFile(Guid mail, Guid tenant);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Mail} of tenant {Tenant} cannot be read: the key that protected it is gone")]
    private partial void LogUnreadable(Exception error, Guid mail, Guid tenant);
}
