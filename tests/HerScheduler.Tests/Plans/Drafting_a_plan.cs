using System.Net;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Plans;

public sealed class Drafting_a_plan(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task A_draft_is_stored_and_reviewed()
    {
        var answer = (await service.Draft(Documents.Tchp("draft-1"))).Expect(HttpStatusCode.Created);

        answer.Location.ShouldBe("/api/v1/plans/draft-1");
        answer.ETag.ShouldBe("\"0\"");
        answer.Json["status"]!.GetValue<string>().ShouldBe("draft");
        answer.Json["findings"]!.AsArray().ShouldNotBeNull();
        var read = (await service.Get(answer.Location!)).Expect(HttpStatusCode.OK);
        read.Json["document"]!["patient"]!["name"]!.GetValue<string>().ShouldBe("Example, Ada");
    }

    [Fact]
    public async Task A_draft_with_an_error_finding_is_stored_and_says_so()
    {
        var answer = (await service.Draft(Documents.Her2Negative("draft-2"))).Expect(HttpStatusCode.Created);

        answer.Json["findings"]!.AsArray().ShouldContain(f => f!["rule"]!.GetValue<string>() == "R17" && f["severity"]!.GetValue<string>() == "error");
    }

    [Fact]
    public async Task Two_plans_with_one_id_never_overwrite_each_other()
    {
        (await service.Draft(Documents.Tchp("draft-3"))).Expect(HttpStatusCode.Created);

        var second = (await service.Draft(Documents.Tchp("draft-3", p => p["start"] = "2026-02-02"))).ExpectProblem(HttpStatusCode.Conflict);

        second.Said.ShouldContain("draft-3");
        (await service.Get("/api/v1/plans/draft-3")).Json["document"]!["start"]!.GetValue<string>().ShouldBe("2026-01-05");
    }

    [Fact]
    public async Task A_draft_can_be_replaced()
    {
        (await service.Draft(Documents.Tchp("draft-4"))).Expect(HttpStatusCode.Created);

        (await service.Put("/api/v1/plans/draft-4", Documents.Tchp("draft-4", p => p["start"] = "2026-02-02").ToJsonString())).Expect(HttpStatusCode.OK);

        (await service.Get("/api/v1/plans/draft-4")).Json["document"]!["start"]!.GetValue<string>().ShouldBe("2026-02-02");
    }

    [Fact]
    public async Task An_approved_plan_cannot_be_replaced()
    {
        await service.Approved(Documents.Tchp("draft-5"));

        (await service.Put("/api/v1/plans/draft-5", Documents.Tchp("draft-5").ToJsonString())).ExpectProblem(HttpStatusCode.Conflict)
            .Said.ShouldContain("plan-amended");
    }

    [Fact]
    public async Task A_replacement_must_have_the_id_of_the_address()
    {
        (await service.Draft(Documents.Tchp("draft-6"))).Expect(HttpStatusCode.Created);

        (await service.Put("/api/v1/plans/draft-6", Documents.Tchp("other").ToJsonString())).ExpectProblem(HttpStatusCode.BadRequest)
            .Pointers.ShouldBe(["#/id"]);
    }

    [Fact]
    public async Task An_unknown_plan_is_404_everywhere()
    {
        foreach (var path in new[] { "", "/schedule", "/facts", "/schedule.ics", "/messages" })
        {
            (await service.Get($"/api/v1/plans/nobody{path}")).ExpectProblem(HttpStatusCode.NotFound).Said.ShouldContain("nobody");
        }

        (await service.Approve("nobody")).ExpectProblem(HttpStatusCode.NotFound);
        (await service.Put("/api/v1/plans/nobody", Documents.Tchp("nobody").ToJsonString())).ExpectProblem(HttpStatusCode.NotFound);
    }
}
