using System.Runtime.CompilerServices;
using System.Threading.Channels;
using HerScheduler.Settings;

namespace HerScheduler.Email;

/// <summary>
/// Sends through a mail server: a batch goes over a few connections at once, each kept for many e-mails. How one connection talks is in
/// <see cref="SmtpConnection"/>.
/// </summary>
internal sealed class SmtpTransport(SchedulerSettings settings, TimeProvider time) : IMailTransport, IDisposable
{
    /// <summary>E-mails whose turn has not come by then fail and are tried again later: whoever claimed them can rely on it.</summary>
    public static readonly TimeSpan LongestBatch = TimeSpan.FromMinutes(5);

    /// <summary>Servers close a connection, or answer 4xx, after a number of e-mails; the lowest usual number is 100.</summary>
    private const int MailsPerConnection = 50;

    /// <summary>A further connection is worth opening for that many e-mails.</summary>
    private const int MailsWorthAConnection = 10;

    private readonly MailRate _rate = new(settings.Email.Smtp.MaxPerMinute, time);

    public async IAsyncEnumerable<(Mail Mail, MailOutcome Outcome)> Send(
        IReadOnlyList<Mail> mails, [EnumeratorCancellation] CancellationToken cancel)
    {
        var batch = new SmtpBatch(mails, time);
        var outcomes = Channel.CreateUnbounded<(Mail, MailOutcome)>(new UnboundedChannelOptions { SingleReader = true });
        var wanted = (mails.Count + MailsWorthAConnection - 1) / MailsWorthAConnection;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var sending = Finish(
            [.. Enumerable.Range(0, Math.Min(settings.Email.Smtp.Connections, wanted))
                .Select(_ => Task.Run(() => Lane(batch, outcomes.Writer, stop.Token), CancellationToken.None))],
            outcomes.Writer);
        try
        {
            // What is known is told also when the service is stopping: it was sent.
            await foreach (var outcome in outcomes.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return outcome;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await sending;
        }

        cancel.ThrowIfCancellationRequested();
    }

    public void Dispose() => _rate.Dispose();

    /// <summary>Waits for all; what went wrong is thrown to the reader.</summary>
    private static async Task Finish(Task[] lanes, ChannelWriter<(Mail, MailOutcome)> outcomes)
    {
        var all = Task.WhenAll(lanes);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        outcomes.Complete(all.Exception?.InnerException);
    }

    private async Task Lane(SmtpBatch batch, ChannelWriter<(Mail, MailOutcome)> outcomes, CancellationToken stop)
    {
        var connection = new SmtpConnection(settings.Email);
        try
        {
            for (var count = 1; !stop.IsCancellationRequested && batch.TryNext(out var mail); count++)
            {
                if (count % MailsPerConnection == 0)
                {
                    await connection.DisposeAsync();
                    connection = new SmtpConnection(settings.Email);
                }

                var outcome = batch.Excuse() ?? await InTurn(connection, batch, mail, stop);
                batch.Note(outcome);
                outcomes.TryWrite((mail, outcome));
            }
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<MailOutcome> InTurn(SmtpConnection connection, SmtpBatch batch, Mail mail, CancellationToken stop) =>
        await _rate.Turn(batch.Left, stop) ? await connection.Send(mail, stop) : SmtpBatch.LateTurn();
}
