using System.Net;
using System.Text;
using HerScheduler.Idempotency;
using HerScheduler.Messaging;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Hosting;

/// <summary>Somebody got no answer and sends the same again with the same <c>Idempotency-Key</c>: it is done once, and answered as the first time.</summary>
public sealed class A_request_sent_again_with_its_key
{
    private const string Approval = "/api/v1/plans/plan-0001/approve";

    [Fact]
    public async Task Is_answered_as_the_first_time_also_when_it_is_an_approval()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        var first = (await Ask(service.Http, Approval, "k-1")).Expect(HttpStatusCode.OK);
        service.Time.Advance(TimeSpan.FromDays(2));
        (await Ask(service.Http, Approval, "k-1")).ShouldBe(first);

        (await Ask(service.Http, Approval, "k-2")).ExpectProblem(HttpStatusCode.Conflict);
        (await service.Approve()).ExpectProblem(HttpStatusCode.Conflict);
        await service.EveryPlanShouldBeWhole();
    }

    /// <summary>The answer is stored in the same transaction, and the relay would look in vain before that is committed.</summary>
    [Fact]
    public async Task Wakes_the_relay_when_its_messages_can_be_seen()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var seen = Task.Run(async () =>
        {
            await service.Services.GetRequiredService<RelaySignal>().Wait(TimeSpan.FromDays(1), service.Time, enough.Token);
            return await service.InDatabase(db => db.Outbox.CountAsync(enough.Token));
        });

        (await Ask(service.Http, Approval, "k-1")).Expect(HttpStatusCode.OK);

        (await seen).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Is_done_once_however_many_come_at_once()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ask(service.Http, Approval, "k-1")));

        answers.Distinct().ShouldHaveSingleItem().Status.ShouldBe(HttpStatusCode.OK);
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Is_answered_as_the_first_time_for_drafts_and_facts_whatever_came_in_between()
    {
        await using var service = await ServiceFixture.Run();
        var draft = Documents.Tchp().ToJsonString();
        var facts = Documents.Batch(Documents.Deferred("later", "tchp-4", "2026-03-16")).ToJsonString();
        var drafted = (await Ask(service.Http, "/api/v1/plans", "k-draft", draft)).Expect(HttpStatusCode.Created);
        drafted.Location.ShouldBe("/api/v1/plans/plan-0001");
        await service.Approve();
        var recorded = (await Ask(service.Http, "/api/v1/plans/plan-0001/facts", "k-facts", facts)).Expect(HttpStatusCode.OK);
        (await service.Record(Documents.Batch(Documents.Deferred("later still", "tchp-4", "2026-03-17")))).Expect(HttpStatusCode.BadRequest);
        (await service.Record(Documents.Batch(Documents.Deferred("later-still", "tchp-4", "2026-03-17")))).Expect(HttpStatusCode.OK);

        (await Ask(service.Http, "/api/v1/plans", "k-draft", draft)).ShouldBe(drafted);
        (await Ask(service.Http, "/api/v1/plans/plan-0001/facts", "k-facts", facts)).ShouldBe(recorded);
        await service.EveryPlanShouldBeWhole();
    }

    [Theory]
    [InlineData("/api/v1/plans/plan-2/approve", "")]
    [InlineData("/api/v1/plans", "{}")]
    [InlineData("/api/v1/plans/plan-0001/approve", " ")]
    public async Task That_asks_something_else_is_refused_and_does_nothing(string path, string body)
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
        (await service.Draft(Documents.Tchp("plan-2", plan => plan["patient"]!["id"] = "MRN-2"))).Expect(HttpStatusCode.Created);
        (await Ask(service.Http, Approval, "k-1")).Expect(HttpStatusCode.OK);

        (await Ask(service.Http, path, "k-1", body)).ExpectProblem(HttpStatusCode.UnprocessableEntity).Said.ShouldContain("was used for another request");
        (await service.Get("/api/v1/plans/plan-2")).Json["status"]!.GetValue<string>().ShouldBe("draft");
    }

    [Fact]
    public async Task That_was_refused_may_succeed_later_with_the_same_key()
    {
        await using var service = await ServiceFixture.Run();
        var unsafePlan = Documents.Tchp();
        unsafePlan["disease"]!["her2"] = "negative";
        (await service.Draft(unsafePlan)).Expect(HttpStatusCode.Created);
        (await Ask(service.Http, Approval, "k-1")).ExpectProblem(HttpStatusCode.UnprocessableEntity);
        (await service.Put("/api/v1/plans/plan-0001", Documents.Tchp().ToJsonString())).Expect(HttpStatusCode.OK);

        (await Ask(service.Http, Approval, "k-1")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_somebody_elses_own_when_somebody_else_sends_it()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
        using var other = await service.Client("other", UserRole.Clinician);
        (await Ask(service.Http, Approval, "k-1")).Expect(HttpStatusCode.OK);

        (await Ask(other, Approval, "k-1")).ExpectProblem(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("a key")]
    [InlineData("")]
    public async Task Has_a_key_of_visible_letters(string key)
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        (await Ask(service.Http, Approval, key)).ExpectProblem(HttpStatusCode.BadRequest).Pointers.ShouldBe(["Idempotency-Key"]);
        (await service.Get("/api/v1/plans/plan-0001")).Json["status"]!.GetValue<string>().ShouldBe("draft");
    }

    [Fact]
    public async Task Is_forgotten_after_three_days()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
        (await Ask(service.Http, Approval, "k-1")).Expect(HttpStatusCode.OK);

        service.Time.Advance(TimeSpan.FromDays(3));
        await service.Sweep<IdempotencySweep>();
        (await service.InDatabase(db => db.IdempotentAnswers.CountAsync())).ShouldBe(1);
        service.Time.Advance(TimeSpan.FromMinutes(1));
        await service.Sweep<IdempotencySweep>();
        (await service.InDatabase(db => db.IdempotentAnswers.CountAsync())).ShouldBe(0);
    }

    private static async Task<Answer> Ask(HttpClient http, string path, string key, string body = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await http.SendAsync(request);
        return new Answer(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.ETag?.ToString(),
            response.Headers.Location?.ToString());
    }
}
