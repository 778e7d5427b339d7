using HerScheduler.Hosting.Settings;

namespace HerScheduler.Email;

/// <summary>What a mail server's answer means for an e-mail: the same for both SMTP transports.</summary>
internal static class SmtpAnswer
{
    /// <summary>
    /// 5xx, and trying again is no use. Not so where the server wants another sign-in or TLS (530, 534, 535 and 538 of RFC 4954 and 3207):
    /// that is a fault of the settings, and no e-mail is lost by it.
    /// </summary>
    public static bool IsFinal(int code) => code >= 500 && code is not (530 or 534 or 535 or 538);

    public static MailOutcome.Failed NotInTime(SmtpSettings smtp) => new($"The mail server did not answer within {smtp.Timeout.TotalSeconds:0} seconds.");
}
