using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using HerScheduler.Hosting.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SmtpClient = MailKit.Net.Smtp.SmtpClient;

namespace HerScheduler.Email;

/// <summary>Sends through a mail server with MailKit: the FullFeed build (docs/decisions/0003-fullfeed.md).</summary>
internal sealed class SmtpTransport(SchedulerSettings settings) : IMailTransport
{
    /// <summary>This build can speak TLS from the first byte.</summary>
    public const bool SpeaksImplicitTls = true;

    public async IAsyncEnumerable<(Mail Mail, MailOutcome Outcome)> Send(
        IReadOnlyList<Mail> mails, [EnumeratorCancellation] CancellationToken cancel)
    {
        var smtp = settings.Email.Smtp;
        var login = smtp.User is { } user ? new NetworkCredential(user, SecretFile.Read(smtp.PasswordFile, smtp.Password)) : null;

        // MailKit's own time-out counts each step; the setting is for the whole e-mail, so a token counts it.
        // Revocation lists of a clinic's own authority are often not to be had by HTTP; as elsewhere in .NET they are not asked for.
        using var client = new SmtpClient { Timeout = int.MaxValue, CheckCertificateRevocation = false };
        foreach (var mail in mails)
        {
            cancel.ThrowIfCancellationRequested();
            yield return (mail, await Send(client, login, mail, cancel));
        }

        using var patience = Patience(cancel);
        await client.DisconnectAsync(quit: true, patience.Token);
    }

    private async Task<MailOutcome> Send(SmtpClient client, NetworkCredential? login, Mail mail, CancellationToken cancel)
    {
        using var patience = Patience(cancel);
        try
        {
            using var message = Built(mail);
            await Connect(client, login, patience.Token);
            await client.SendAsync(message, patience.Token);
            return new MailOutcome.Sent();
        }
        catch (FormatException unusable)
        {
            return new MailOutcome.Refused(unusable.Message);
        }
        catch (SmtpCommandException answer) when (SmtpAnswer.IsFinal((int)answer.StatusCode))
        {
            return new MailOutcome.Refused(HeaderText.OneLine(answer.Message));
        }
        catch (Exception trouble) when (IsTrouble(trouble))
        {
            return new MailOutcome.Failed(HeaderText.OneLine(trouble.Message));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return SmtpAnswer.NotInTime(settings.Email.Smtp);
        }
    }

    /// <summary>With the line, the server, or what it offers: not with the e-mail.</summary>
    private static bool IsTrouble(Exception thrown) =>
        thrown is CommandException or ProtocolException or SocketException or IOException or AuthenticationException or SslHandshakeException
            or ServiceNotAuthenticatedException or ServiceNotConnectedException or NotSupportedException;

    private CancellationTokenSource Patience(CancellationToken cancel)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Email.Smtp.Timeout);
        return patience;
    }

    private MimeMessage Built(Mail mail)
    {
        var from = new MailAddress(settings.Email.From);
        var message = new MimeMessage
        {
            Subject = HeaderText.OneLine(mail.Subject),
            Body = new MultipartAlternative(Part("plain", mail.Text), Part("html", mail.Html)),
        };
        message.Headers.Replace(HeaderId.MessageId, mail.MessageId);
        message.From.Add(new MailboxAddress(from.DisplayName, from.Address));
        message.To.Add(new MailboxAddress("", HeaderText.Recipient(mail.To)));
        foreach (var (name, value) in HeaderText.NobodyAnswers)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    private static TextPart Part(string subtype, string content) =>
        new(subtype) { Text = content, ContentTransferEncoding = ContentEncoding.QuotedPrintable };

    /// <summary>One connection for the whole batch; opened again when the server closed it.</summary>
    private async Task Connect(SmtpClient client, NetworkCredential? login, CancellationToken cancel)
    {
        var smtp = settings.Email.Smtp;
        if (!client.IsConnected)
        {
            var security = smtp.Security switch
            {
                SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
                SmtpSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
                _ => SecureSocketOptions.None,
            };
            await client.ConnectAsync(smtp.Host, smtp.Port, security, cancel);
        }

        if (login is not null && !client.IsAuthenticated)
        {
            await client.AuthenticateAsync(login, cancel);
        }
    }
}
