namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>
/// Values that between them stand for every LVEF a table can be asked about: the least one, each bound, a tenth above it, and the greatest one. LVEF is
/// recorded with one decimal at most, and between two bounds the table says the same of all values.
/// </summary>
internal static class LvefProbes
{
    private const decimal Step = 0.1m;

    /// <summary>The bounds of LVEF, percent, and of the plan's lower limit of normal.</summary>
    private const decimal LeastLvef = 10m, MostLvef = 90m, LeastLimit = 40m, MostLimit = 70m;

    public static IEnumerable<LvefMeasure> Of(AgentPolicy agent)
    {
        var conditions = agent.Rows.Where(row => row.When is not null).SelectMany(row => row.When!.Alternatives).ToList();
        var falls = Around(Numbers(conditions.Select(alternative => alternative.Fall)), LeastLvef - MostLvef, MostLvef - LeastLvef);
        var numbers = Numbers(conditions.Select(alternative => alternative.Now)).ToList();
        foreach (var limit in Around(numbers, LeastLimit, MostLimit))
        {
            foreach (var now in Around([.. numbers, limit], LeastLvef, MostLvef))
            {
                foreach (var fall in falls)
                {
                    yield return new LvefMeasure(now, fall, limit);
                }
            }
        }
    }

    private static IEnumerable<decimal> Numbers(IEnumerable<LvefRange?> ranges) => ranges
        .SelectMany(range => new[] { range?.Lower, range?.Upper })
        .OfType<LvefBound>()
        .Where(bound => !bound.IsLowerLimitOfNormal)
        .Select(bound => bound.Value);

    private static List<decimal> Around(IEnumerable<decimal> numbers, decimal least, decimal most) =>
        [.. numbers.SelectMany(number => new[] { number, number + Step }).Append(least).Append(most)
            .Where(value => value >= least && value <= most).Distinct().Order()];
}
