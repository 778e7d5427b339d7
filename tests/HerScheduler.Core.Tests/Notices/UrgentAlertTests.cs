using System.Text.RegularExpressions;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Notices;

/// <summary>What somebody is told of at once.</summary>
public sealed partial class UrgentAlertTests
{
    /// <summary>
    /// TCHP from 5 January, baseline 62, no LVEF since: 3 months later is Sunday 5 April, so the echo stands on Friday 3 April. Cycle 6 is due on 20 April, 17
    /// days later.
    /// </summary>
    [Theory]
    [InlineData("2026-04-19", null)]
    [InlineData("2026-04-20", "echo-1 tchp-6 since 2026-04-20: overdue by 17 days")]
    [InlineData("2026-04-22", "echo-1 tchp-6 since 2026-04-20: overdue by 19 days")]
    public void An_echo_is_overdue_when_the_cycle_that_needs_it_comes_due(string asOf, string? expected) =>
        OverdueEcho(FourDoses().Doses("tchp-5 2026-03-30"), asOf).ShouldBe(expected);

    /// <summary>Cycle 5, on 30 March or put off to 3 April, was not given: on 4 April the echo of 3 April is overdue.</summary>
    [Theory]
    [InlineData(null, "2026-04-03", null)]
    [InlineData(null, "2026-04-04", "echo-1 tchp-5 since 2026-04-04: overdue by 1 day")]
    [InlineData(null, "2026-04-27", "echo-1 tchp-5 since 2026-04-04: overdue by 24 days")]
    [InlineData("2026-04-03", "2026-04-04", "echo-1 tchp-5 since 2026-04-04: overdue by 1 day")]
    [InlineData("2026-04-06", "2026-04-06", "echo-1 tchp-5 since 2026-04-06: overdue by 3 days")]
    public void A_cycle_that_waits_already_needs_it_from_the_first_day_it_is_overdue(string? deferredTo, string asOf, string? expected) =>
        OverdueEcho(deferredTo is null ? FourDoses() : FourDoses().Tell(Deferred("tchp-5", deferredTo)), asOf).ShouldBe(expected);

    /// <summary>
    /// By 20 April, the day of cycle 6, the echo was measured; or the plan is over; or HER2 therapy is on hold, so that only chemotherapy is given.
    /// </summary>
    [Fact]
    public void It_is_no_matter_once_the_echo_was_done_or_no_HER2_dose_is_to_be_given()
    {
        OverdueEcho(FourDoses().Doses("tchp-5 2026-03-30").Lvef("2026-04-20", 60), "2026-04-20").ShouldBeNull();
        OverdueEcho(FourDoses().Doses("tchp-5 2026-03-30").Tell(Hold("2026-04-10")), "2026-04-20").ShouldBeNull();
        OverdueEcho(FourDoses().Doses("tchp-5 2026-03-30").Tell(Died("2026-04-10")), "2026-04-20").ShouldBeNull();
    }

    /// <summary>Neither the baseline echo of 29 December nor an AC of January is recorded. HP begins 84 days after 5 January, on 30 March.</summary>
    [Theory]
    [InlineData("2026-02-20", null)]
    [InlineData("2026-03-29", null)]
    [InlineData("2026-03-30", "echo-baseline hp-1 since 2026-03-30: overdue by 91 days")]
    public void Chemotherapy_without_HER2_therapy_needs_no_echo(string asOf, string? expected) =>
        OverdueEcho(Given.Life(Given.Plan with { Protocol = "ac-thp" }), asOf).ShouldBe(expected);

    /// <summary>HP from 5 January, baseline 62; 44 on 9 February is under 50 and a fall of 18: a hold.</summary>
    [Fact]
    public void A_hold_is_told_and_then_what_its_repeat_says()
    {
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2025-12-29", 62).Doses("hp-1 2026-01-05", "hp-2 2026-01-26").Lvef("2026-02-09", 44);
        Told(life, "2026-02-12").ShouldBe(["LvefHold 2026-02-09"]);

        // 28 days after the low result trastuzumab may go on with 50 or more and a fall of 15 or less.
        life.Lvef("2026-03-09", 58);
        Told(life, "2026-03-10").ShouldBe(["LvefHold 2026-02-09", "ResumeCriteriaMet 2026-03-09"], ignoreOrder: true);
    }

    /// <summary>TCHP on 5 January, no LVEF after it: the gap and the stale LVEF are for the digest.</summary>
    [Fact]
    public void Other_alerts_wait_for_the_digest()
    {
        var schedule = FourDoses().Doses("tchp-5 2026-03-30", "tchp-6 2026-04-20").On("2026-05-10");

        schedule.Alerts.Select(alert => alert.Code).ShouldContain(AlertCode.LvefGap);
        UrgentAlert.Of(schedule).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(UrgentKind.LvefHold, true)]
    [InlineData(UrgentKind.ResumeCriteriaMet, true)]
    [InlineData(UrgentKind.DiscontinueProposed, true)]
    [InlineData(UrgentKind.EchoOverdueCycleDue, true)]
    [InlineData(UrgentKind.LvefRepeat, false)]
    [InlineData(UrgentKind.LvefBelowNormal, false)]
    public void A_measurement_to_repeat_is_not_mailed(UrgentKind kind, bool mailed) =>
        new UrgentAlert(kind, "echo-1", Cycle: null, Given.Day("2026-01-05"), "message", "source").IsMailed.ShouldBe(mailed);

    private static Life FourDoses() => Given.Life().Lvef("2025-12-29", 62)
        .Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16", "tchp-4 2026-03-09");

    private static string? OverdueEcho(Life life, string asOf) =>
        UrgentAlert.Of(life.On(asOf)).SingleOrDefault(alert => alert.Kind == UrgentKind.EchoOverdueCycleDue) is { } found
            ? $"{found.Event} {found.Cycle} since {found.Since:O}: {Lateness().Match(found.Message).Value}"
            : null;

    private static IEnumerable<string> Told(Life life, string asOf) => UrgentAlert.Of(life.On(asOf)).Select(alert => $"{alert.Kind} {alert.Since:O}");

    private static Deferred Deferred(string key, string to) =>
        new() { Id = "deferred", Plan = Given.Plan.Id, By = "clinic@example.org", Event = key, To = Given.Day(to), Reason = "ANC below 1.5" };

    private static Hold Hold(string from) =>
        new() { Id = "hold", Plan = Given.Plan.Id, By = "clinic@example.org", From = Given.Day(from), Reason = "infection" };

    private static PatientDied Died(string date) =>
        new() { Id = "died", Plan = Given.Plan.Id, By = "clinic@example.org", Date = Given.Day(date), Reason = "reported" };

    [GeneratedRegex(@"overdue by \d+ \w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lateness();
}
