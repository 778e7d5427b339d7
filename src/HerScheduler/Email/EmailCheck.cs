using System.Net.Mail;
using HerScheduler.Settings;

namespace HerScheduler.Email;

/// <summary>What can be wrong with the settings of e-mail beyond a single range, in sentences.</summary>
internal static class EmailCheck
{
    private const string Where = "HerScheduler:Email";

    public static IEnumerable<string> Faults(EmailSettings settings)
    {
        if (!MailAddress.TryCreate(settings.From, out _))
        {
            yield return $"{Where}:From: '{settings.From}' is not an e-mail address.";
        }

        if (settings.Transport == EmailTransport.Folder && string.IsNullOrWhiteSpace(settings.Folder))
        {
            yield return $"{Where}:Folder: the folder's path is empty.";
        }
    }
}
