using CloudCrm.Foundation;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Mail;

/// <summary>Mail out.</summary>
internal static class MailModule
{
    /// <summary>Adds the mail outbox and who empties it.</summary>
    /// <exception cref="SettingException">A setting is malformed; it is named.</exception>
    public static void AddMail(this IHostApplicationBuilder builder)
    {
        var settings = MailSettings.Read(builder.Configuration);
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<LetterBox>();
        if (settings.Smtp is { } smtp)
            builder.Services.AddSingleton<IMailCarrier>(services => new SmtpCarrier(smtp, services.GetRequiredService<TimeProvider>()));
        else
            builder.Services.AddSingleton<IMailCarrier, FolderCarrier>();
        builder.AddDueHandler<Postman>();
    }
}
