namespace HerScheduler.Email;

/// <summary>The way e-mails leave: a folder, or a mail server.</summary>
public interface IMailTransport
{
    /// <summary>
    /// Sends a batch: many e-mails over few connections. It ends by itself within <see cref="SmtpTransport.LongestBatch"/> and a little, whatever the server
    /// does.
    /// </summary>
    /// <param name="mails">What to send.</param>
    /// <param name="cancel">Stops; e-mails of which nothing was returned may or may not have left.</param>
    /// <returns>Each e-mail once with what became of it, as soon as that is known; not always in the order given.</returns>
    public IAsyncEnumerable<(Mail Mail, MailOutcome Outcome)> Send(IReadOnlyList<Mail> mails, CancellationToken cancel);
}
