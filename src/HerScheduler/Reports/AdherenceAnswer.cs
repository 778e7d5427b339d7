using System.Globalization;
using CsvHelper;
using HerScheduler.Core.Reports;
using HerScheduler.Export;
using HerScheduler.Json;

namespace HerScheduler.Reports;

/// <summary>Adherence, for programs and for spreadsheets.</summary>
/// <param name="Site">The clinic's id; null: all.</param>
/// <param name="From">In the first month.</param>
/// <param name="To">The last day looked at.</param>
/// <param name="At">When it was counted.</param>
/// <param name="Months">One a month.</param>
internal sealed record AdherenceAnswer(string? Site, DateOnly From, DateOnly To, DateTimeOffset At, IReadOnlyList<MonthlyAdherence> Months)
{
    public string Json() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("from", From.Iso());
        json.WriteString("to", To.Iso());
        json.WriteString("site", Site);
        json.WriteStartArray("months");
        foreach (var month in Months)
        {
            json.WriteStartObject();
            json.WriteString("month", Name(month));
            json.WriteNumber("patients", month.Patients);
            json.WriteNumber("published", month.Published);
            json.WriteNumber("ownInterval", month.OwnInterval);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>CSV (RFC 4180, UTF-8), as a file that somebody downloads and opens. What it is stands above the months.</summary>
    public string Csv()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write(SpreadsheetCell.ByteOrderMark);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\r\n", ValidateFieldCount = false }, leaveOpen: true))
        {
            csv.WriteRecord(["Adherence to LVEF echoes", From.Iso(), To.Iso()]);
            csv.WriteRecord(["Made at", At.Iso()]);
            csv.WriteRecord(["Definition", MonthlyAdherence.Definition]);
            csv.WriteRecord(["Filters", SpreadsheetCell.Text(Site is null ? "none" : $"site = {Site}")]);
            csv.WriteRecord([""]);
            csv.WriteRecord(["month", "patients", "published", "own_interval"]);
            foreach (var month in Months)
            {
                csv.WriteRecord([Name(month), Number(month.Patients), Number(month.Published), Number(month.OwnInterval)]);
            }
        }

        return text.ToString();
    }

    private static string Name(MonthlyAdherence month) => month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
