using HerScheduler.Reminders;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Reports;

/// <summary>The day's list, the digest, the report, its file and the alerts call the same echoes overdue, on every day.</summary>
[Trait("Database", "any")]
public sealed class One_definition_of_overdue
{
    [Fact]
    public async Task Holds_on_the_page_in_the_digest_in_the_report_and_in_alerts()
    {
        await using var service =
            await ServiceFixture.Run(Clinics.Of(("north-clinic", "Pacific/Auckland", "06:30"), ("lake-clinic", "America/Los_Angeles", "06:30")));
        await service.Approved(Documents.Tchp("plan-a"));
        await service.Approved(Documents.Tchp("plan-b", plan => plan["site"] = "lake-clinic"));
        await service.Approved(Documents.Tchp("plan-c", plan => plan["start"] = "2026-01-19"));
        (await service.Record(Documents.Batch(Documents.Deferred("later", "echo-baseline", "2026-01-05", "plan-b")), "plan-b"))
            .Expect(System.Net.HttpStatusCode.OK);

        // Late in the evening in California it is the next afternoon in New Zealand.
        for (var now = new DateTimeOffset(2025, 12, 29, 5, 0, 0, TimeSpan.Zero); now < new DateTimeOffset(2026, 1, 16, 0, 0, 0, TimeSpan.Zero); now =
            now.AddHours(29))
        {
            service.Time.MoveTo(now);
            var report = Echoes((await service.Get("/api/v1/reports/overdue-echo")).Json["echoes"]!);
            var digest = Echoes((await service.Get("/api/v1/digest?navigator=navigator.one@example.org")).Json["overdue"]!)
                .Where(echo => echo.Contains("echo-", StringComparison.Ordinal));
            var page = (await service.Get("/?list=overdue&navigator=all")).Text;

            digest.ShouldBe(report, ignoreOrder: true, $"{now}");
            foreach (var echo in report)
            {
                page.ShouldContain($"/plans/{echo.Replace(' ', '#')}");
            }

            (await service.Get("/api/v1/reports/overdue-echo.csv")).Text.Split("\r\n").Count(line => line.EndsWith(",echo-baseline", StringComparison.Ordinal))
                .ShouldBe(report.Count);
            await service.Sweep<NoticeSweep>();
            var alerted = await service.InDatabase(db =>
                db.Mails.Where(mail => mail.Kind == "overdue").Select(mail => mail.PlanId + " " + mail.EventKey).Distinct().ToListAsync());
            alerted.ShouldBeSubsetOf(report, $"{now}");
        }
    }

    private static List<string> Echoes(System.Text.Json.Nodes.JsonNode lines) => [.. lines.AsArray().Select(line => $"{line!["plan"]} {line["event"]}")];
}
