using System.Net.Mail;

namespace CloudCrm.Crm.Mail;

/// <summary>Puts mails into a folder as .eml files, which any mail program opens. The default, for one machine and for trying out.</summary>
internal sealed class FolderCarrier(MailSettings settings) : IMailCarrier
{
    public async Task<MailAnswer> Carry(Guid id, MailMessage mail, CancellationToken cancellation)
    {
        // Written beside, synced, renamed: the same mail again takes the place of itself.
        var incoming = Path.Combine(settings.Folder, $".{id:n}");
        OwnFolder(settings.Folder);
        OwnFolder(incoming);
        try
        {
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = incoming };
            await client.SendMailAsync(mail, cancellation);
            var written = Directory.EnumerateFiles(incoming).Single();
            await using (var file = new FileStream(written, FileMode.Open, FileAccess.ReadWrite))
                file.Flush(flushToDisk: true);
            File.Move(written, Path.Combine(settings.Folder, $"{id:n}.eml"), overwrite: true);
            return MailAnswer.Taken;
        }
        finally
        {
            Directory.Delete(incoming, recursive: true);
        }
    }

    // Mails hold secrets: they are for the product's own user only.
    private static void OwnFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
