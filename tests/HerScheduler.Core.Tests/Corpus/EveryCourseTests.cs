using System.Text;
using System.Text.RegularExpressions;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What is true of the course of every worked case, however it was told and whenever it is looked at.</summary>
public sealed partial class EveryCourseTests
{
    public static TheoryData<string> Cases => [.. CorpusCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Events_are_in_the_order_of_their_dates_and_on_one_day_of_their_keys(string name)
    {
        var events = CorpusCase.Load(name).Schedule()?.Events ?? [];

        events.Select(item => item.Key).ShouldBe(events.OrderBy(item => item.Date).ThenBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Key));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_course_that_is_read_again_is_the_course_that_was_recorded(string name)
    {
        if (CorpusCase.Load(name).Lived() is { } lived)
        {
            var again = Course.Replay(lived.Plan, lived.Facts, lived.Library, lived.Calendar);

            Lines(again.ScheduleOn(lived.AsOf)).ShouldBe(Lines(lived.Course.ScheduleOn(lived.AsOf)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Whatever_was_listed_once_is_listed_or_told_as_gone_as_it_was_last(string name)
    {
        if (CorpusCase.Load(name).Lived() is not { } lived)
        {
            return;
        }

        var last = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var course = Course.Begin(lived.Plan, lived.Library, lived.Calendar);
        foreach (var fact in lived.Facts)
        {
            course.ScheduleOn(lived.AsOf).Events.ToList().ForEach(item => last[item.Key] = item.Date);
            course.Record(fact, lived.AsOf);
        }

        course.ScheduleOn(lived.AsOf).Events.ToList().ForEach(item => last.Remove(item.Key));
        var gone = course.Gone(lived.AsOf);
        gone.Select(item => (item.Date, item.Key)).ShouldBe(last.Select(item => (item.Value, item.Key)).OrderBy(item => item.Value).ThenBy(
            item => item.Key, StringComparer.Ordinal));
        gone.ShouldAllBe(item => item.Status == EventStatus.Cancelled && item.Done == null);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Drug_by_drug_it_is_the_course_that_was_told_at_once(string name)
    {
        // What was retracted never was: a dose without agents is what was due then, and that is another thing without the fact that held it.
        if (CorpusCase.Load(name).Lived() is not { } lived || lived.Facts.Any(fact => fact is Retracted))
        {
            return;
        }

        var atOnce = Lines(WithoutGone(lived.Course.ScheduleOn(lived.AsOf)));
        Lines(WithoutGone(DrugByDrug(lived, reversed: false))).ShouldBe(atOnce);
        Lines(WithoutGone(DrugByDrug(lived, reversed: true))).ShouldBe(atOnce);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_cycle_of_chemotherapy_alone_knows_no_hold(string name)
    {
        foreach (var item in CorpusCase.Load(name).Schedule()?.Events ?? [])
        {
            if (ChemotherapyAlone().IsMatch(item.Key) && item.Doses.All(dose => AgentSet.Chemotherapy.Contains(dose.Agent)))
            {
                item.Status.ShouldNotBe(EventStatus.Held, item.Key);
                item.Why.ShouldNotContain("on hold");
                item.Why.ShouldNotContain("lost to a hold");
            }
        }
    }

    private static Schedule DrugByDrug(LivedCase lived, bool reversed)
    {
        var course = Course.Begin(lived.Plan, lived.Library, lived.Calendar);
        foreach (var fact in lived.Facts)
        {
            if (fact is not DoseGiven { Agents: null } dose)
            {
                course.Record(fact, lived.AsOf);
                continue;
            }

            var due = course.ScheduleOn(lived.AsOf).Find(dose.Event)!.Doses.Where(each => !each.Held).Select(each => each.Agent);
            foreach (var agent in reversed ? due.Reverse() : due)
            {
                course.Record(dose with { Id = $"{dose.Id}-{agent}", Agents = AgentSet.Of(agent) }, lived.AsOf);
            }
        }

        return course.ScheduleOn(lived.AsOf);
    }

    /// <summary>What was planned once and is no more tells what was believed in between, so it depends on the order.</summary>
    private static Schedule WithoutGone(Schedule schedule) =>
        schedule with { Version = 0, Events = [.. schedule.Events.Where(item => item.Status != EventStatus.Cancelled)] };

    /// <summary>The schedule, one event or alert a line.</summary>
    private static string[] Lines(Schedule schedule) => Encoding.UTF8.GetString(ScheduleJson.ToUtf8(schedule, 0)).Split("},{");

    [GeneratedRegex("^(ac|ddac|ec|fec|paclitaxel|pcb)-", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChemotherapyAlone();
}
