using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Reports;

/// <summary>Whether LVEF is measured in time, month by month: over HTTP and as a file.</summary>
public sealed class Watched_month_by_month
{
    private const string Asked = "from=2025-12-01&to=2026-02-10&site=north-clinic";

    [Fact]
    public async Task Are_the_patients_on_HER2_therapy()
    {
        await using var service = await Measured();

        var months = (await service.Get($"/api/v1/reports/echo-adherence?{Asked}")).Expect(HttpStatusCode.OK).Json["months"]!.AsArray();

        months.Select(month => $"{month!["month"]} {month["patients"]} {month["published"]} {month["ownInterval"]}")
            .ShouldBe(["2025-12 0 0 0", "2026-01 1 1 1", "2026-02 1 1 1"]);
    }

    [Theory]
    [InlineData("/api/v1/reports/echo-adherence.csv", null)]
    [InlineData("/api/v1/reports/echo-adherence", "text/csv")]
    public async Task Are_in_a_file_that_says_what_it_is_and_has_the_same_months(string address, string? accept)
    {
        await using var service = await Measured();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}?{Asked}");
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        using var answer = await service.Http.SendAsync(request);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("echo-adherence-2026-02-10.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.AsSpan(0, 3).ToArray().ShouldBe(System.Text.Encoding.UTF8.Preamble.ToArray());
        var rows = (await Python.Ask("tests/python/read_csv.py", bytes))
            .Select(row => row!.AsArray().Select(cell => cell!.GetValue<string>()).ToArray()).ToList();
        rows[0].ShouldBe(["Adherence to LVEF echoes", "2025-12-01", "2026-02-10"]);
        rows[1].ShouldBe(["Made at", "2026-02-10T09:00:00Z"]);
        (rows[2][0], rows[2][1]).ShouldBe(("Definition", Core.Reports.MonthlyAdherence.Definition));
        rows[3].ShouldBe(["Filters", "site = north-clinic"]);
        rows[5].ShouldBe(["month", "patients", "published", "own_interval"]);
        rows[6..].Select(row => string.Join(' ', row)).ShouldBe(["2025-12 0 0 0", "2026-01 1 1 1", "2026-02 1 1 1"]);
    }

    [Theory]
    [InlineData("from=tomorrow", "?from")]
    [InlineData("to=2026-02-30", "?to")]
    [InlineData("from=2026-03-01&to=2026-02-01", "?from")]
    [InlineData("from=2000-03-01&to=2026-02-01", "?from")]
    public async Task Are_not_counted_for_a_question_that_makes_no_sense_in_neither_form(string query, string place)
    {
        await using var service = await ServiceFixture.Run();

        foreach (var address in new[] { "/api/v1/reports/echo-adherence", "/api/v1/reports/echo-adherence.csv" })
        {
            (await service.Get($"{address}?{query}")).ExpectProblem(HttpStatusCode.BadRequest).Pointers.ShouldBe([place]);
        }
    }

    /// <summary>One patient, her baseline and her first dose; it is 10 February.</summary>
    private static async Task<ServiceFixture> Measured()
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 2, 10, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(
            Documents.Fact("lvef", "lvef-result", new JsonObject { ["event"] = "echo-baseline", ["date"] = "2025-12-29", ["percent"] = 61 }),
            Documents.DoseGiven("dose", "tchp-1", "2026-01-05")))).Expect(HttpStatusCode.OK);
        return service;
    }
}
