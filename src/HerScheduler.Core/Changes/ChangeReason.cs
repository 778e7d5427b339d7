using System.Globalization;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Changes;

/// <summary>Why an event changed: what was recorded about it, or of what it is a consequence.</summary>
internal static class ChangeReason
{
    public static string Of(ChangeKind kind, ScheduleEvent? was, ScheduleEvent now, Fact? cause)
    {
        if (cause is null)
        {
            return "the plan was approved";
        }

        if (cause.Subject == now.Key)
        {
            return cause is Deferred deferred && kind == ChangeKind.Moved ? $"deferred: {deferred.Reason}" : cause.Phrase;
        }

        return Of(kind, was, now, cause.ShortPhrase);
    }

    /// <param name="kind">What happened to the event.</param>
    /// <param name="was">The event before; null when it is new.</param>
    /// <param name="now">The event as it is.</param>
    /// <param name="occasion">Of what it is a consequence, in words.</param>
    public static string Of(ChangeKind kind, ScheduleEvent? was, ScheduleEvent now, string occasion)
    {
        if (kind is not ChangeKind.Moved || was is null)
        {
            return occasion;
        }

        var days = Math.Abs(now.Date.DayNumber - was.Date.DayNumber);
        var direction = now.Date < was.Date ? " earlier" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"moved {days} {(days == 1 ? "day" : "days")}{direction}: {occasion}");
    }
}
