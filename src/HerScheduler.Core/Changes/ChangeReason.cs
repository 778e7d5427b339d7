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

        if (FactSubject.KeyOf(cause) == now.Key)
        {
            return cause is Deferred deferred && kind == ChangeKind.Moved ? $"deferred: {deferred.Reason}" : FactPhrase.Of(cause);
        }

        if (kind is not ChangeKind.Moved || was is null)
        {
            return FactPhrase.Short(cause);
        }

        var days = Math.Abs(now.Date.DayNumber - was.Date.DayNumber);
        var direction = now.Date < was.Date ? " earlier" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"moved {days} {(days == 1 ? "day" : "days")}{direction}: {FactPhrase.Short(cause)}");
    }
}
