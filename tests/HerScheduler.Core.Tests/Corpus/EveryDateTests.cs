using System.Globalization;
using System.Text.RegularExpressions;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What is true of every date of every worked case: its window is the rule's, and its reason can be added up by hand.</summary>
public sealed partial class EveryDateTests
{
    public static TheoryData<string> Cases => [.. CorpusCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_days_on_which_it_is_on_time_are_those_of_the_rule(string name)
    {
        foreach (var item in CorpusCase.Load(name).Schedule()?.Events ?? [])
        {
            if (item is { Kind: EventKind.Surgery } or { Key: "echo-baseline" })
            {
                continue; // Theirs hang on another event.
            }

            var (before, after) = item.Kind switch
            {
                EventKind.Cycle => (0, LatestDays(item.Key)),
                EventKind.Echo => (14, 14),
                _ => (0, 0),
            };
            item.Window.ShouldBe(new DateWindow(item.Date.AddDays(-before), item.Date.AddDays(after)), item.Key);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reason_of_a_date_adds_up_to_it(string name)
    {
        var worked = CorpusCase.Load(name);
        var schedule = worked.Schedule();
        foreach (var item in schedule?.Events ?? [])
        {
            if (Counted().Match(item.Why) is { Success: true } counted)
            {
                item.Date.ShouldBe(Rolled(Sum(counted), counted, worked.Calendar()), $"{item.Key}: {item.Why}");
                IsOn(schedule!.Find(counted.Groups["anchor"].Value), Day(counted.Groups["from"])).ShouldBeTrue($"{item.Key}: {item.Why}");
            }
        }
    }

    /// <summary>Weekly 2 days, every two weeks 3, every three weeks 7.</summary>
    private static int LatestDays(string cycle) => cycle[..cycle.LastIndexOf('-')] switch
    {
        "paclitaxel" or "pcb" or "wh" => 2,
        "ddac" => 3,
        _ => 7,
    };

    private static DateOnly Sum(Match counted)
    {
        var (from, count) = (Day(counted.Groups["from"]), int.Parse(counted.Groups["count"].ValueSpan, CultureInfo.InvariantCulture));
        return counted.Groups["unit"].Value switch
        {
            "calendar months" => from.AddMonths(count),
            "weeks" => from.AddDays(7 * count),
            _ => from.AddDays(counted.Groups["sense"].Value == "before" ? -count : count),
        };
    }

    private static DateOnly Rolled(DateOnly rule, Match counted, SiteCalendar calendar)
    {
        if (counted.Groups["closed"] is not { Success: true } closed)
        {
            return rule;
        }

        Day(closed).ShouldBe(rule, counted.Value);
        return counted.Groups["way"].Value == "next" ? calendar.Forward(rule) : calendar.Back(rule);
    }

    /// <summary>
    /// What it counts from happens on that day; of what was done a later recording can count: an agent up to 3 days, a result up to 28 days after.
    /// </summary>
    private static bool IsOn(ScheduleEvent? anchor, DateOnly from) => anchor is null || from == anchor.Date
        || (anchor.Status == EventStatus.Done && from > anchor.Date && from <= anchor.Date.AddDays(anchor.Kind == EventKind.Echo ? 28 : 3));

    private static DateOnly Day(Group text) => DateOnly.ParseExact(text.ValueSpan, "O", CultureInfo.InvariantCulture);

    /// <summary><c>21 days after tchp-2 (2026-01-26). Thu 2026-05-14 is closed: next open day.</c></summary>
    [GeneratedRegex(
        @"^(?<count>\d+) (?<unit>days?|weeks|calendar months) (?<sense>after|before) (?:[^()]*, )?(?<anchor>[^(),]+) \((?<from>\d{4}-\d\d-\d\d)\)[^.]*\."
        + @"( \w{3} (?<closed>\d{4}-\d\d-\d\d) is closed: (?<way>next|previous) open day\.)?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counted();
}
