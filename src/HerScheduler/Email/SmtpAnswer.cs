using HerScheduler.Hosting.Settings;

namespace HerScheduler.Email;

/// <summary>What a mail server's answer means for an e-mail: the same for both builds.</summary>
internal static class SmtpAnswer
{
    private const int LongestReason = 300;

    /// <summary>
    /// 5xx, and trying again is no use. Not so where the server wants another sign-in or TLS (530, 534, 535 and 538 of RFC 4954 and 3207):
    /// that is a fault of the settings, and no e-mail is lost by it.
    /// </summary>
    public static MailOutcome Of(int code, string words) =>
        code >= 500 && !IsOfServer(code) ? new MailOutcome.Refused(Reason(words)) : new MailOutcome.Failed(Reason(words), IsOfServer(code));

    /// <summary>The connection could not be made or was lost.</summary>
    public static MailOutcome.Failed Trouble(string words) => new(Reason(words), IsOfServer: true);

    public static MailOutcome.Failed NotInTime(SmtpSettings smtp) =>
        Trouble($"The mail server did not answer within {smtp.Timeout.TotalSeconds:0} seconds.");

    /// <summary>421: it is going away; and the faults of the settings.</summary>
    private static bool IsOfServer(int code) => code is 421 or 530 or 534 or 535 or 538;

    private static string Reason(string words) => HeaderText.Short(HeaderText.OneLine(words), LongestReason);
}
