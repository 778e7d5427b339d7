using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;

namespace HerScheduler.Pages.Patient;

/// <summary>When HER2 therapy was on hold: each resume ended the hold that stood before it was recorded.</summary>
internal static class Holds
{
    public static IReadOnlyList<HoldSpan> Of(StoredCourse stored, Schedule schedule, CourseReader courses)
    {
        var takenBack = stored.Facts.OfType<Retracted>().Select(retraction => retraction.Fact).ToHashSet(StringComparer.Ordinal);
        var spans = new List<HoldSpan>();
        foreach (var (index, fact) in stored.Facts.Index())
        {
            if (fact is Resume resume && !takenBack.Contains(resume.Id) && courses.After(stored, index).Course.ScheduleOn(resume.From).HeldSince is { } since)
            {
                spans.Add(new HoldSpan(since, resume.From));
            }
        }

        return schedule.HeldSince is { } now ? [.. spans, new HoldSpan(now, To: null)] : spans;
    }
}
