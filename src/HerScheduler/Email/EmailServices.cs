using HerScheduler.Settings;
using HerScheduler.Telemetry;
using Microsoft.AspNetCore.Components.Web;

namespace HerScheduler.Email;

internal static class EmailServices
{
    /// <summary>The mail transport that the settings name, the outbox, and what renders e-mails.</summary>
    public static IServiceCollection AddEmail(this IServiceCollection services, EmailSettings settings)
    {
        services.AddScoped<HtmlRenderer>();
        services.AddScoped<MailHtml>();
        services.AddScoped<MailOutbox>();
        services.AddInstruments<MailMetrics>();
        return settings.Transport == EmailTransport.Smtp
            ? services.AddSingleton<IMailTransport, SmtpTransport>()
            : services.AddSingleton<IMailTransport, FolderTransport>();
    }
}
