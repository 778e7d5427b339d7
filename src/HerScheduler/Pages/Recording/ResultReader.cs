using HerScheduler.Core.Facts;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Localization;
using HerScheduler.Security;

namespace HerScheduler.Pages.Recording;

/// <summary>
/// Says what a recorded fact did, from the log alone: the address of the page after recording names the fact, so that going back and forth, another tab and
/// another replica all show the same.
/// </summary>
internal sealed class ResultReader(CourseReader courses, TimeProvider time)
{
    private const char Separator = ':';

    /// <summary>How an address names a fact.</summary>
    public static string Name(string plan, string fact) => $"{plan}{Separator}{fact}";

    /// <param name="done">As in the address; null: nothing was recorded.</param>
    /// <param name="reach">Of whose patients it may tell.</param>
    /// <param name="texts">The reader's language.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<RecordedResult?> Find(string? done, Reach reach, Texts texts, CancellationToken cancel) =>
        done?.Split(Separator) is [var plan, var fact]
            ? (await courses.Find(plan, cancel))
                .Match(stored => reach.Includes(stored.Plan.Site, stored.Plan.Navigator) ? Of(stored, fact, texts) : null, _ => null)
            : null;

    public RecordedResult? Of(StoredCourse stored, string factId, Texts texts)
    {
        var index = stored.Facts.ToList().FindIndex(each => each.Id == factId);
        if (index < 0)
        {
            return null;
        }

        var fact = stored.Facts[index];
        var today = stored.Site.Today(time.Now());
        var (before, after) = (courses.After(stored, index).Course.ScheduleOn(today), courses.After(stored, index + 1).Course.ScheduleOn(today));
        var isTakenBack = stored.Facts.OfType<Retracted>().Any(retraction => retraction.Fact == factId);
        return new RecordedResult(
            stored.Plan.Id, stored.Plan.PatientId, factId, stored.Plan.Version, fact is not Retracted && !isTakenBack,
            Effects.Of(fact, stored.Facts, before, after, texts));
    }
}
