using HerScheduler.Core.Reports;

namespace HerScheduler.Reports;

/// <summary>The report.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="AsOf">The day.</param>
/// <param name="At">When it was made.</param>
/// <param name="Echoes">The longest overdue first.</param>
public sealed record OverdueEchoAnswer(OverdueEchoQuery Query, DateOnly AsOf, DateTimeOffset At, IReadOnlyList<OverdueEcho> Echoes)
{
    /// <summary>How many of each band; all bands, in their order.</summary>
    public static IReadOnlyList<int> Bands(IEnumerable<OverdueEcho> echoes)
    {
        var counts = echoes.GroupBy(echo => echo.Band).ToDictionary(band => band.Key, band => band.Count());
        return [.. Enum.GetValues<OverdueBand>().Select(band => counts.GetValueOrDefault(band))];
    }

    /// <summary>By clinic: its id and how many of each band.</summary>
    public IEnumerable<(string Site, IReadOnlyList<int> Bands)> Sites =>
        Echoes.GroupBy(echo => echo.Site, StringComparer.Ordinal).OrderBy(site => site.Key, StringComparer.Ordinal).Select(site => (site.Key, Bands(site)));
}
