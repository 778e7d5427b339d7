using HerScheduler.Hosting.Settings;

namespace HerScheduler.Email;

internal static class EmailServices
{
    /// <summary>The mail transport that the settings name.</summary>
    public static IServiceCollection AddEmail(this IServiceCollection services, EmailSettings settings) =>
        settings.Transport == EmailTransport.Smtp
            ? services.AddSingleton<IMailTransport, SmtpTransport>()
            : services.AddSingleton<IMailTransport, FolderTransport>();
}
