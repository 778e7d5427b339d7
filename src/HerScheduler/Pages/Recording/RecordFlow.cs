using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Facts;
using HerScheduler.Http;
using HerScheduler.Localization;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;

namespace HerScheduler.Pages.Recording;

/// <summary>From a form to a recorded fact: shown, tried, stored. Judging and storing are the one recorder's.</summary>
internal sealed class RecordFlow(CourseReader courses, FactRecorder recorder, InstallationSettings installation, TimeProvider time)
{
    /// <summary>The form as it is opened.</summary>
    public async Task<Outcome<RecordView>> Open(string plan, FactKind? kind, Func<StoredCourse, RecordInput> input, Texts texts, CancellationToken cancel) =>
        await (await courses.Find(plan, cancel)).Then<RecordView>(
            stored => Task.FromResult<Outcome<RecordView>>(new RecordView(texts, stored, stored.ScheduleAt(time.Now()), kind, input(stored))));

    /// <summary>The form with what would move, or with why not.</summary>
    public async Task<RecordView> Try(RecordView form, Caller caller, CancellationToken cancel) =>
        await Read(form, caller.Name).Match(
            async offered => (await recorder.Try(form.Course.Plan.Id, offered, SenderRight.Of(caller), Condition(form), cancel)).Match(
                _ => form with { Preview = Tried(form, offered[0].Fact) },
                problem => form with { Problem = problem }),
            faults => Task.FromResult(form with { Problem = Problem.Malformed(faults) }));

    /// <summary>Stores it.</summary>
    public async Task<Outcome<FactsAnswer>> Store(RecordView form, Caller caller, CancellationToken cancel) =>
        await Read(form, caller.Name).Match(
            offered => recorder.Record(form.Course.Plan.Id, offered, SenderRight.Of(caller), Condition(form), cancel),
            faults => Task.FromResult<Outcome<FactsAnswer>>(Problem.Malformed(faults)));

    private ReadResult<IReadOnlyList<OfferedFact>> Read(RecordView form, string by) =>
        OfferedFact.ReadOne(FactDocument.Of(form.Kind!.Value, form.Input.FactId, form.Course.Plan.Id, by, form.Sent), installation);

    private Effects Tried(RecordView form, Fact fact)
    {
        var course = courses.After(form.Course, form.Course.Facts.Count).Course;
        course.Record(fact, form.Schedule.AsOf);
        return Effects.Of(fact, form.Course.Facts, form.Schedule, course.ScheduleOn(form.Schedule.AsOf), form.Texts);
    }

    private static IfMatch Condition(RecordView form) => new(IfMatch.TagOf(form.Input.Version));
}
