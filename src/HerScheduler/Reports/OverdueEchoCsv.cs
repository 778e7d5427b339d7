using System.Globalization;
using CsvHelper;
using HerScheduler.Core.Json;
using HerScheduler.Core.Reports;
using HerScheduler.Export;
using HerScheduler.Json;
using HerScheduler.Sites;

namespace HerScheduler.Reports;

/// <summary>
/// The report as CSV (RFC 4180, UTF-8). What it is, as of when, and what was left out stand above the lines, so that a file that is passed on still says it.
/// </summary>
internal sealed class OverdueEchoCsv(SiteDirectory sites)
{
    public const string MediaType = "text/csv";

    private static readonly string[] Columns =
    [
        "patient", "name", "site", "navigator", "echo", "planned", "days_overdue", "band", "booked", "phase", "on_hold", "last_lvef", "last_lvef_date",
        "next_her2_dose", "plan", "event",
    ];

    /// <summary>As a file that somebody downloads and opens.</summary>
    public string Text(OverdueEchoAnswer answer)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write(SpreadsheetCell.ByteOrderMark);
        Write(text, answer);
        return text.ToString();
    }

    public void Write(TextWriter output, OverdueEchoAnswer answer)
    {
        // What stands above the lines has fewer fields than they.
        var options = new CsvWriterOptions { NewLine = "\r\n", ValidateFieldCount = false };
        using var csv = CsvWriter.Create(output, options, leaveOpen: true);
        csv.WriteRecord(["Overdue LVEF echoes as of", answer.AsOf.Iso()]);
        csv.WriteRecord(["Made at", answer.At.Iso()]);
        csv.WriteRecord(["Definition", OverdueEchoes.Definition]);
        csv.WriteRecord(["Filters",
            SpreadsheetCell.Text(string.Join("; ", answer.Query.Filters().Select(filter => $"{filter.Name} = {filter.Value}").DefaultIfEmpty("none")))]);
        csv.WriteRecord(["Total", Number(answer.Echoes.Count)]);
        csv.WriteRecord([""]);
        csv.WriteRecord([.. Columns]);
        foreach (var echo in answer.Echoes)
        {
            csv.WriteRecord(Row(echo));
        }
    }

    /// <remarks>A band without its unit would become the fourteenth of January in a spreadsheet.</remarks>
    private string[] Row(OverdueEcho echo) =>
    [
        SpreadsheetCell.Id(echo.Patient.Id), sites.Of(echo.Site).ShowPatientNames ? SpreadsheetCell.Text(echo.Patient.Name ?? "") : "",
        SpreadsheetCell.Text(sites.Of(echo.Site).Name), SpreadsheetCell.Text(echo.Navigator), SpreadsheetCell.Text(echo.Title), echo.Date.Iso(),
        Number(echo.Days),
        $"{WireNames<OverdueBand>.Of(echo.Band)} days", echo.Booked?.Iso() ?? "", WireNames<CoursePhase>.Of(echo.Phase), echo.IsOnHold ? "yes" : "no",
        echo.LastLvef is { } lvef ? Number(lvef.Percent) : "", echo.LastLvef?.Date.Iso() ?? "", echo.NextHer2Dose?.Iso()
            ?? "", SpreadsheetCell.Id(echo.Plan), echo.Event,
    ];

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
