using System.Net;
using System.Net.Mail;
using System.Runtime.CompilerServices;
using HerScheduler.Hosting.Settings;

namespace HerScheduler.Email;

/// <summary>Sends through a mail server with System.Net.Mail: the build without the public package gallery (docs/decisions/0003-fullfeed.md).</summary>
internal sealed class SmtpTransport(SchedulerSettings settings) : IMailTransport
{
    /// <summary>System.Net.Mail can only begin plain and change to TLS.</summary>
    public const bool SpeaksImplicitTls = false;

    public async IAsyncEnumerable<(Mail Mail, MailOutcome Outcome)> Send(
        IReadOnlyList<Mail> mails, [EnumeratorCancellation] CancellationToken cancel)
    {
        var smtp = settings.Email.Smtp;

        // One client is one connection: it is kept from one e-mail to the next and said goodbye to at the end.
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Security == SmtpSecurity.StartTls };
        if (smtp.User is { } user)
        {
            client.Credentials = new NetworkCredential(user, SecretFile.Read(smtp.PasswordFile, smtp.Password));
        }

        foreach (var mail in mails)
        {
            cancel.ThrowIfCancellationRequested();
            yield return (mail, await Send(client, mail, cancel));
        }
    }

    private async Task<MailOutcome> Send(SmtpClient client, Mail mail, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Email.Smtp.Timeout);
        try
        {
            using var message = MailMessages.Of(mail, settings.Email.From);
            await client.SendMailAsync(message, patience.Token);
            return new MailOutcome.Sent();
        }
        catch (FormatException unusable)
        {
            return new MailOutcome.Refused(unusable.Message);
        }
        catch (SmtpException answer) when (SmtpAnswer.IsFinal((int)answer.StatusCode))
        {
            return new MailOutcome.Refused(answer.Message);
        }
        catch (SmtpException trouble)
        {
            return new MailOutcome.Failed(trouble.InnerException?.Message ?? trouble.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return SmtpAnswer.NotInTime(settings.Email.Smtp);
        }
    }
}
