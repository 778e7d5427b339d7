using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Demo;

/// <summary>A sample patient as documents: a plan, and what was recorded up to today.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="IsDraft">Not approved; there are no facts then.</param>
/// <param name="Told">What was recorded, in order.</param>
internal sealed record SamplePlan(TreatmentPlan Plan, bool IsDraft, IReadOnlyList<SampleFact> Told)
{
    public IReadOnlyList<Fact> Facts => [.. Told.Select(told => told.Fact)];

    /// <summary>The same story and day always give the same plan.</summary>
    /// <param name="story">The patient.</param>
    /// <param name="settings">The site's plan settings.</param>
    /// <param name="library">Where the protocol is found.</param>
    /// <param name="calendar">The site's open days.</param>
    /// <param name="today">The site's local day.</param>
    public static SamplePlan Of(SampleStory story, PlanSettings settings, PlanLibrary library, SiteCalendar calendar, DateOnly today)
    {
        var start = today.AddDays(-story.DaysSinceStart);
        var plan = new TreatmentPlan(
            story.Id,
            new Patient($"MRN-{story.Id}".ToUpperInvariant(), story.Name),
            story.Site,
            story.Navigator,
            story.Disease,
            story.Protocol,
            start,
            AfterSurgery.Default,
            story.Radiotherapy,
            story.Endocrine,
            settings with { Formulation = story.Formulation },
            ClinicalTrial: null,
            story.Overrides)
        {
            History = story.CyclesElsewhere == 0 ? null : Elsewhere(story.CyclesElsewhere, start),
            Tasks = story.Tasks,
        };
        return new SamplePlan(plan, story.IsDraft, story.IsDraft ? [] : SampleLife.Of(story, Course.Begin(plan, library, calendar), today));
    }

    /// <summary>Trastuzumab and pertuzumab, the last of them four weeks before treatment goes on here.</summary>
    private static History Elsewhere(int cycles, DateOnly start)
    {
        const int Interval = 21;
        var last = start.AddDays(-Interval - 7);
        var first = last.AddDays(-Interval * (cycles - 1));
        return new History(
            Anthracycline: false,
            Her2Thirds: 3 * cycles,
            first,
            [new LastDose(Agent.Trastuzumab, last), new LastDose(Agent.Pertuzumab, last)],
            new BaselineLvef(first.AddDays(-7), 64));
    }
}

/// <summary>A fact of a sample patient.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Day">The local day on which it was recorded; never before the one recorded before it.</param>
internal sealed record SampleFact(Fact Fact, DateOnly Day);
