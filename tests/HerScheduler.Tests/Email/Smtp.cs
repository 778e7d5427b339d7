using HerScheduler.Email;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Email;

/// <summary>Sends through the SMTP transport. What comes back is in the order given.</summary>
internal static class Smtp
{
    public static readonly Mail Example = new()
    {
        To = "navigator.one@example.org",
        Subject = "3 overdue, „5“ today",
        Text = "Überfällig: Änne\nSecond line\n.\n..\n" + new string('x', 1200),
        Html = "<!DOCTYPE html><html><body><p>Überfällig 💊</p></body></html>",
        MessageId = "<digest.2026-01-05.abc@[::1]>",
    };

    public static Task<IReadOnlyList<MailOutcome>> Send(MailServer server, params Mail[] mails) => Send(server.Port, mails);

    public static Task<IReadOnlyList<MailOutcome>> Send(int port, params Mail[] mails) => Send(port, _ => { }, CancellationToken.None, mails);

    public static Task<IReadOnlyList<MailOutcome>> Send(int port, Action<SmtpSettings> with, params Mail[] mails) =>
        Send(port, with, CancellationToken.None, mails);

    /// <summary>E-mails to the same person, each with its own Message-ID.</summary>
    public static Mail[] Many(int count, string to) =>
        [.. Enumerable.Range(1, count).Select(number => Example with { To = to, MessageId = $"<{number}.{to}>" })];

    public static Task<IReadOnlyList<MailOutcome>> Send(MailServer server, Action<SmtpSettings> with, params Mail[] mails) =>
        Send(server.Port, with, CancellationToken.None, mails);

    public static async Task<IReadOnlyList<MailOutcome>> Send(int port, Action<SmtpSettings> with, CancellationToken cancel, params Mail[] mails)
    {
        var settings = new SchedulerSettings { Email = new EmailSettings { Transport = EmailTransport.Smtp, From = "Clinic North <scheduler@example.org>" } };
        settings.Email.Smtp.Port = port;
        with(settings.Email.Smtp);
        using var transport = new SmtpTransport(settings, new ManualTime(DateTimeOffset.UnixEpoch));
        var outcomes = new Dictionary<Mail, MailOutcome>(ReferenceEqualityComparer.Instance);
        mails = [.. mails.Select(mail => mail with { })];
        await foreach (var (mail, outcome) in transport.Send(mails, cancel))
        {
            outcomes.Add(mail, outcome);
        }

        return [.. mails.Select(mail => outcomes[mail])];
    }
}
