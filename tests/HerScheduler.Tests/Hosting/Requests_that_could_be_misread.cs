using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Hosting;

/// <summary>A slip in the name of a parameter must not change what a request does: it is refused, with the name that was probably meant.</summary>
public sealed class Requests_that_could_be_misread
{
    [Theory]
    [InlineData("/api/v1/plans/plan-0001/facts?dry-run=true", "dryRun")]
    [InlineData("/api/v1/plans/plan-0001/facts?dry_run=true", "dryRun")]
    [InlineData("/api/v1/plans/plan-0001/facts?dryrn=true", "dryRun")]
    [Trait("Database", "any")]
    public async Task A_trial_that_is_misspelt_stores_nothing(string path, string meant)
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        var answer = await service.Post(path, Documents.Batch(Documents.Deferred("later", "tchp-4", "2026-03-16")).ToJsonString());

        answer.Expect(HttpStatusCode.BadRequest).Text.ShouldContain($"did you mean '{meant}'?");
        (await service.Get("/api/v1/plans/plan-0001")).Json["version"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("/api/v1/plans?naviagtor=nav0@example.org", "?naviagtor", "did you mean 'navigator'?")]
    [InlineData("/api/v1/plans?limit=1&limit=2", "?limit", "was given more than once")]
    [InlineData("/api/v1/plans?page=2", "?page", "known here: site, navigator, status, q, after, limit")]
    [InlineData("/api/v1/reports/deliveries?resultt=failed", "?resultt", "did you mean 'result'?")]
    [InlineData("/api/v1/plans/plan-0001/messages?afterr=30", "?afterr", "did you mean 'after'?")]
    [InlineData("/api/v1/plans/plan-0001/schedule?asOf=2026-01-01", "?asOf", "this address takes none")]
    [InlineData("/api/v1/digest?navigator=nav0@example.org&dat=2026-01-01", "?dat", "did you mean 'date'?")]
    [InlineData("/api/v1/reports/overdue-echo?as_of=2026-01-01", "?as_of", "did you mean 'asOf'?")]
    [InlineData("/api/v1/reports/echo-adherence?form=2026-01-01", "?form", "did you mean 'from'?")]
    [Trait("Database", "any")]
    public async Task A_parameter_that_a_route_does_not_have_is_refused_with_what_was_meant(string path, string place, string says)
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        var answer = (await service.Get(path)).Expect(HttpStatusCode.BadRequest).Json;

        answer["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe(place);
        answer["errors"]![0]!["detail"]!.GetValue<string>().ShouldContain(says);
    }

    [Theory]
    [InlineData("/?naviagtor=nav0@example.org")]
    [InlineData("/patients?sit=north-clinic")]
    public async Task A_person_is_told_on_a_page(string path)
    {
        await using var service = await ServiceFixture.Run();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        using var answer = await service.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData("/api/v1/plans/plan-0001/facts?dryRun=true")]
    [InlineData("/api/v1/plans/plan-0001/facts?dryrun=true")]
    public async Task The_case_of_a_name_does_not_matter(string path)
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        var answer = await service.Post(path, Documents.Batch(Documents.Deferred("later", "tchp-4", "2026-03-16")).ToJsonString());

        answer.Expect(HttpStatusCode.OK).Json["stored"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("X-Dry-Run", "true")]
    [InlineData("If-None-Match", "*")]
    [InlineData("If-Unmodified-Since", "Mon, 05 Jan 2026 09:00:00 GMT")]
    [InlineData("If-Match", "\"7\"")]
    [Trait("Database", "any")]
    public async Task A_condition_that_a_write_does_not_heed_is_refused(string header, string value)
    {
        await using var service = await ServiceFixture.Run();
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/v1/plans") { Content = new StringContent(Documents.Tchp().ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await service.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"pointer\":\"{header}\"");
        (await service.Get("/api/v1/plans/plan-0001")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("text/plain", null, null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=utf-16", null, null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "gzip", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", null, "same-origin", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", null, "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("application/json", null, "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("application/json", null, null, HttpStatusCode.Created)]
    [InlineData("application/json; charset=\"UTF-8\"", null, "same-origin", HttpStatusCode.Created)]
    [InlineData("application/merge-patch+json", null, null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/cloudevents+json", null, null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", null, null, HttpStatusCode.Created)]
    [InlineData(null, null, null, HttpStatusCode.Created)]
    [Trait("Database", "any")]
    public async Task A_body_is_JSON(string? type, string? encoding, string? site, HttpStatusCode expected)
    {
        await using var service = await ServiceFixture.Run();
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/v1/plans") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Documents.Tchp().ToJsonString())) };
        Add(request.Content.Headers, "Content-Type", type);
        Add(request.Content.Headers, "Content-Encoding", encoding);
        Add(request.Headers, "Sec-Fetch-Site", site);

        using var answer = await service.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(expected);

        static void Add(HttpHeaders headers, string name, string? value)
        {
            if (value is not null)
            {
                headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task The_same_draft_twice_is_the_same_answer_and_another_one_is_a_conflict()
    {
        await using var service = await ServiceFixture.Run();
        var first = (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created).Text.ShouldBe(first.Text);

        var other = Documents.Tchp();
        other["navigator"] = "navigator.two@example.org";
        (await service.Draft(other)).Expect(HttpStatusCode.Conflict).Text.ShouldContain("There is a plan 'plan-0001' already");

        (await service.Approve()).Expect(HttpStatusCode.OK);
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Conflict).Text.ShouldContain("has this very document, and is approved already");
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task A_draft_that_was_replaced_meanwhile_is_not_approved_unseen()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
        var other = Documents.Tchp();
        other["navigator"] = "navigator.two@example.org";
        (await service.Put("/api/v1/plans/plan-0001", other.ToJsonString(), "\"0\"")).Expect(HttpStatusCode.OK);

        (await service.Approve(ifMatch: "\"0\"")).Expect(HttpStatusCode.PreconditionFailed);
        var approved = (await service.Approve(ifMatch: "\"1\"")).Expect(HttpStatusCode.OK);

        approved.Json["version"]!.GetValue<int>().ShouldBe(1);
        await service.EveryPlanShouldBeWhole();
    }

    [Theory]
    [InlineData("p-0001", "P-0001")]
    [InlineData("MULLER", "müller-7")]
    [InlineData("straße", "STRASSE-1", false)]
    [InlineData("ｐ-7", "p-7")]
    [InlineData("%", "p-7", false)]
    [InlineData("_", "p-7", false)]
    public async Task A_search_does_not_mind_case_accents_and_width(string asked, string patient, bool isFound = true)
    {
        await using var service = await ServiceFixture.Run();
        var plan = Documents.Tchp("other");
        plan["patient"]!["id"] = patient;
        (await service.Draft(plan)).Expect(HttpStatusCode.Created);

        var found = (await service.Get($"/api/v1/plans?q={Uri.EscapeDataString(asked)}")).Expect(HttpStatusCode.OK).Json["plans"]!.AsArray();

        found.Count.ShouldBe(isFound ? 1 : 0);
    }
}
