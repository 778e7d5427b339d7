using System.Net.Mail;
using HerScheduler.Hosting.Settings;

namespace HerScheduler.Email;

/// <summary>What can be wrong with the settings of e-mail, in sentences.</summary>
internal static class EmailCheck
{
    public static IEnumerable<string> Faults(EmailSettings settings)
    {
        const string where = "HerScheduler:Email";
        if (!MailAddress.TryCreate(settings.From, out _))
        {
            yield return $"{where}:From: '{settings.From}' is not an e-mail address.";
        }

        if (settings.Transport == EmailTransport.Folder && string.IsNullOrWhiteSpace(settings.Folder))
        {
            yield return $"{where}:Folder: the folder's path is empty.";
        }

        var smtp = settings.Smtp;
        if (smtp.Port is < 1 or > ushort.MaxValue)
        {
            yield return $"{where}:Smtp:Port must be 1 to 65535, not {smtp.Port}.";
        }

        if (smtp.Timeout <= TimeSpan.Zero || smtp.Timeout > TimeSpan.FromMinutes(10))
        {
            yield return $"{where}:Smtp:Timeout must be more than nothing and at most 10 minutes, not {smtp.Timeout}.";
        }

        if (smtp.PasswordFile is { } file && !File.Exists(file))
        {
            yield return $"{where}:Smtp:PasswordFile: the file '{file}' does not exist.";
        }

        if (smtp.Security == SmtpSecurity.ImplicitTls && !SmtpTransport.SpeaksImplicitTls)
        {
            yield return $"{where}:Smtp:Security: this build cannot use ImplicitTls, because it was made without FullFeed; use StartTls, or the container image.";
        }
    }
}
