using System.Net.Sockets;
using System.Runtime.CompilerServices;
using HerScheduler.Hosting.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HerScheduler.Email;

/// <summary>Sends through a mail server with MailKit: the FullFeed build (docs/decisions/0003-fullfeed.md).</summary>
internal sealed class SmtpTransport(SchedulerSettings settings) : IMailTransport
{
    /// <summary>This build can speak TLS from the first byte.</summary>
    public const bool SpeaksImplicitTls = true;

    public async IAsyncEnumerable<(Mail Mail, MailOutcome Outcome)> Send(
        IReadOnlyList<Mail> mails, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = (int)settings.Email.Smtp.Timeout.TotalMilliseconds };
        foreach (var mail in mails)
        {
            cancel.ThrowIfCancellationRequested();
            yield return (mail, await Send(client, mail, cancel));
        }

        if (client.IsConnected)
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
    }

    private async Task<MailOutcome> Send(SmtpClient client, Mail mail, CancellationToken cancel)
    {
        try
        {
            using var message = Built(mail);
            await Connect(client, cancel);
            await client.SendAsync(message, cancel);
            return new MailOutcome.Sent();
        }
        catch (FormatException unusable)
        {
            return new MailOutcome.Refused(unusable.Message);
        }
        catch (SmtpCommandException answer) when ((int)answer.StatusCode >= 500)
        {
            return new MailOutcome.Refused(answer.Message);
        }
        catch (Exception trouble) when (trouble is CommandException or ProtocolException or AuthenticationException
            or SslHandshakeException or SocketException or IOException or TimeoutException)
        {
            return new MailOutcome.Failed(trouble.Message);
        }
    }

    private MimeMessage Built(Mail mail)
    {
        var message = new MimeMessage
        {
            Subject = HeaderText.OneLine(mail.Subject),
            MessageId = mail.MessageId.Trim('<', '>'),
            Body = new MultipartAlternative(new TextPart("plain") { Text = mail.Text }, new TextPart("html") { Text = mail.Html }),
        };
        message.From.Add(MailboxAddress.Parse(settings.Email.From));
        message.To.Add(MailboxAddress.Parse(HeaderText.Recipient(mail.To)));
        foreach (var (name, value) in HeaderText.NobodyAnswers)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    /// <summary>One connection for the whole batch; opened again when the server closed it.</summary>
    private async Task Connect(SmtpClient client, CancellationToken cancel)
    {
        if (client.IsConnected)
        {
            return;
        }

        var smtp = settings.Email.Smtp;
        var security = smtp.Security switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(smtp.Host, smtp.Port, security, cancel);
        if (smtp.User is { } user)
        {
            await client.AuthenticateAsync(user, SecretFile.Read(smtp.PasswordFile, smtp.Password) ?? "", cancel);
        }
    }
}
