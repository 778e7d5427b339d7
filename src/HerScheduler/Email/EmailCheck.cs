using System.Net.Mail;
using HerScheduler.Settings;

namespace HerScheduler.Email;

/// <summary>What can be wrong with the settings of e-mail, in sentences.</summary>
internal static class EmailCheck
{
    /// <summary>With <see cref="SmtpTransport.LongestBatch"/> less than what a digest or an alert is claimed for.</summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(2);

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

        foreach (var fault in Faults(settings.Smtp, $"{where}:Smtp"))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Faults(SmtpSettings smtp, string where)
    {
        if (smtp.Port is < 1 or > ushort.MaxValue)
        {
            yield return $"{where}:Port must be 1 to 65535, not {smtp.Port}.";
        }

        if (smtp.Timeout <= TimeSpan.Zero || smtp.Timeout > LongestTimeout)
        {
            yield return $"{where}:Timeout must be more than nothing and at most {LongestTimeout.TotalMinutes:0} minutes, not {smtp.Timeout}.";
        }

        if (smtp.Connections is < 1 or > 20)
        {
            yield return $"{where}:Connections must be 1 to 20, not {smtp.Connections}.";
        }

        if (smtp.MaxPerMinute is < 0 or > 60_000)
        {
            yield return $"{where}:MaxPerMinute must be 0 (no limit) to 60000, not {smtp.MaxPerMinute}.";
        }

        if (smtp.PasswordFile is { } file && !File.Exists(file))
        {
            yield return $"{where}:PasswordFile: the file '{file}' does not exist.";
        }
    }
}
