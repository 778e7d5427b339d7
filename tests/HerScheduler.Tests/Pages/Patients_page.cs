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

    [Fact]
    public async Task Can_be_narrowed_to_where_the_patients_are_in_their_course()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-before"));
        await service.Approved(Documents.Tchp("plan-apt", plan =>
        {
            plan["protocol"] = "apt";
            plan["disease"] = JsonNode.Parse("""{ "her2": "positive", "stage": "I", "tumorSizeCm": 1.5, "nodes": "negative", "hormoneReceptor": "negative" }""");
        }));

        var before = (await service.Get("/patients?phase=before-surgery")).Expect(HttpStatusCode.OK).Text;
        before.ShouldContain("MRN-plan-before");
        before.ShouldNotContain("MRN-plan-apt");
        before.ShouldContain("<option value=\"before-surgery\" selected>before surgery</option>");
        (await service.Get("/patients?phase=on-her2-therapy")).Text.ShouldContain("MRN-plan-apt");
        (await service.Get("/patients?phase=follow-up")).Text.ShouldContain("0 patients");
    }

    [Fact]
    public async Task Can_be_narrowed_to_a_navigator_by_the_form_and_keeps_all_of_it_from_page_to_page()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Import(service.Write("plans.ndjson", ImportRuns.Lines(101)))).Status.ShouldBe(0);
        await service.Approved(Documents.Tchp("plan-hers", plan => plan["navigator"] = "navigator.two@example.org"));

        var form = await Page(service);
        form.ShouldContain("<select name=\"navigator\">");
        form.ShouldContain("<option value=\"navigator.two@example.org\">");
        var page = (await service.Get("/patients?navigator=navigator.one%40example.org&site=north-clinic&protocol=tchp&phase=before-surgery")).Text;

        page.ShouldContain("101 patients");
        page.ShouldNotContain("MRN-plan-hers");
        page.ShouldContain("<option value=\"navigator.one@example.org\" selected>");
        page.ShouldContain("/patients?site=north-clinic&amp;navigator=navigator.one%40example.org&amp;protocol=tchp&amp;phase=before-surgery&amp;page=2");
        (await service.Get("/patients?navigator=nobody@example.org")).Text.ShouldContain("<option value=\"nobody@example.org\" selected>");
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
