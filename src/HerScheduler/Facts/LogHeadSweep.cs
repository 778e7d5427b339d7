using HerScheduler.Messages;
using HerScheduler.Messaging;
using HerScheduler.Settings;
using HerScheduler.Sweeps;

namespace HerScheduler.Facts;

/// <summary>
/// Once a day the head of the fact log goes out: into the service's log and as a message, so that it is kept where whoever can write to the database cannot.
/// </summary>
internal sealed partial class LogHeadSweep(LogHeads heads, HeadPublisher publisher, LastHead last, SchedulerSettings settings,
    ILogger<LogHeadSweep> logger) : ISweep
{
    /// <summary>What was recorded that long ago is committed, or never will be.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (last.Day == today)
        {
            return;
        }

        var before = now - Settled;
        var head = await heads.Of(before - TimeSpan.FromTicks(before.Ticks % TimeSpan.TicksPerSecond), cancel);
        LogHeadIs(head.Text, head.Plans, head.Entries, head.NotKeyed);
        var (id, body) = LogHeadMessage.Of(settings.BaseUri, new LogHeadData(head.At, head.Plans, head.Entries, head.NotKeyed, head.Text), now);
        if (await publisher.Publish(new ScheduleMessage { Id = id, RoutingKey = LogHeadMessage.RoutingKey, Body = body }, cancel) is { } reason)
        {
            LogNotSent(reason);
            return;
        }

        last.Day = today;
    }

    [LoggerMessage(Level = LogLevel.Information,
        Message = "The head of the fact log is {Head}: {Plans} plans, {Entries} entries, {NotKeyed} of them not keyed")]
    private partial void LogHeadIs(string head, int plans, long entries, long notKeyed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The head of the fact log could not be sent; it is tried again within the hour: {Reason}")]
    private partial void LogNotSent(string reason);
}

/// <summary>The day whose head this process has sent. Another process, or a restart, may send one more: it does no harm.</summary>
internal sealed class LastHead
{
    public DateOnly? Day { get; set; }
}
