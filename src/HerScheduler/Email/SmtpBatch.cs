using System.Diagnostics.CodeAnalysis;

namespace HerScheduler.Email;

/// <summary>One batch on its way over several connections: whose turn it is, and when going on is no use.</summary>
/// <param name="mails">The batch.</param>
/// <param name="time">The clock.</param>
internal sealed class SmtpBatch(IReadOnlyList<Mail> mails, TimeProvider time)
{
    /// <summary>After that many failures of the server in a row, whatever the connection, the rest is not tried: it would only wait for time-outs.</summary>
    private const int StrikesAllowed = 3;

    private readonly long _begun = time.GetTimestamp();
    private int _next = -1;
    private int _strikes;

    /// <summary>How long e-mails may still begin to leave.</summary>
    public TimeSpan Left => SmtpTransport.LongestBatch - time.GetElapsedTime(_begun);

    public bool TryNext([NotNullWhen(true)] out Mail? mail)
    {
        var turn = Interlocked.Increment(ref _next);
        mail = turn < mails.Count ? mails[turn] : null;
        return mail is not null;
    }

    /// <summary>Why the next e-mail is not tried; null: it is.</summary>
    public MailOutcome.Failed? Excuse()
    {
        if (Volatile.Read(ref _strikes) >= StrikesAllowed)
        {
            return new MailOutcome.Failed("Not tried: the mail server took none of the e-mails before this one.", IsOfServer: true);
        }

        return Left > TimeSpan.Zero ? null : LateTurn();
    }

    public static MailOutcome.Failed LateTurn() =>
        new($"Not tried: its turn did not come within {SmtpTransport.LongestBatch.TotalMinutes:0} minutes.");

    public void Note(MailOutcome outcome)
    {
        if (outcome is MailOutcome.Failed { IsOfServer: true })
        {
            Interlocked.Increment(ref _strikes);
        }
        else
        {
            Volatile.Write(ref _strikes, 0);
        }
    }
}
