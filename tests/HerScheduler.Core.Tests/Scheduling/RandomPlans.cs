using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>Random plans and calendars: every protocol and setting, any start over ten years.</summary>
internal static class RandomPlans
{
    public static TreatmentPlan Plan(Random random) => Plan(random, new DateOnly(2020, 1, 1).AddDays(random.Next(3653)));

    public static TreatmentPlan Plan(Random random, DateOnly start)
    {
        var protocol = Pick(random, [.. ProtocolLibrary.BuiltIn.All]);
        var receptor = Pick(random, MarkerStatus.Negative, MarkerStatus.Positive);
        return Given.Plan with
        {
            Protocol = protocol.Id,
            Start = start,
            Disease = Given.Plan.Disease with { HormoneReceptor = receptor },
            AfterSurgery = new AfterSurgery(
                Pick(random, AntibodyTherapy.Hp, AntibodyTherapy.H),
                Pick(random, Enum.GetValues<ResidualTherapy>()),
                Pick(random, PathologyResponse.Pcr, PathologyResponse.Residual)),
            Radiotherapy = random.Next(2) == 0 ? null : new Radiotherapy(random.Next(1, 36)),
            Endocrine = receptor == MarkerStatus.Negative
                ? null
                : new Endocrine(Pick(random, 5, 7, 10), random.Next(3) == 0 ? start.AddDays(random.Next(400)) : null),
            Settings = Settings(random) with { Formulation = protocol.WeeklyTrastuzumab is null
                ? Pick(random, Formulation.Iv, Formulation.Sc)
                : Formulation.Iv },
            Intent = random.Next(4) == 0 ? ProtocolSetting.Adjuvant : null,
            Adjuvant = random.Next(4) == 0 ? new Adjuvant(Pick<AntibodyTherapy?>(random, null, AntibodyTherapy.Hp, AntibodyTherapy.H)) : null,
            History = random.Next(4) == 0 ? HistoryBefore(random, start) : null,
            Tasks = random.Next(2) == 0 ? [] : [.. TaskLibrary.BuiltIn.All.Select(task => task.Id).Where(_ => random.Next(3) > 0)],
        };
    }

    /// <summary>Often Monday to Friday; else other open days and up to twenty holidays.</summary>
    public static SiteCalendar Calendar(Random random, DateOnly start)
    {
        if (random.Next(2) == 0)
        {
            return SiteCalendar.MondayToFriday;
        }

        var open = Enum.GetValues<DayOfWeek>().Where(_ => random.Next(3) > 0).ToList();
        var holidays = Enumerable.Range(0, random.Next(20)).Select(_ => start.AddDays(random.Next(800)));
        return new SiteCalendar(open.Count == 0 ? [DayOfWeek.Wednesday] : open, holidays);
    }

    /// <summary>Some HER2 therapy before the plan, of less than 18 cycles, and perhaps the days of its first and last doses and an LVEF.</summary>
    private static History HistoryBefore(Random random, DateOnly start)
    {
        var first = random.Next(2) == 0 ? start.AddDays(-random.Next(60, 120)) : default(DateOnly?);
        var last = random.Next(2) == 0
            ? []
            : AgentSet.Her2Antibodies.Members().Select(agent => new LastDose(agent, start.AddDays(-random.Next(1, 60)))).ToArray();
        var baseline = random.Next(2) == 0 ? new BaselineLvef(start.AddDays(-random.Next(20, 200)), Pick(random, 64m, 60m, 56m, 52m, 48m)) : null;
        return new History(Anthracycline: random.Next(2) == 0, Her2Thirds: random.Next(Her2Course.FullThirds), first, last, baseline);
    }

    public static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];

    private static PlanSettings Settings(Random random) => new(
        random.Next(3) == 0 ? new EchoIntervals(Interval(random), Interval(random)) : Interval(random),
        Pick(random, Her2Duration.EighteenCycles, Her2Duration.EighteenCycles, Her2Duration.OneYear),
        random.Next(4) == 0,
        Pick(random, LateDoseRule.Us, LateDoseRule.Eu),
        Pick(random, [.. LvefPolicyLibrary.BuiltIn.All]).Id,
        Pick(random, 50m, 53m, 55m),
        Pick(random, 28, 21, 35));

    private static EchoInterval Interval(Random random) => Pick(
        random, EchoInterval.ThreeMonths, EchoInterval.TwelveWeeks, EchoInterval.FourMonths, EchoInterval.SixMonths, EchoInterval.OfWeeks(random.Next(4, 27)));
}
