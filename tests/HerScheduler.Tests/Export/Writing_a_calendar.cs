using System.Text;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;
using HerScheduler.Export;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Export;

public sealed class Writing_a_calendar
{
    private static readonly TreatmentPlan Plan =
        PlanReader.Read(Encoding.UTF8.GetBytes(Documents.Tchp().ToJsonString()), PlanLibrary.BuiltIn).Value;

    private static readonly Schedule Schedule =
        Scheduler.Project(Plan, [], PlanLibrary.BuiltIn, SiteCalendar.MondayToFriday, new DateOnly(2026, 1, 5));

    [Fact]
    public void Every_line_ends_with_CRLF_and_has_at_most_75_octets()
    {
        var text = Write(Schedule);

        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        text.ShouldEndWith("END:VCALENDAR\r\n");
        text.Split("\r\n").Max(Encoding.UTF8.GetByteCount).ShouldBe(75);
    }

    [Fact]
    public void Each_event_has_a_stable_uid_and_a_status()
    {
        var lines = Unfolded(Write(Schedule));

        var uids = lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).ToList();
        uids.Count.ShouldBe(Schedule.Events.Count);
        uids.ShouldBeUnique();
        uids.ShouldContain("UID:plan-0001/tchp-3@herscheduler");
        lines.Count(line => line == "STATUS:TENTATIVE").ShouldBe(Schedule.Events.Count(e => e.Status == EventStatus.Provisional));
        lines.ShouldContain("DTSTAMP:20260105T000000Z");
        lines.ShouldContain("DTSTART;VALUE=DATE:20260216");
    }

    [Fact]
    public void Cancelled_events_are_cancelled_and_held_ones_tentative()
    {
        var template = Schedule.Find("tchp-2")!;
        var schedule = Schedule with
        {
            Events = [template with { Key = "a", Status = EventStatus.Cancelled }, template with { Key = "b", Status = EventStatus.Held }],
        };

        Unfolded(Write(schedule)).Where(line => line.StartsWith("STATUS:", StringComparison.Ordinal)).ShouldBe(["STATUS:CANCELLED", "STATUS:TENTATIVE"]);
    }

    [Fact]
    public void Text_is_escaped_and_long_text_of_many_bytes_unfolds_to_itself()
    {
        var why = "a;b,c\\d\r\ne " + string.Concat(Enumerable.Repeat("é€😀", 60));
        var schedule = Schedule with { Events = [Schedule.Find("surgery")! with { Why = why, Source = "s" }] };

        var text = Write(schedule);

        Encoding.UTF8.GetByteCount(text).ShouldBe(Encoding.UTF8.GetBytes(text).Length);
        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        Unfolded(text).Single(line => line.StartsWith("DESCRIPTION:", StringComparison.Ordinal))
            .ShouldBe($"DESCRIPTION:a\\;b\\,c\\\\d\\ne {string.Concat(Enumerable.Repeat("é€😀", 60))}\\nSource: s");
    }

    [Fact]
    public void The_events_of_two_installations_are_two()
    {
        Uids(new Uri("https://one.example.org/")).ShouldContain("plan-0001/tchp-1@one.example.org");
        Uids(new Uri("https://two.example.org:8443/her2/")).ShouldContain("plan-0001/tchp-1@two.example.org:8443/her2");
        Uids(installation: null).ShouldContain("plan-0001/tchp-1@herscheduler");

        static IEnumerable<string> Uids(Uri? installation)
        {
            using var output = new StringWriter { NewLine = "\n" };
            ScheduleCalendar.Write(output, Plan, Schedule, gone: [], installation);
            return Unfolded(output.ToString()).Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Select(line => line[4..]);
        }
    }

    [Fact]
    public void What_a_calendar_was_given_stays_cancelled_when_it_is_gone()
    {
        var gone = Schedule.Find("tchp-6")! with { Status = EventStatus.Cancelled };
        using var output = new StringWriter { NewLine = "\n" };

        ScheduleCalendar.Write(output, Plan, Schedule with { Events = [Schedule.Find("tchp-1")!] }, [gone], installation: null);

        var lines = Unfolded(output.ToString());
        lines.Count(line => line == "BEGIN:VEVENT").ShouldBe(2);
        lines.SkipWhile(line => line != "UID:plan-0001/tchp-6@herscheduler").TakeWhile(line => line != "END:VEVENT").ShouldContain("STATUS:CANCELLED");
    }

    [Fact]
    public void Two_versions_of_one_day_have_two_stamps()
    {
        Unfolded(Write(Schedule)).ShouldContain("DTSTAMP:20260105T000000Z");
        Unfolded(Write(Schedule with { Version = 61 })).ShouldContain("DTSTAMP:20260105T000101Z");
    }

    [Fact]
    public void The_same_schedule_gives_the_same_bytes() => Write(Schedule).ShouldBe(Write(Schedule));

    private static string[] Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

    private static string Write(Schedule schedule)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ScheduleCalendar.Write(output, Plan, schedule, gone: [], installation: null);
        return output.ToString();
    }
}
