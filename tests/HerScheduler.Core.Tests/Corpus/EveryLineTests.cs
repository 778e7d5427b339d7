using System.Globalization;
using System.Text.RegularExpressions;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What is true of every title, window and alert of every worked case.</summary>
public sealed partial class EveryLineTests
{
    public static TheoryData<string> Cases => [.. CorpusCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Alerts_are_in_the_order_of_their_days_then_of_their_codes_and_events(string name)
    {
        var alerts = CorpusCase.Load(name).Schedule()?.Alerts ?? [];

        alerts.ShouldBe(alerts.OrderBy(alert => alert.Since).ThenBy(alert => alert.Code).ThenBy(alert => alert.Event, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_a_hold_says_of_the_fall_adds_up(string name)
    {
        foreach (var alert in Alerts(name, AlertCode.LvefHold).Where(alert => !alert.Message.Contains("no baseline known", StringComparison.Ordinal)))
        {
            var said = Fall().Match(alert.Message);
            (Number(said, "baseline") - Number(said, "now")).ShouldBe(Number(said, "fall"), alert.Message);
            alert.Message.ShouldContain($"% on {alert.Since:yyyy-MM-dd} ");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_decision_is_awaited_exactly_when_a_proposal_has_stood_for_seven_days(string name)
    {
        var schedule = CorpusCase.Load(name).Schedule();
        var proposed = schedule?.Alerts.Where(alert => alert.Code is AlertCode.ResumeCriteriaMet or AlertCode.DiscontinueProposed)
            .Select(alert => (alert.Event, Day: alert.Since.AddDays(7))).OrderBy(each => each.Day).Take(1).Where(each => each.Day <= schedule.AsOf);

        schedule?.Alerts.Where(alert => alert.Code == AlertCode.DecisionAwaited).Select(alert => (alert.Event, alert.Since)).ShouldBe(proposed!);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_LVEF_too_old_is_told_of_a_cycle_that_is_still_to_be_given(string name)
    {
        var schedule = CorpusCase.Load(name).Schedule();
        foreach (var alert in Alerts(name, AlertCode.LvefStale))
        {
            var cycle = schedule!.Find(alert.Event!)!;
            (cycle.Status, cycle.Date).ShouldBe((EventStatus.Planned, alert.Since.AddDays(7)));
            cycle.Date.ShouldBeGreaterThanOrEqualTo(schedule.AsOf);
            alert.Message.ShouldStartWith(schedule.LastLvef is { } last ? $"The last LVEF is of {last.Date:yyyy-MM-dd}" : "No LVEF is known");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_cycle_says_which_of_how_many_it_is(string name)
    {
        foreach (var track in (CorpusCase.Load(name).Schedule()?.Events ?? []).Where(item => item.Kind == EventKind.Cycle).GroupBy(TrackOf))
        {
            if (track.Any(item => item.Status == EventStatus.Cancelled))
            {
                continue; // What has gone keeps the title it had.
            }

            var last = track.Max(NumberOf);
            track.ShouldAllBe(item => item.Title.EndsWith($"cycle {NumberOf(item)} of {last}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Surgery_and_the_baseline_echo_are_on_time_in_the_days_of_their_rule(string name)
    {
        foreach (var item in CorpusCase.Load(name).Schedule()?.Events ?? [])
        {
            if (item.Key is "surgery" or "echo-baseline" && Anchor().Match(item.Why) is { Success: true } anchor)
            {
                var (from, to) = item.Key == "surgery" ? (21, 42) : (-28, 0);
                var day = DateOnly.ParseExact(anchor.Groups["day"].ValueSpan, "O", CultureInfo.InvariantCulture);
                item.Window.ShouldBe(new DateWindow(day.AddDays(from), day.AddDays(to)), $"{item.Key}: {item.Why}");
            }
        }
    }

    private static IEnumerable<Alert> Alerts(string name, AlertCode code) => CorpusCase.Load(name).Schedule()?.Alerts.Where(alert => alert.Code == code) ?? [];

    private static decimal Number(Match said, string group) => decimal.Parse(said.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string TrackOf(ScheduleEvent item) => item.Key[..item.Key.LastIndexOf('-')];

    private static int NumberOf(ScheduleEvent item) => int.Parse(item.Key.AsSpan(item.Key.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^LVEF (?<now>[\d.]+)(–[\d.]+)? % on \S+ \((?<fall>-?[\d.]+) points below the baseline of (?<baseline>[\d.]+) %\)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fall();

    [GeneratedRegex(@"^\d+ days (after the last chemotherapy, |before )[\w-]+ \((?<day>\d{4}-\d\d-\d\d)\)", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anchor();
}
