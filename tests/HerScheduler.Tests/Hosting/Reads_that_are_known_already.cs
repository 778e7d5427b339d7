using System.Net;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Hosting;

/// <summary>Who has read a plan and asks whether it is still so is told only that it is; and never that, when anything is different.</summary>
public sealed class Reads_that_are_known_already
{
    public static TheoryData<string> Routes => ["/api/v1/plans/plan-0001", "/api/v1/plans/plan-0001/schedule", "/api/v1/plans/plan-0001/facts"];

    [Theory]
    [MemberData(nameof(Routes))]
    [InlineData("/api/v1/plans/plan-0001/schedule.ics")]
    public async Task Are_304_until_a_fact_is_recorded(string path)
    {
        await using var service = await Approved();
        service.Time.Advance(TimeSpan.FromMinutes(5));
        var first = await Read(service, path);
        first.Status.ShouldBe(HttpStatusCode.OK);

        var again = await Read(service, path, first);
        (again.Status, again.Text, again.ETag).ShouldBe((HttpStatusCode.NotModified, "", first.ETag));
        (await Read(service, path, first, HttpMethod.Head)).Status.ShouldBe(HttpStatusCode.NotModified);

        (await service.Record(Documents.Batch(Documents.Deferred("later-still", "tchp-4", "2026-03-17")))).Expect(HttpStatusCode.OK);
        (await Read(service, path, first)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Are_304_by_the_tag_alone_on_the_day_of_the_last_fact(string path)
    {
        await using var service = await Approved();
        var first = await Read(service, path);

        (await Read(service, path, first with { LastModified = null })).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    /// <summary>An alert can begin with a day, and no version says so.</summary>
    [Theory]
    [InlineData("/api/v1/plans/plan-0001", HttpStatusCode.OK)]
    [InlineData("/api/v1/plans/plan-0001/schedule", HttpStatusCode.OK)]
    [InlineData("/api/v1/plans/plan-0001/facts", HttpStatusCode.NotModified)]
    public async Task Are_sent_whole_on_another_day_when_they_are_of_a_day(string path, HttpStatusCode expected)
    {
        await using var service = await Approved();
        var first = await Read(service, path);
        service.Time.Advance(TimeSpan.FromDays(1));

        (await Read(service, path, first)).Status.ShouldBe(expected);
        (await Read(service, path, first with { LastModified = null })).Status.ShouldBe(expected);
    }

    /// <summary>A draft and the approved plan without a fact have the same version.</summary>
    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Are_sent_whole_after_an_approval(string path)
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
        var draft = await Read(service, path);
        (await Read(service, path, draft)).Status.ShouldBe(HttpStatusCode.OK, "what a draft is said of depends on more than itself");
        service.Time.Advance(TimeSpan.FromMinutes(5));
        (await service.Approve()).Expect(HttpStatusCode.OK);

        var approved = await Read(service, path, draft);
        (approved.Status, approved.ETag).ShouldBe((HttpStatusCode.OK, draft.ETag));
        (await Read(service, path, draft with { LastModified = null })).Status.ShouldBe(HttpStatusCode.OK);
        service.Time.Advance(TimeSpan.FromMinutes(5));
        (await Read(service, path, await Read(service, path))).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Are_sent_whole_to_who_has_another_version_or_none()
    {
        await using var service = await Approved();
        const string path = "/api/v1/plans/plan-0001/schedule";
        service.Time.Advance(TimeSpan.FromMinutes(5));
        var first = await Read(service, path);
        (await Read(service, path, first with { ETag = "\"7\"" })).Status.ShouldBe(HttpStatusCode.OK);
        (await Read(service, path, first with { ETag = "*" })).Status.ShouldBe(HttpStatusCode.OK);
        (await Read(service, path, first with { ETag = null })).Status.ShouldBe(HttpStatusCode.OK);
        (await Read(service, path, first with { ETag = $"\"7\", W/{first.ETag}" })).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    private static async Task<ServiceFixture> Approved()
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.Advance(TimeSpan.FromMinutes(5));
        (await service.Record(Documents.Batch(Documents.Deferred("later", "tchp-4", "2026-03-16")))).Expect(HttpStatusCode.OK);
        return service;
    }

    private static async Task<Known> Read(ServiceFixture service, string path, Known? known = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (known?.ETag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        request.Headers.IfModifiedSince = known?.LastModified;
        using var response = await service.Http.SendAsync(request);
        return new Known(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
    }

    private sealed record Known(HttpStatusCode Status, string Text, string? ETag, DateTimeOffset? LastModified);
}
