using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Notifications;

/// <summary>What members are told.</summary>
internal static class NotificationsModule
{
    /// <summary>Adds the capability to the CRM role.</summary>
    public static void AddNotifications(this IHostApplicationBuilder builder) => builder.AddDueHandler<NotificationPurge>();
}
