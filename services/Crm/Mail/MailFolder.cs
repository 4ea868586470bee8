using Microsoft.Extensions.Configuration;

namespace CloudCrm.Crm.Mail;

/// <summary>Where mails are kept while there is no mail server.</summary>
public static class MailFolder
{
    /// <summary>Full path of the folder: <c>Mail:Folder</c>, or <c>mail</c> in the data folder.</summary>
    public static string Of(IConfiguration settings)
    {
        var data = settings["Data"] is { Length: > 0 } folder ? folder : "data";
        return Path.GetFullPath(settings["Mail:Folder"] is { Length: > 0 } other ? other : Path.Combine(data, "mail"));
    }
}
