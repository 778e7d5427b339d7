using HerScheduler.Json;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;
using HerScheduler.Reports;

namespace HerScheduler.Pages.Reports;

/// <summary>The page of the overdue echoes.</summary>
/// <param name="Question">What was asked for, and in which language.</param>
/// <param name="Answer">The report.</param>
/// <param name="Number">The page of its lines, from 1.</param>
/// <param name="Adherence">Adherence by month; null: it is being counted.</param>
/// <param name="Sites">Every clinic: id, name, and whether names are shown.</param>
/// <param name="IsPast">The day asked for is over.</param>
/// <param name="Times">In which zone times are written.</param>
public sealed record OverdueEchoView(
    OverdueEchoQuestion Question,
    OverdueEchoPart Answer,
    int Number,
    CountedAdherence? Adherence,
    IReadOnlyList<(string Id, string Name, bool ShowsNames)> Sites,
    bool IsPast,
    LocalTimes Times)
{
    public const int OnePage = 100;

    public Texts Texts => Question.Texts;

    public string SiteName(string id) => Sites.FirstOrDefault(site => site.Id == id).Name ?? id;

    public bool ShowsNames(string id) => Sites.FirstOrDefault(site => site.Id == id).ShowsNames;

    /// <summary>The months that the page shows.</summary>
    internal static (DateOnly First, DateOnly Last) MonthsUpTo(DateOnly day) => (day.AddMonths(1 - AdherenceQuery.UsualMonths), day);

    /// <summary>The months as a file.</summary>
    public string AdherenceFile()
    {
        var (query, (first, last)) = (new QueryBuilder(), MonthsUpTo(Answer.AsOf));
        query.Add("from", first.Iso());
        query.Add("to", last.Iso());
        query.Add("site", Answer.Query.Site);
        return "/api/v1/reports/echo-adherence.csv" + query;
    }

    /// <summary>The address of the same report, a line of totals opened, or another page of it.</summary>
    public string Address(string path, string? site = null, int? minDays = null, int number = 1)
    {
        var (asked, query) = (Answer.Query, new QueryBuilder());
        query.Add("asOf", asked.AsOf);
        query.Add("site", site ?? asked.Site);
        query.Add("navigator", asked.Navigator);
        query.Add("minDays", minDays ?? asked.MinDays);
        query.Add("phase", asked.Phase);
        query.Add("held", asked.Held is { } held ? held ? "true" : "false" : null);
        query.Add("booked", asked.Booked is { } booked ? booked ? "true" : "false" : null);
        query.Add("page", number > 1 ? number : null);
        return path + query;
    }
}
