using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HerScheduler.Settings;

namespace HerScheduler.Email;

/// <summary>Message-IDs that follow from what an e-mail is about: the same e-mail always has the same one, and nothing of it can be read from that.</summary>
internal static class MailIds
{
    /// <param name="kind"><c>digest</c>, <c>alert</c>.</param>
    /// <param name="day">Stands in it for whoever looks for an e-mail.</param>
    /// <param name="about">What tells it from all others of that kind.</param>
    /// <param name="settings">The installation, for the part after the '@'.</param>
    public static string Of(string kind, DateOnly day, string about, SchedulerSettings settings)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{about}{BesideTheHost(settings.BaseUri)}")).AsSpan(0, 10));
        return string.Create(CultureInfo.InvariantCulture, $"<{kind}.{day:yyyy-MM-dd}.{hash}@{settings.BaseUri.Host}>");
    }

    /// <summary>Two installations can share a host, by port or by path: a mail server takes two e-mails of one Message-ID for one.</summary>
    private static string BesideTheHost(Uri installation) => string.Create(
        CultureInfo.InvariantCulture, $"{(installation.IsDefaultPort ? "" : $"\n{installation.Port}")}{installation.AbsolutePath.TrimEnd('/')}");
}
