using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Reports;

/// <summary>Who is late for an LVEF echo: over HTTP and as a file, today and as it was known on another day.</summary>
public sealed class Overdue_echoes
{
    [Fact]
    public async Task Are_counted_by_site_and_band_with_what_a_reader_asks_next()
    {
        await using var service = await Late();

        var report = (await service.Get("/api/v1/reports/overdue-echo")).Expect(HttpStatusCode.OK).Json;

        report["asOf"]!.GetValue<string>().ShouldBe("2026-01-20");
        report["total"]!.GetValue<int>().ShouldBe(2);
        report["definition"]!.GetValue<string>().ShouldContain("whole local days");
        var total = report["totals"]!.AsArray().ShouldHaveSingleItem()!;
        (total["site"]!.GetValue<string>(), total["1-14"]!.GetValue<int>(), total["15-30"]!.GetValue<int>()).ShouldBe(("north-clinic", 1, 1));
        report["echoes"]!.AsArray().Select(echo => $"{echo!["plan"]} {echo["event"]} {echo["days"]} {echo["nextHer2Dose"]} {echo["booked"]}")
            .ShouldBe(["plan-a echo-baseline 22 2026-01-05 2026-01-19", "plan-b echo-baseline 8 2026-01-19 "]);
        report["echoes"]![0]!.AsObject().ContainsKey("name").ShouldBeFalse("the site does not show names");
    }

    [Theory]
    [InlineData("site=north-clinic", 2)]
    [InlineData("site=lake-clinic", 0)]
    [InlineData("navigator=Navigator.ONE@example.org", 2)]
    [InlineData("navigator=nobody@example.org", 0)]
    [InlineData("minDays=8", 2)]
    [InlineData("minDays=9", 1)]
    [InlineData("booked=true", 1)]
    [InlineData("booked=false", 1)]
    [InlineData("held=true", 0)]
    [InlineData("phase=before-surgery", 2)]
    [InlineData("phase=follow-up", 0)]
    public async Task Can_be_narrowed(string filter, int expected)
    {
        await using var service = await Late();

        (await service.Get($"/api/v1/reports/overdue-echo?{filter}")).Expect(HttpStatusCode.OK).Json["total"]!.GetValue<int>().ShouldBe(expected);
    }

    [Fact]
    public async Task Of_a_past_day_are_what_was_known_then()
    {
        await using var service = await Late();
        var then = Numbers((await service.Get("/api/v1/reports/overdue-echo?asOf=2026-01-20")).Json);
        service.Time.MoveTo(new DateTimeOffset(2026, 2, 3, 9, 0, 0, TimeSpan.Zero));

        // Recorded later although it happened before: that day's report did not know it.
        (await service.Record(Documents.Batch(Documents.Fact("lvef", "lvef-result",
            new JsonObject { ["event"] = "echo-baseline", ["date"] = "2026-01-02", ["percent"] = 61 }, "plan-a")), "plan-a"))
            .Expect(HttpStatusCode.OK);
        (await service.Record(Documents.Batch(Documents.Fact("moved", "patient-transferred",
            new JsonObject { ["date"] = "2026-02-02", ["reason"] = "moved away" }, "plan-b")), "plan-b"))
            .Expect(HttpStatusCode.OK);

        Numbers((await service.Get("/api/v1/reports/overdue-echo?asOf=2026-01-20")).Json).ShouldBe(then);
        (await service.Get("/api/v1/reports/overdue-echo")).Json["total"]!.GetValue<int>().ShouldBe(0);
        (await service.Get("/api/v1/reports/overdue-echo?asOf=2025-12-19")).Json["total"]!.GetValue<int>().ShouldBe(0, "no plan was approved then");
    }

    [Fact]
    public async Task Of_a_past_day_are_those_of_the_clinic_where_the_patient_was_then()
    {
        await using var service = await Late();
        service.Time.MoveTo(new DateTimeOffset(2026, 2, 3, 9, 0, 0, TimeSpan.Zero));
        var document = Documents.Tchp("plan-a", plan => (plan["site"], plan["navigator"]) = ("lake-clinic", "navigator.two@example.org"));
        (await service.Record(Documents.Batch(Documents.Fact("moved", "plan-amended", new JsonObject { ["document"] = document }, "plan-a")), "plan-a"))
            .Expect(HttpStatusCode.OK);

        (await Total("asOf=2026-01-20&site=north-clinic"), await Total("asOf=2026-01-20&site=lake-clinic")).ShouldBe((2, 0));
        (await Total("asOf=2026-01-20&navigator=navigator.one@example.org"), await Total("asOf=2026-01-20&navigator=navigator.two@example.org")).ShouldBe((2, 0));
        (await Total("site=lake-clinic"), await Total("navigator=navigator.two@example.org")).ShouldBe((1, 1));

        async Task<int> Total(string query) =>
            (await service.Get($"/api/v1/reports/overdue-echo?{query}")).Expect(HttpStatusCode.OK).Json["total"]!.GetValue<int>();
    }

    [Theory]
    [InlineData("/api/v1/reports/overdue-echo.csv", null)]
    [InlineData("/api/v1/reports/overdue-echo", "text/csv")]
    public async Task As_a_file_say_what_they_are_and_have_the_same_lines(string address, string? accept)
    {
        await using var service = await Late();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}?minDays=8");
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        using var answer = await service.Http.SendAsync(request);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        lines[0].ShouldBe("Overdue LVEF echoes as of,2026-01-20");
        lines[1].ShouldBe("Made at,2026-01-20T09:00:00Z");
        lines[2].ShouldStartWith("Definition,");
        lines[3].ShouldBe("Filters,minDays = 8");
        lines[4].ShouldBe("Total,2");
        lines[6].ShouldStartWith("patient,name,site,navigator,echo,planned,days_overdue,band,");
        lines[7..9].ShouldBe(
        [
            "MRN-plan-a,,North Clinic,navigator.one@example.org,\"LVEF echo, baseline\",2025-12-29,22,15-30 days,2026-01-19,before-surgery,no,,,2026-01-05,plan-a,echo-baseline",
            "MRN-plan-b,,North Clinic,navigator.one@example.org,\"LVEF echo, baseline\",2026-01-12,8,1-14 days,,before-surgery,no,,,2026-01-19,plan-b,echo-baseline",
        ]);
    }

    [Theory]
    [InlineData("asOf=tomorrow", "?asOf")]
    [InlineData("asOf=2026-01-22", "?asOf")]
    [InlineData("minDays=0", "?minDays")]
    [InlineData("phase=nonsense", "?phase")]
    [InlineData("site=nowhere", "?site")]
    [InlineData("site=nowhere&asOf=2026-01-02", "?site")]
    [InlineData("site=", "?site")]
    public async Task Are_not_counted_for_a_question_that_makes_no_sense(string query, string place)
    {
        await using var service = await Late();

        (await service.Get($"/api/v1/reports/overdue-echo?{query}")).ExpectProblem(HttpStatusCode.BadRequest).Pointers.ShouldBe([place]);
    }

    /// <summary>None overdue at a clinic that there is not would read as good news.</summary>
    [Fact]
    public async Task Are_not_counted_for_a_clinic_that_there_is_not_or_that_the_asker_may_not_see()
    {
        await using var service = await Late();
        using var lake = await service.Client("quality.lake", UserRole.Administrator, "lake-clinic");
        using var navigator = await service.Client("navigator.one@example.org", UserRole.Navigator, "lake-clinic");

        foreach (var address in new[] { "/api/v1/reports/overdue-echo", "/api/v1/reports/overdue-echo.csv", "/api/v1/reports/echo-adherence" })
        {
            (await service.Get($"{address}?site=nowhere")).ExpectProblem(HttpStatusCode.BadRequest).Pointers.ShouldBe(["?site"]);
            (await lake.Ask(HttpMethod.Get, $"{address}?site=lake-clinic")).Expect(HttpStatusCode.OK);
            (await lake.Ask(HttpMethod.Get, $"{address}?site=north-clinic")).Expect(HttpStatusCode.BadRequest).Text
                .ShouldContain("one of lake-clinic; found 'north-clinic'");
        }

        (await service.Get("/api/v1/reports/overdue-echo?site=nowhere")).Text.ShouldContain("one of harbour-clinic, lake-clinic, north-clinic; found 'nowhere'");

        // Her own patients are there, although the clinic is not hers.
        (await navigator.Ask(HttpMethod.Get, "/api/v1/reports/overdue-echo?site=north-clinic")).Expect(HttpStatusCode.OK);
        (await navigator.Ask(HttpMethod.Get, "/api/v1/reports/overdue-echo?site=harbour-clinic")).Expect(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("site=nowhere", "site", "Site: <span lang=\"en\">a site was expected, one of harbour-clinic, lake-clinic, north-clinic; found &#x27;nowhere&#x27;")]
    [InlineData("asOf=tomorrow", "asOf", "As of: <span lang=\"en\">a date such as 2026-03-09 was expected; found &#x27;tomorrow&#x27;")]
    [InlineData("asOf=2026-01-22", "asOf", "As of: <span lang=\"en\">a day that has begun was expected; found 2026-01-22")]
    [InlineData("phase=nonsense", "phase", "Phase: <span lang=\"en\">")]
    public async Task Are_refused_on_the_page_at_the_field_that_is_wrong(string query, string field, string said)
    {
        await using var service = await Late();

        var page = (await service.Get($"/reports/overdue-echo?{query}")).Expect(HttpStatusCode.BadRequest).Text;

        page.ShouldContain("Nothing was counted");
        page.ShouldContain($"aria-describedby=\"{field}-fault\"");
        page.ShouldContain($"id=\"{field}-fault\"");
        page.Replace("&#39;", "&#x27;", StringComparison.Ordinal).ShouldContain(said);
        page.ShouldNotContain("0 echoes overdue");
    }

    [Fact]
    public async Task Are_refused_on_the_page_for_a_clinic_that_the_reader_may_not_see_and_cannot_choose()
    {
        await using var service = await Late();
        using var lake = await service.Client("quality.lake", UserRole.Administrator, "lake-clinic");

        (await lake.Ask(HttpMethod.Get, "/reports/overdue-echo?site=north-clinic")).Expect(HttpStatusCode.BadRequest).Text.ShouldContain("one of lake-clinic; found");
        var page = (await lake.Ask(HttpMethod.Get, "/reports/overdue-echo?site=lake-clinic")).Expect(HttpStatusCode.OK).Text;
        page.ShouldContain("<option value=\"lake-clinic\" selected>");
        page.ShouldNotContain("<option value=\"north-clinic\"");
    }

    [Fact]
    public async Task Are_on_a_page_with_the_same_numbers()
    {
        await using var service = await Late();

        var page = (await service.Get("/reports/overdue-echo?minDays=&held=&booked=")).Expect(HttpStatusCode.OK).Text;

        page.ShouldContain("2 echoes overdue");
        page.ShouldContain("22 days overdue");
        page.ShouldContain("/api/v1/reports/overdue-echo.csv");
        page.ShouldContain("/api/v1/reports/echo-adherence.csv?from=2025-02-20&amp;to=2026-01-20\"");
        (await service.Get("/reports/overdue-echo?minDays=9")).Text.ShouldContain("1 echo overdue");
    }

    /// <summary>Two baselines that were not done: of plan-a, booked at last, since 29 December; of plan-b since 12 January. It is 20 January.</summary>
    private static async Task<ServiceFixture> Late()
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-a"));
        await service.Approved(Documents.Tchp("plan-b", plan => plan["start"] = "2026-01-19"));
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(Documents.Fact("booked", "echo-booked", new JsonObject { ["event"] = "echo-baseline", ["date"] = "2026-01-19" },
            "plan-a")), "plan-a"))
            .Expect(HttpStatusCode.OK);
        return service;
    }

    private static string Numbers(JsonNode report)
    {
        report["at"] = "";
        return report.ToJsonString();
    }
}
