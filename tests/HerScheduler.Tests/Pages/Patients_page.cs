using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>Where is …? One line a patient, with the last LVEF wherever it was measured.</summary>
public sealed class Patients_page
{
    [Fact]
    public async Task Shows_the_last_LVEF_also_when_it_was_measured_beside_the_planned_echoes()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-a", plan => plan["history"] = JsonNode.Parse("""{ "baselineLvef": { "date": "2025-12-10", "percent": 64 } }""")));
        (await Page(service)).ShouldContain("64 %");
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(Lvef("planned", "2025-12-29", 62, "echo-baseline"), Documents.DoseGiven("d1", "tchp-1", "2026-01-05", "plan-a"),
            Lvef("beside", "2026-01-19", 57, null)), "plan-a"))
            .Expect(HttpStatusCode.OK);

        (await Page(service)).ShouldContain("57 %");

        (await service.Record(Documents.Batch(Documents.Fact("wrong", "retracted", new JsonObject { ["fact"] = "beside", ["reason"] = "another patient's" },
            "plan-a")), "plan-a")).Expect(HttpStatusCode.OK);
        (await Page(service)).ShouldContain("62 %");
    }

    private static async Task<string> Page(ServiceFixture service) => (await service.Get("/patients")).Expect(HttpStatusCode.OK).Text;

    private static JsonObject Lvef(string id, string date, int percent, string? echo)
    {
        var fields = new JsonObject { ["date"] = date, ["percent"] = percent };
        if (echo is not null)
        {
            fields["event"] = echo;
        }

        return Documents.Fact(id, "lvef-result", fields, "plan-a");
    }
}
