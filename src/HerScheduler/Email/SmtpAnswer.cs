using HerScheduler.Settings;

namespace HerScheduler.Email;

/// <summary>What a mail server's answer means for an e-mail: the same for both builds.</summary>
internal static class SmtpAnswer
{
    private const int LongestReason = 300;

    /// <summary>
    /// 5xx about one e-mail: trying again is no use. No e-mail is lost by a 5xx about the server, the sender, or the settings: a greeting of 554, a MAIL that
    /// is refused, another sign-in or TLS that is wanted (530, 534, 535 and 538 of RFC 4954 and 3207). Every other e-mail would be answered so too, until
    /// somebody mends it.
    /// </summary>
    /// <param name="code">The three digits.</param>
    /// <param name="words">What the server said.</param>
    /// <param name="isAboutTheLetter">It answers the recipient, the content, or the size; not the greeting, the sign-in, or the sender.</param>
    public static MailOutcome Of(int code, string words, bool isAboutTheLetter)
    {
        var isOfServer = !isAboutTheLetter || IsOfServer(code);
        return code >= 500 && !isOfServer ? new MailOutcome.Refused(Reason(words)) : new MailOutcome.Failed(Reason(words), isOfServer);
    }

    /// <summary>The connection could not be made or was lost.</summary>
    public static MailOutcome.Failed Trouble(string words) => new(Reason(words), IsOfServer: true);

    public static MailOutcome.Failed NotInTime(SmtpSettings smtp) =>
        Trouble($"The mail server did not answer within {smtp.Timeout.TotalSeconds:0} seconds.");

    /// <summary>"Too large", which some servers find already at MAIL, where the size is announced (RFC 1870).</summary>
    public static bool IsAboutSize(int code) => code == 552;

    /// <summary>421: it is going away; and the faults of the settings.</summary>
    private static bool IsOfServer(int code) => code is 421 or 530 or 534 or 535 or 538;

    private static string Reason(string words) => HeaderText.Short(HeaderText.OneLine(words), LongestReason);
}
