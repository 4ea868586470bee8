using System.Globalization;
using System.Net.Mail;
using CloudCrm.Foundation;
using Microsoft.Extensions.Configuration;

namespace CloudCrm.Crm.Mail;

/// <summary>How mails leave: settings <c>Mail:*</c>, read and checked at start.</summary>
/// <param name="From">The sender.</param>
/// <param name="Links">Where the links in mails lead, without a slash at the end.</param>
/// <param name="Folder">Full path of the folder that takes .eml files while there is no server.</param>
/// <param name="Smtp">The mail server; null for the folder.</param>
internal sealed record MailSettings(MailAddress From, string Links, string Folder, SmtpSettings? Smtp)
{
    /// <summary>Reads and checks them.</summary>
    /// <exception cref="SettingException">A setting is malformed; it is named.</exception>
    public static MailSettings Read(IConfiguration settings)
    {
        var from = settings["Mail:From"] is { Length: > 0 } given ? given : "CloudCrm <no-reply@localhost>";
        if (!MailAddress.TryCreate(from, out var sender))
            throw new SettingException("The setting Mail:From must be a mail address.");
        var links = settings["Mail:Links"] is { Length: > 0 } address ? address : settings["Url"] is { Length: > 0 } url ? url : "http://127.0.0.1:5080";
        if (!Uri.TryCreate(links, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            throw new SettingException("The setting Mail:Links must be the http or https address that people reach CloudCrm at.");
        return new(sender, links.TrimEnd('/'), MailFolder.Of(settings), SmtpSettings.Read(settings));
    }
}

/// <summary>The mail server that takes mails.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="UserName">Whom to sign in as; null for nobody.</param>
/// <param name="Password">The password.</param>
/// <param name="StartTls">Whether the connection must be encrypted by STARTTLS before anything is said.</param>
internal sealed record SmtpSettings(string Host, int Port, string? UserName, string? Password, bool StartTls)
{
    private const int DefaultPort = 587;

    public static SmtpSettings? Read(IConfiguration settings)
    {
        if (settings["Mail:Smtp:Host"] is not { Length: > 0 } host)
        {
            var stray = settings.GetSection("Mail:Smtp").GetChildren().FirstOrDefault(child => child.Value is { Length: > 0 });
            return stray is null ? null : throw new SettingException($"The setting {stray.Path} needs Mail:Smtp:Host.");
        }

        var port = DefaultPort;
        if (settings["Mail:Smtp:Port"] is { Length: > 0 } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65_535))
            throw new SettingException("The setting Mail:Smtp:Port must be 1 to 65535.");
        var startTls = settings["Mail:Smtp:Tls"] switch
        {
            null or "" or "starttls" => true,
            "none" => false,
            _ => throw new SettingException("The setting Mail:Smtp:Tls is starttls or none."),
        };
        var (user, password) = (settings["Mail:Smtp:Username"], settings["Mail:Smtp:Password"]);
        if (string.IsNullOrEmpty(user) != string.IsNullOrEmpty(password))
            throw new SettingException("The settings Mail:Smtp:Username and Mail:Smtp:Password come together.");
        if (!startTls && !string.IsNullOrEmpty(user))
            throw new SettingException("The setting Mail:Smtp:Tls none would send Mail:Smtp:Password in the clear.");
        return new(host, port, string.IsNullOrEmpty(user) ? null : user, password, startTls);
    }

    /// <summary>Without the password: records print their members.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
