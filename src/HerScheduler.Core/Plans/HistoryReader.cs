using System.Globalization;
using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>Reads what was given before a plan began, and refuses what contradicts itself or the plan's start.</summary>
internal static class HistoryReader
{
    private const int MostCycles = 18;

    // Two decimals of a third, and nothing coarser: 0.33 and 0.67 are thirds, 0.3 and 0.7 are not.
    private const decimal LargestRounding = 0.01m;

    private static readonly Agent[] Her2Agents = [.. AgentSet.Her2.Members()];
    private static readonly Shape HistoryShape = new("anthracycline", "her2Cycles", "firstHer2Dose", "lastHer2Doses", "baselineLvef");
    private static readonly Shape LastDosesShape = new([.. Her2Agents.Select(WireNames<Agent>.Of)]);
    private static readonly Shape BaselineShape = new("date", "percent");
    private static readonly Expectation<decimal> Cycles = Expect.Number(0, MostCycles);
    private static readonly Expectation<decimal> AnyPercent = Expect.Number(10, 90);

    private static readonly Expectation<int> Thirds = new(
        $"three-week cycles from 0 to {MostCycles}, in thirds (4, 4.33, 4.67)",
        (JsonElement element, out int thirds) =>
        {
            thirds = Cycles.TryRead(element, out var cycles) ? (int)decimal.Round(cycles * 3) : -1;
            return thirds >= 0 && Math.Abs((cycles * 3) - thirds) <= LargestRounding;
        });

    private static readonly Expectation<decimal> Percent = new(
        "a number from 10 to 90 with one decimal at most",
        (JsonElement element, out decimal percent) => AnyPercent.TryRead(element, out percent) && percent == decimal.Round(percent, 1));

    /// <summary>Null when absent: nothing is known of before.</summary>
    public static History? Read(ObjectReader plan, DateOnly start)
    {
        if (plan.OptionalObject("history", HistoryShape) is not { } history)
        {
            return null;
        }

        var first = DayBefore(history, "firstHer2Dose", start);
        return new History(
            history.Optional("anthracycline", Expect.Flag, otherwise: false),
            history.Optional("her2Cycles", Thirds, 0),
            first,
            ReadLastDoses(history, first, start),
            ReadBaseline(history, start));
    }

    private static List<LastDose> ReadLastDoses(ObjectReader history, DateOnly? first, DateOnly start)
    {
        var doses = new List<LastDose>();
        if (history.OptionalObject("lastHer2Doses", LastDosesShape) is not { } last)
        {
            return doses;
        }

        foreach (var agent in Her2Agents)
        {
            var name = WireNames<Agent>.Of(agent);
            if (DayBefore(last, name, start) is { } date)
            {
                doses.Add(new LastDose(agent, date));
                if (date < first)
                {
                    last.Fault(name, Text($"expected {first:yyyy-MM-dd}, the first HER2 dose, or later, found {date:yyyy-MM-dd}"));
                }
            }
        }

        return doses;
    }

    private static BaselineLvef? ReadBaseline(ObjectReader history, DateOnly start)
    {
        if (history.OptionalObject("baselineLvef", BaselineShape) is not { } baseline)
        {
            return null;
        }

        var date = baseline.Required("date", Expect.Day);
        if (date > start && start != default)
        {
            baseline.Fault("date", Text($"expected the plan's start {start:yyyy-MM-dd} or earlier, found {date:yyyy-MM-dd}; record a later LVEF as a fact"));
        }

        return new BaselineLvef(date, baseline.Required("percent", Percent));
    }

    /// <summary>A day before the plan's start: from then on doses are facts. A start that could not be read is no limit.</summary>
    private static DateOnly? DayBefore(ObjectReader reader, string name, DateOnly start)
    {
        if (!reader.TryRead(name, Expect.Day, out var date))
        {
            return null;
        }

        if (date >= start && start != default)
        {
            reader.Fault(name, Text($"expected a day before the plan's start {start:yyyy-MM-dd}, found {date:yyyy-MM-dd}; record a dose of the plan as a fact"));
        }

        return date;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
