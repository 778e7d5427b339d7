using System.Globalization;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Changes;

/// <summary>Why an event changed: what was recorded about it, or of what it is a consequence.</summary>
internal static class ChangeReason
{
    public static string Of(ChangeKind kind, ScheduleEvent? was, ScheduleEvent now, IReadOnlyList<Fact> cause)
    {
        if (cause.Count == 0)
        {
            return "the plan was approved";
        }

        var own = cause.LastOrDefault(fact => FactSubject.KeyOf(fact) == now.Key);
        if (own is Deferred deferred && kind == ChangeKind.Moved)
        {
            return $"deferred: {deferred.Reason}";
        }

        if (own is not null)
        {
            return FactPhrase.Of(own);
        }

        var causes = string.Join("; ", cause.Select(FactPhrase.Short).Distinct(StringComparer.Ordinal).Take(3));
        if (kind is not ChangeKind.Moved || was is null)
        {
            return causes;
        }

        var days = Math.Abs(now.Date.DayNumber - was.Date.DayNumber);
        var direction = now.Date < was.Date ? " earlier" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"moved {days} {(days == 1 ? "day" : "days")}{direction}: {causes}");
    }
}
