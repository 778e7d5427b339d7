using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Demo;

namespace HerScheduler.Tests.Demo;

[Trait("Speed", "slow")]
public sealed class Sample_patients
{
    private static readonly DateOnly FirstDay = new(2026, 11, 1);

    [Fact]
    public void On_every_day_of_a_year_something_is_overdue_due_today_and_coming_up_at_each_clinic()
    {
        for (var today = FirstDay; today < FirstDay.AddYears(1); today = today.AddDays(1))
        {
            foreach (var site in Samples(today).Where(sample => !sample.IsDraft).GroupBy(sample => sample.Plan.Site, StringComparer.Ordinal))
            {
                var states = site.SelectMany(sample => ScheduleOf(sample, today).Events).Select(e => Timing.Of(e, today)).ToList();
                states.ShouldContain(t => t.State == TimingState.Due, $"{site.Key} on {today}");
                states.ShouldContain(t => t.State == TimingState.Overdue, $"{site.Key} on {today}");
                states.ShouldContain(t => t.State == TimingState.Upcoming && t.Days <= 7, $"{site.Key} on {today}");
            }
        }
    }

    [Fact]
    public void They_show_every_protocol_and_the_situations_a_navigator_meets()
    {
        var samples = Samples(FirstDay).ToList();

        samples.Count.ShouldBeGreaterThanOrEqualTo(24);
        samples.Select(sample => sample.Plan.Site).Distinct().Count().ShouldBe(3);
        samples.Select(sample => sample.Plan.Protocol).Distinct().Order().ShouldBe(ProtocolLibrary.BuiltIn.All.Select(protocol => protocol.Id));
        samples.ShouldContain(sample => sample.IsDraft);
        ShouldShow("demo-lake-04", "echo-1", e => Timing.Of(e, FirstDay).State == TimingState.Overdue);
        ShouldShow("demo-north-07", "pathology", e => Timing.Of(e, FirstDay).State == TimingState.Overdue);
        ShouldShow("demo-north-05", "endocrine-start", e => e.Status == EventStatus.Done);
        ShouldShow("demo-north-06", "t-dm1-1", e => e.Status == EventStatus.Done);
        ShouldShow("demo-north-02", "tchp-4", e => e.Date == FirstDay && e.Status == EventStatus.Planned);
        ShouldShow("demo-north-15", "goserelin-3", e => Timing.Of(e, FirstDay).State == TimingState.Overdue);
        ShouldShow("demo-north-13", "tchp-2", e => e.Doses.Single(dose => dose.Agent == Agent.Pertuzumab).Amount == "600 mg SC");
        Sample("demo-lake-13").Plan.History.ShouldNotBeNull().Her2Cycles.ShouldBe(7);
    }

    [Theory]
    [InlineData("demo-harbour-03", AlertCode.LvefHold)]
    [InlineData("demo-harbour-06", AlertCode.ResultAwaited)]
    [InlineData("demo-harbour-13", AlertCode.LvefAccepted)]
    [InlineData("demo-harbour-14", AlertCode.ResumeCriteriaMet)]
    [InlineData("demo-harbour-14", AlertCode.DecisionAwaited)]
    [InlineData("demo-harbour-16", AlertCode.DiscontinueProposed)]
    [InlineData("demo-lake-15", AlertCode.LvefBelowNormal)]
    [InlineData("demo-north-15", AlertCode.DoseIncomplete)]
    public void Whoever_opens_the_demo_on_any_day_finds_each_alert_at_its_patient(string plan, AlertCode code)
    {
        for (var today = FirstDay; today < FirstDay.AddDays(100); today = today.AddDays(9))
        {
            var sample = Samples(today).Single(sample => sample.Plan.Id == plan);
            ScheduleOf(sample, today).Alerts.Select(alert => alert.Code).ShouldContain(code, $"{today}");
        }
    }

    [Fact]
    public void Overdue_echoes_are_of_every_age_and_at_every_clinic()
    {
        var overdue = Samples(FirstDay).Where(sample => !sample.IsDraft)
            .SelectMany(sample =>
                ScheduleOf(sample, FirstDay).Events.Where(e => e.Kind == EventKind.Echo).Select(e => (sample.Plan.Site, Timing: Timing.Of(e, FirstDay))))
            .Where(echo => echo.Timing.State == TimingState.Overdue)
            .ToList();

        overdue.Select(echo => echo.Timing.Days switch { <= 14 => "1-14", <= 30 => "15-30", <= 60 => "31-60", _ => "> 60" }).Distinct().Count().ShouldBe(4);
        overdue.Select(echo => echo.Site).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Approved_ones_have_no_finding_that_blocks_and_one_draft_has()
    {
        foreach (var sample in Samples(FirstDay).Where(sample => !sample.IsDraft))
        {
            ScheduleOf(sample, FirstDay).Findings.ShouldNotContain(finding => finding.BlocksApproval, sample.Plan.Id);
        }

        ScheduleOf(Sample("demo-harbour-07"), FirstDay).Findings.ShouldContain(finding => finding.BlocksApproval);
        ScheduleOf(Sample("demo-lake-09"), FirstDay).Findings.ShouldNotContain(finding => finding.BlocksApproval);
    }

    [Fact]
    public void The_same_day_gives_the_same_patients()
    {
        var once = Samples(FirstDay).SelectMany(sample => sample.Facts).ToList();
        var again = Samples(FirstDay).SelectMany(sample => sample.Facts).ToList();

        again.ShouldBe(once);
    }

    private static void ShouldShow(string plan, string key, Func<ScheduleEvent, bool> what) =>
        ScheduleOf(Sample(plan), FirstDay).Find(key).ShouldNotBeNull().ShouldSatisfyAllConditions(e => what(e!).ShouldBeTrue($"{plan} {key}"));

    private static SamplePlan Sample(string id) => Samples(FirstDay).Single(sample => sample.Plan.Id == id);

    private static IEnumerable<SamplePlan> Samples(DateOnly today) =>
        SampleStories.All.Select(story => SamplePlan.Of(story, PlanSettings.Default, PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday, today));

    private static Schedule ScheduleOf(SamplePlan sample, DateOnly today) =>
        Scheduler.Project(sample.Plan, sample.Facts, PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday, today);
}
