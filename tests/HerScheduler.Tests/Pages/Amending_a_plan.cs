using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Pages;

/// <summary>A clinician amends a running plan: the form filled with it, what would move, findings with override, and approval.</summary>
[Trait("Database", "any")]
public sealed class Amending_a_plan
{
    private const string Page = "/plans/plan-0001/amend";

    [Fact]
    public async Task What_would_move_is_shown_before_and_the_running_plan_stands_in_the_form()
    {
        await using var service = await Running();
        var page = (await service.Get(Page)).Expect(HttpStatusCode.OK);

        var tried = await service.Http.Submit(page, Page, ("step", "review"), ("settings.surgeryAfterDays", "42"));

        page.Text.ShouldContain("name=\"start\" value=\"2026-01-05\"");
        page.Text.ShouldNotContain("Example, Ada", customMessage: "the site does not show names");
        tried.Expect(HttpStatusCode.OK).Text.ShouldContain("The amendment can be approved.");
        tried.Text.ShouldContain("<li>Surgery: Moved from");
        (await Kinds(service)).ShouldBe("approved");
    }

    [Fact]
    public async Task Approved_it_moves_what_was_shown_once_and_the_plans_page_offers_to_take_it_back()
    {
        await using var service = await Running();
        var tried = await service.Http.Fill(Page, Page, ("step", "review"), ("settings.surgeryAfterDays", "42"));

        var stored = await service.Http.Submit(tried, Page, ("step", "store"));
        await service.Http.Submit(tried, Page, ("step", "store"));

        stored.Expect(HttpStatusCode.OK).Text.ShouldContain("The plan was amended (protocol tchp).");
        stored.Text.ShouldContain("data-undo");
        (await Kinds(service)).ShouldBe("approved plan-amended");
        (await Document(service))["settings"]!["surgeryAfterDays"]!.GetValue<int>().ShouldBe(42);
        (await Document(service))["patient"]!["name"]!.GetValue<string>().ShouldBe("Example, Ada", "what is not shown stays");
        (await Document(service))["radiotherapy"]!["fractions"]!.GetValue<int>().ShouldBe(15, "what was not touched stays");
    }

    [Fact]
    public async Task An_error_of_the_review_stands_against_it_until_it_is_overridden_with_a_reason()
    {
        await using var service = await Running();

        var refused = await service.Http.Fill(Page, Page, ("step", "store"), ("afterSurgery.residual", "hp"));
        var overridden = await service.Http.Submit(refused, Page, ("step", "review"), ("override.R13", "trastuzumab emtansine refused (invented)"));
        await service.Http.Submit(overridden, Page, ("step", "store"));

        refused.Text.ShouldContain("The amendment cannot be approved: 1 new error.");
        refused.Text.ShouldNotContain("value=\"store\"");
        overridden.Text.ShouldContain("The amendment can be approved.");
        var document = await Document(service);
        document["overrides"]!.AsArray().Single()!["finding"]!.GetValue<string>().ShouldBe("R13");
        document["overrides"]!.AsArray().Single()!["by"]!.GetValue<string>().ShouldBe("test");
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field()
    {
        await using var service = await Running();

        var answer = await service.Http.Fill(Page, Page, ("step", "store"), ("disease.tumorSizeCm", "three"));

        answer.Expect(HttpStatusCode.BadRequest).Text.ShouldContain("id=\"disease.tumorSizeCm-fault\"");
        answer.Text.ShouldContain("value=\"three\"");
    }

    [Fact]
    public async Task What_was_recorded_meanwhile_is_said_and_nothing_is_amended_over_it()
    {
        await using var service = await Running();
        var page = (await service.Get(Page)).Expect(HttpStatusCode.OK);
        (await service.Record(Documents.Batch(Documents.Deferred("later", "tchp-1", "2026-01-12")))).Expect(HttpStatusCode.OK);

        var late = await service.Http.Submit(page, Page, ("step", "store"), ("settings.surgeryAfterDays", "42"));
        var again = await service.Http.Submit(late, Page, ("step", "store"));

        late.Expect(HttpStatusCode.PreconditionFailed).Text.ShouldContain("nurse.one@example.org recorded meanwhile: Defer");
        again.Expect(HttpStatusCode.OK);
        (await Kinds(service)).ShouldBe("approved deferred plan-amended");
    }

    [Fact]
    public async Task Is_a_clinicians_decision_about_a_plan_that_is_open()
    {
        await using var service = await Running();
        (await service.Draft(Documents.Tchp("plan-draft"))).Expect(HttpStatusCode.Created);
        using var navigator = await service.Client("navigator.one@example.org", UserRole.Navigator, "north-clinic");

        (await navigator.Ask(HttpMethod.Get, Page)).Expect(HttpStatusCode.Forbidden);
        (await navigator.Ask(HttpMethod.Get, "/plans/plan-0001")).Text.ShouldNotContain(Page);
        (await service.Get("/plans/plan-0001")).Text.ShouldContain($"href=\"{Page}\"");
        (await service.Get("/plans/plan-draft/amend")).Expect(HttpStatusCode.Conflict);
    }

    private static async Task<ServiceFixture> Running()
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        return service;
    }

    private static async Task<string> Kinds(ServiceFixture service) =>
        string.Join(' ', (await service.Get("/api/v1/plans/plan-0001/facts")).Json["facts"]!.AsArray().Select(fact => fact!["kind"]!.GetValue<string>()));

    private static async Task<JsonNode> Document(ServiceFixture service) => (await service.Get("/api/v1/plans/plan-0001")).Json["document"]!;
}
