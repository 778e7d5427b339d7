namespace HerScheduler.Email;

/// <summary>The way e-mails leave: a folder, or a mail server through System.Net.Mail or MailKit.</summary>
public interface IMailTransport
{
    /// <summary>Sends a few e-mails over one connection, one after the other.</summary>
    /// <param name="mails">What to send.</param>
    /// <param name="cancel">Stops between two e-mails.</param>
    /// <returns>Each e-mail with what became of it, as soon as that is known, in the order given.</returns>
    public IAsyncEnumerable<(Mail Mail, MailOutcome Outcome)> Send(IReadOnlyList<Mail> mails, CancellationToken cancel);
}
