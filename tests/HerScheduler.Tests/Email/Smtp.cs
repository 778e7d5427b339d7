using HerScheduler.Email;
using HerScheduler.Hosting.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Email;

/// <summary>Sends through the SMTP transport of this build: System.Net.Mail, or MailKit with FullFeed.</summary>
internal static class Smtp
{
    public static readonly Mail Example = new()
    {
        To = "navigator.one@example.org",
        Subject = "3 overdue, „5“ today",
        Text = "Überfällig: Änne\nSecond line\n.\n..\n" + new string('x', 1200),
        Html = "<!DOCTYPE html><html><body><p>Überfällig 💊</p></body></html>",
        MessageId = "<digest.2026-01-05.abc@[::1]>",
        FileName = "digest.2026-01-05.abc",
    };

    public static Task<IReadOnlyList<MailOutcome>> Send(MailServer server, params Mail[] mails) => Send(server.Port, mails);

    public static Task<IReadOnlyList<MailOutcome>> Send(int port, params Mail[] mails) => Send(port, _ => { }, CancellationToken.None, mails);

    public static Task<IReadOnlyList<MailOutcome>> Send(MailServer server, Action<SmtpSettings> with, params Mail[] mails) =>
        Send(server.Port, with, CancellationToken.None, mails);

    public static async Task<IReadOnlyList<MailOutcome>> Send(int port, Action<SmtpSettings> with, CancellationToken cancel, params Mail[] mails)
    {
        var settings = new SchedulerSettings { Email = new EmailSettings { Transport = EmailTransport.Smtp, From = "Clinic North <scheduler@example.org>" } };
        settings.Email.Smtp.Port = port;
        with(settings.Email.Smtp);
        var outcomes = new List<MailOutcome>();
        await foreach (var (mail, outcome) in new SmtpTransport(settings).Send(mails, cancel))
        {
            mail.ShouldBeSameAs(mails[outcomes.Count], "in the order given");
            outcomes.Add(outcome);
        }

        return outcomes;
    }
}
