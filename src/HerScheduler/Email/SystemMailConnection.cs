using System.Net;
using System.Net.Mail;
using HerScheduler.Hosting.Settings;

namespace HerScheduler.Email;

/// <summary>
/// A connection to the mail server by System.Net.Mail, opened with the first e-mail and again after it was lost: the build without the public
/// package gallery (docs/decisions/0003-fullfeed.md).
/// </summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    /// <summary>System.Net.Mail can only begin plain and change to TLS.</summary>
    public static bool SpeaksImplicitTls => false;

    /// <summary>System.Net.Mail asks for revocation lists only when a setting of the whole process says so, which is obsolete.</summary>
    public static bool ChecksRevocation => false;

    private readonly EmailSettings _settings;
    private readonly SmtpClient _client;

    public SmtpConnection(EmailSettings settings)
    {
        var smtp = settings.Smtp;
        _settings = settings;
        _client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Security == SmtpSecurity.StartTls };
        if (smtp.User is { } user)
        {
            _client.Credentials = new NetworkCredential(user, SecretFile.Read(smtp.PasswordFile, smtp.Password));
        }
    }

    public async Task<MailOutcome> Send(Mail mail, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_settings.Smtp.Timeout);
        try
        {
            using var message = MailMessages.Of(mail, _settings.From);
            return await Send(message, patience.Token);
        }
        catch (FormatException unusable)
        {
            return new MailOutcome.Refused(unusable.Message);
        }
        catch (SmtpException trouble) when (trouble.StatusCode == SmtpStatusCode.GeneralFailure)
        {
            return SmtpAnswer.Trouble(trouble.InnerException?.Message ?? trouble.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return SmtpAnswer.NotInTime(_settings.Smtp);
        }
    }

    private async Task<MailOutcome> Send(MailMessage message, CancellationToken cancel)
    {
        try
        {
            await _client.SendMailAsync(message, cancel);
            return new MailOutcome.Sent();
        }
        catch (SmtpException answer) when (answer.StatusCode != SmtpStatusCode.GeneralFailure)
        {
            return SmtpAnswer.Of((int)answer.StatusCode, answer.Message, IsAboutTheLetter(answer, message));
        }
    }

    /// <summary>
    /// System.Net.Mail does not say what was answered: the greeting, the sign-in, MAIL, DATA, or the content. But it says when it was a recipient; and the
    /// content is read only when the server has asked for it. So a 5xx to DATA itself counts as one about the server, and is tried again.
    /// </summary>
    private static bool IsAboutTheLetter(SmtpException answer, MailMessage message) =>
        answer is SmtpFailedRecipientException || SmtpAnswer.IsAboutSize((int)answer.StatusCode) || message.AlternateViews[0].ContentStream.Position > 0;

    /// <summary>Says goodbye to the server.</summary>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
