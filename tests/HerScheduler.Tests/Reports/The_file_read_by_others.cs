using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Reports;

/// <summary>The report's file, read by Python's own CSV reader, says what the report says as JSON, whatever people and clinics are called.</summary>
public sealed class The_file_read_by_others
{
    private const string FormulaSigns = "=+-@\t\r";

    /// <summary>The clinic shows names.</summary>
    private const string Clinic = "=Süd & \"Nord\", Klinik";

    private static readonly (string Patient, string Name)[] People =
    [
        ("MRN-1", "Müller-Lüdenscheidt, Žofie"), ("00012345", "=HYPERLINK(\"http://example.org\",\"x\")"), ("1E5", "+49 30 123"), ("Jun-26", "-2+3"),
        ("=1+1", "@SUM(A1)"), ("a,b", "Ann \"O\"Neil\", née Li"), ("3-7", "李小龍"), ("MRN;8", "مريم"),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("site=north-clinic&minDays=4")]
    [InlineData("navigator=%2Bnurse@example.org&booked=false&held=false&phase=before-surgery")]
    [InlineData("asOf=2026-01-12")]
    [InlineData("booked=true")]
    [InlineData("site=lake-clinic&minDays=400")]
    public async Task Has_the_same_total_definition_filters_time_and_lines(string query)
    {
        await using var service = await Late();
        var report = (await service.Get($"/api/v1/reports/overdue-echo?{query}")).Expect(HttpStatusCode.OK).Json;
        var bytes = await service.Http.GetByteArrayAsync(new Uri($"/api/v1/reports/overdue-echo.csv?{query}", UriKind.Relative));

        var rows = (await Python.Ask("tests/python/read_csv.py", bytes))
            .Select(row => row!.AsArray().Select(cell => cell!.GetValue<string>()).ToArray()).ToList();

        rows[0].ShouldBe(["Overdue LVEF echoes as of", $"{report["asOf"]}"]);
        rows[1].ShouldBe(["Made at", $"{report["at"]}"]);
        rows[2].ShouldBe(["Definition", $"{report["definition"]}"]);
        var filters = report["filters"]!.AsObject().Select(filter => $"{filter.Key} = {filter.Value}").ToList();
        rows[3].ShouldBe(["Filters", filters.Count == 0 ? "none" : string.Join("; ", filters)]);
        rows[4].ShouldBe(["Total", $"{report["total"]}"]);
        var lines = rows[7..].ConvertAll(row => rows[6].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));
        lines.Count.ShouldBe(report["total"]!.GetValue<int>());
        lines.Select(Line).ShouldBe(report["echoes"]!.AsArray().Select(echo => Line(echo!)));
        rows.SelectMany(row => row).ShouldAllBe(cell => cell.Length == 0 || !FormulaSigns.Contains(cell[0]) || IsText(cell), "nothing is a formula");
    }

    private static string Line(Dictionary<string, string> row) => string.Join(" | ",
    [
        Plain(row["patient"]), Plain(row["name"]), Plain(row["site"]), Plain(row["navigator"]), Plain(row["plan"]), row["event"], row["echo"], row["planned"],
        row["days_overdue"], row["band"], row["booked"], row["phase"], row["on_hold"], row["last_lvef"], row["last_lvef_date"], row["next_her2_dose"],
    ]);

    private static string Line(JsonNode echo) => string.Join(" | ",
    [
        echo["patient"], echo["name"], $"{echo["site"]}" == "north-clinic" ? Clinic : echo["site"], echo["navigator"], echo["plan"], echo["event"],
        echo["title"], echo["date"], echo["days"], $"{echo["band"]} days", echo["booked"], echo["phase"], echo["onHold"]!.GetValue<bool>() ? "yes" : "no",
        echo["lastLvef"]?["percent"], echo["lastLvef"]?["date"], echo["nextHer2Dose"],
    ]);

    /// <summary>What a spreadsheet shows of a cell that was kept from becoming a formula or another number.</summary>
    private static string Plain(string cell) => IsText(cell) ? cell[2..^1] : cell is ['\'', var sign, ..] && FormulaSigns.Contains(sign) ? cell[1..] : cell;

    /// <summary>A formula that is a text and nothing else.</summary>
    private static bool IsText(string cell) => cell is ['=', '"', .., '"'] && !cell[2..^1].Contains('"', StringComparison.Ordinal);

    /// <summary>Baselines of eight patients at two clinics that were not done; some are booked, one was measured elsewhere before.</summary>
    private static async Task<ServiceFixture> Late()
    {
        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"), ("lake-clinic", "Europe/Amsterdam", "06:30"));
        (settings["HerScheduler:Sites:0:Name"], settings["HerScheduler:Sites:0:ShowPatientNames"]) = (Clinic, "true");
        var service = await ServiceFixture.Run(settings);
        foreach (var (number, (patient, name)) in People.Index())
        {
            await service.Approved(Documents.Tchp($"plan-{number}", plan =>
            {
                (plan["patient"]!["id"], plan["patient"]!["name"]) = (patient, name);
                plan["site"] = number % 4 == 3 ? "lake-clinic" : "north-clinic";
                plan["navigator"] = number % 2 == 0 ? "+nurse@example.org" : "navigator.one@example.org";
                plan["start"] = $"{new DateOnly(2026, 1, 5).AddDays(number):yyyy-MM-dd}";
                if (number == 2)
                {
                    plan["history"] = new JsonObject { ["baselineLvef"] = new JsonObject { ["date"] = "2025-10-01", ["percent"] = 62.5 } };
                }
            }));
        }

        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        foreach (var plan in new[] { "plan-1", "plan-4" })
        {
            var booking = new JsonObject { ["event"] = "echo-baseline", ["date"] = "2026-01-22" };
            (await service.Record(Documents.Batch(Documents.Fact("booked", "echo-booked", booking, plan)), plan)).Expect(HttpStatusCode.OK);
        }

        return service;
    }
}
