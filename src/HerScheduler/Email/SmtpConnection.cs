using System.Net;
using System.Net.Sockets;
using HerScheduler.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace HerScheduler.Email;

/// <summary>A connection to the mail server by MailKit, opened with the first e-mail and again after it was lost.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private readonly EmailSettings _settings;
    private readonly NetworkCredential? _login;
    private readonly SmtpClient _client;

    public SmtpConnection(EmailSettings settings)
    {
        var smtp = settings.Smtp;
        _settings = settings;
        _login = smtp.User is { } user ? new NetworkCredential(user, SecretFile.Read(smtp.PasswordFile, smtp.Password)) : null;

        // MailKit's own time-out counts each step; the setting is for the whole e-mail, so a token counts it.
        _client = new SmtpClient { Timeout = int.MaxValue, CheckCertificateRevocation = smtp.CheckRevocation };
    }

    public async Task<MailOutcome> Send(Mail mail, CancellationToken stop)
    {
        using var patience = Patience(stop);
        var isListening = false;
        try
        {
            using var message = MimeMessages.Of(mail, _settings.From);
            await Connect(patience.Token);
            isListening = true;
            await _client.SendAsync(message, patience.Token);
            return new MailOutcome.Sent();
        }
        catch (FormatException unusable)
        {
            return new MailOutcome.Refused(unusable.Message);
        }
        catch (SmtpCommandException answer)
        {
            return SmtpAnswer.Of((int)answer.StatusCode, answer.Message, isListening && IsAboutTheLetter(answer));
        }
        catch (Exception trouble) when (IsTrouble(trouble))
        {
            return SmtpAnswer.Trouble(trouble.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return SmtpAnswer.NotInTime(_settings.Smtp);
        }
    }

    /// <summary>Says goodbye to the server.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = Patience(CancellationToken.None);
        try
        {
            await _client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception deaf) when (IsTrouble(deaf) || deaf is OperationCanceledException)
        {
            // It has what it took; not hearing the goodbye changes nothing.
        }

        _client.Dispose();
    }

    /// <summary>The recipient, DATA, or the content: all but MAIL, which names the sender, unless the size announced there is what is wrong.</summary>
    private static bool IsAboutTheLetter(SmtpCommandException answer) =>
        answer.ErrorCode != SmtpErrorCode.SenderNotAccepted || SmtpAnswer.IsAboutSize((int)answer.StatusCode);

    /// <summary>With the line, the server, or what it offers: not with the e-mail.</summary>
    private static bool IsTrouble(Exception thrown) =>
        thrown is CommandException or ProtocolException or SocketException or IOException or AuthenticationException or SslHandshakeException
            or ServiceNotAuthenticatedException or ServiceNotConnectedException or NotSupportedException;

    private CancellationTokenSource Patience(CancellationToken stop)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_settings.Smtp.Timeout);
        return patience;
    }

    private async Task Connect(CancellationToken cancel)
    {
        var smtp = _settings.Smtp;
        if (!_client.IsConnected)
        {
            var security = smtp.Security switch
            {
                SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
                SmtpSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
                _ => SecureSocketOptions.None,
            };
            await _client.ConnectAsync(smtp.Host, smtp.Port, security, cancel);
        }

        if (_login is not null && !_client.IsAuthenticated)
        {
            await _client.AuthenticateAsync(_login, cancel);
        }
    }
}
