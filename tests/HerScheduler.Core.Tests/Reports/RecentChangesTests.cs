using HerScheduler.Core.Changes;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Reports;

public sealed class RecentChangesTests
{
    private static readonly DateOnly March2 = new(2026, 3, 2);

    [Fact]
    public void One_cause_is_one_line_with_the_earliest_event()
    {
        var line = Lines(Moved("tchp-5", 21), Moved("tchp-4", 0), Moved("surgery", 70)).ShouldHaveSingleItem();

        (line.Change.Event, line.Others).ShouldBe(("tchp-4", 2));
        (line.Change.PreviousDate, line.Change.Date).ShouldBe((March2, March2.AddDays(7)));
    }

    [Fact]
    public void Of_two_events_of_one_day_the_first_by_its_key_stands_for_both() =>
        Lines(Moved("paclitaxel-2", 0), Moved("hp-1", 0)).ShouldHaveSingleItem().Change.Event.ShouldBe("hp-1");

    [Fact]
    public void The_events_that_the_reason_names_have_their_titles()
    {
        var schedule = Given.Life().On("2026-01-05");
        AnnouncedChange[] announced = [Moved("tchp-4", 0) with { Why = "21 days after tchp-3 (2026-02-23)." }];

        var line = RecentChanges.Of(announced, [new PatientDay(Given.Plan with { Id = "plan-1" }, schedule)]).ShouldHaveSingleItem();

        line.Named.ShouldBe(new Dictionary<string, string> { ["tchp-3"] = schedule.Find("tchp-3")!.Title });
    }

    [Fact]
    public void Another_cause_plan_or_kind_of_change_is_another_line()
    {
        var lines = Lines(Moved("tchp-4", 0), Moved("tchp-5", 21) with { Cause = "f2" }, Moved("tchp-4", 0) with { Plan = "plan-2" },
            Moved("echo-1", 3) with { Kind = ChangeKind.Cancelled });

        lines.Count.ShouldBe(4);
        lines.ShouldAllBe(line => line.Others == 0);
    }

    [Fact]
    public void Of_an_event_that_moved_twice_the_whole_way_is_told_once()
    {
        var line = Lines(Moved("tchp-4", 0), Moved("tchp-4", 7) with { Cause = "f2" }).ShouldHaveSingleItem();

        (line.Change.PreviousDate, line.Change.Date, line.Change.Cause).ShouldBe((March2, March2.AddDays(14), "f2"));
    }

    [Fact]
    public void An_event_that_is_back_where_it_was_is_not_mentioned() =>
        Lines(Moved("tchp-4", 0), Moved("tchp-4", 7) with { Date = March2 }).ShouldBeEmpty();

    [Fact]
    public void A_cancellation_that_was_taken_back_is_not_mentioned() =>
        Lines(Cancelled("tchp-4"), Moved("tchp-4", 0) with { Kind = ChangeKind.Scheduled, Date = March2, PreviousDate = null, Cause = "f2" }).ShouldBeEmpty();

    [Fact]
    public void One_that_was_taken_back_to_another_date_is_a_move()
    {
        var line = Lines(Cancelled("tchp-4"), Moved("tchp-4", 0) with { Kind = ChangeKind.Scheduled, PreviousDate = null, Cause = "f2" })
            .ShouldHaveSingleItem();

        (line.Change.Kind, line.Change.PreviousDate, line.Change.Date, line.Change.Cause).ShouldBe((ChangeKind.Moved, March2, March2.AddDays(7), "f2"));
    }

    [Fact]
    public void An_event_that_is_new_and_was_moved_says_from_where()
    {
        var line = Lines(Moved("tchp-4", 0) with { Kind = ChangeKind.Scheduled, Date = March2, PreviousDate = null, Cause = null }, Moved("tchp-4", 0))
            .ShouldHaveSingleItem();

        (line.Change.Kind, line.Change.PreviousDate, line.Change.Date).ShouldBe((ChangeKind.Moved, March2, March2.AddDays(7)));
    }

    [Fact]
    public void What_was_moved_and_is_done_meanwhile_is_not_mentioned() =>
        Lines(Moved("tchp-4", 0), Moved("tchp-4", 7) with { Kind = ChangeKind.Done }).ShouldBeEmpty();

    [Theory]
    [InlineData(ChangeKind.Scheduled)]
    [InlineData(ChangeKind.Changed)]
    [InlineData(ChangeKind.Done)]
    public void What_needs_no_attention_is_left_out(ChangeKind kind) => Lines(Moved("tchp-4", 0) with { Kind = kind }).ShouldBeEmpty();

    [Fact]
    public void A_plan_that_is_closed_is_not_mentioned() => Lines(Moved("tchp-4", 0) with { Plan = "plan-9" }).ShouldBeEmpty();

    private static IReadOnlyList<RecentChange> Lines(params AnnouncedChange[] announced) => RecentChanges.Of(announced, [Patient("plan-1"), Patient("plan-2")]);

    private static PatientDay Patient(string id) => new(Given.Plan with { Id = id }, new Schedule(id, March2, 0, [], [], []));

    private static AnnouncedChange Cancelled(string key) => Moved(key, 0) with { Kind = ChangeKind.Cancelled, Date = March2 };

    private static AnnouncedChange Moved(string key, int day) =>
        new("plan-1", key, key, ChangeKind.Moved, March2.AddDays(day + 7), March2.AddDays(day), "deferred: ANC below 1.5", "f1");
}
