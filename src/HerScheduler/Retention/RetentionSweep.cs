using HerScheduler.Settings;
using HerScheduler.Sweeps;

namespace HerScheduler.Retention;

/// <summary>
/// Removes what is older than the settings say, in small batches and no more than a bounded number of them a run; the rest waits for the next one.
/// </summary>
internal sealed partial class RetentionSweep(OldRows rows, PlanArchive archive, SchedulerSettings settings, ILogger<RetentionSweep> logger) : ISweep
{
    /// <summary>Of each kind, so that a run takes minutes at most: a hundred thousand messages.</summary>
    private const int MostBatches = 200;

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var ages = settings.Retention;
        var messages = await InBatches(() => rows.SentMessages(now - ages.SentMessages, cancel), cancel);
        var changes = await InBatches(() => rows.EventChanges(now - ages.SentMessages, cancel), cancel);
        var notices = await InBatches(() => rows.Notices(now - ages.Notices, cancel), cancel);
        var mails = await InBatches(() => rows.Mails(now - ages.Digests, cancel), cancel);
        if (messages + changes + notices + mails > 0)
        {
            LogRemoved(messages, changes, notices, mails);
        }

        if (ages.ClosedPlans is { } age && await InBatches(() => archive.PutAway(now - age, now, cancel), cancel) is var plans and > 0)
        {
            LogArchived(plans);
        }
    }

    private static async Task<int> InBatches(Func<Task<int>> removeSome, CancellationToken cancel)
    {
        var sum = 0;
        for (var batch = 0; batch < MostBatches; batch++)
        {
            cancel.ThrowIfCancellationRequested();
            var removed = await removeSome();
            sum += removed;
            if (removed == 0)
            {
                break;
            }
        }

        return sum;
    }

    [LoggerMessage(Level = LogLevel.Information,
        Message = "Removed by age: {Messages} sent messages, {Changes} changes of events, {Notices} notices of closed plans, {Mails} records of e-mails")]
    private partial void LogRemoved(int messages, int changes, int notices, int mails);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Plans} closed plans were archived; their rows and fact logs stay")]
    private partial void LogArchived(int plans);
}
