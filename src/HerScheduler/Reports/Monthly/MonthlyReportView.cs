using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Email;
using HerScheduler.Localization;
using HerScheduler.Sites;

namespace HerScheduler.Reports.Monthly;

/// <summary>What a monthly report says, ready for text and HTML: counts, and no patient.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Subject">The clinic and the total.</param>
/// <param name="Heading">The total.</param>
/// <param name="AsOf">The clinic and the day.</param>
/// <param name="Bands">How many by days overdue, in words and as a number.</param>
/// <param name="Months">Adherence of the last two months, in sentences.</param>
/// <param name="Link">The same report as a page.</param>
/// <param name="Home">All of today's work.</param>
public sealed record MonthlyReportView(
    Texts Texts, string Subject, string Heading, string AsOf, IReadOnlyList<(string Name, int Count)> Bands, IReadOnlyList<string> Months, Uri Link, Uri Home)
{
    internal static MonthlyReportView Of(Site site, OverdueEchoAnswer answer, IReadOnlyList<MonthlyAdherence> months, Uri home)
    {
        var (texts, name) = (site.Texts, HeaderText.OneLine(site.Name));
        var total = texts.Counted("Report.Total", answer.Echoes.Count);
        var bands = Enum.GetValues<OverdueBand>().Zip(OverdueEchoAnswer.Bands(answer.Echoes));
        return new MonthlyReportView(
            texts,
            $"{name}: {total}",
            total,
            $"{name}, {texts.LongDay(answer.AsOf)}",
            [.. bands.Select(band => (BandName(band.First, texts), band.Second))],
            [.. months.Where(month => month.Patients > 0)
                .Select(month => texts.Said("Report.MonthIs", texts.Month(month.Month), month.Published, month.Patients, month.OwnInterval))],
            new Uri(home, $"reports/overdue-echo?site={site.Id}&asOf={answer.AsOf:yyyy-MM-dd}"),
            home);
    }

    public static string BandName(OverdueBand band, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return band == OverdueBand.Over60Days
            ? texts.Said("Report.BandMore", 60)
            : texts.Said("Report.Band", WireNames<OverdueBand>.Of(band).Replace('-', '–'));
    }
}
