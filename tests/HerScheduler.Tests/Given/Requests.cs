using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>The requests of the tests, in the words of the interface.</summary>
public static class Requests
{
    public static Task<Answer> Post(this ServiceFixture service, string path, string body, string? ifMatch = null) =>
        service.Send(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"), ifMatch);

    public static Task<Answer> Post(this ServiceFixture service, string path, byte[] body) =>
        service.Send(HttpMethod.Post, path, new ByteArrayContent(body), ifMatch: null);

    public static Task<Answer> Put(this ServiceFixture service, string path, string body, string? ifMatch = null) =>
        service.Send(HttpMethod.Put, path, new StringContent(body, Encoding.UTF8, "application/json"), ifMatch);

    public static Task<Answer> Get(this ServiceFixture service, string path) => service.Send(HttpMethod.Get, path, content: null, ifMatch: null);

    public static Task<Answer> Draft(this ServiceFixture service, JsonObject plan) => service.Post("/api/v1/plans", plan.ToJsonString());

    public static Task<Answer> Approve(this ServiceFixture service, string plan = "plan-0001", string? ifMatch = null) =>
        service.Post($"/api/v1/plans/{plan}/approve", "", ifMatch);

    public static Task<Answer> Record(this ServiceFixture service, JsonObject batch, string plan = "plan-0001", string? ifMatch = null, bool dryRun = false) =>
        service.Post($"/api/v1/plans/{plan}/facts{(dryRun ? "?dryRun=true" : "")}", batch.ToJsonString(), ifMatch);

    /// <summary>Drafted and approved; fails when either is refused.</summary>
    public static async Task<Answer> Approved(this ServiceFixture service, JsonObject plan)
    {
        var id = plan["id"]!.GetValue<string>();
        (await service.Draft(plan)).Expect(HttpStatusCode.Created);
        return (await service.Approve(id)).Expect(HttpStatusCode.OK);
    }

    public static Task<Answer> Send(this ServiceFixture service, HttpMethod method, string path, HttpContent? content, string? ifMatch) =>
        service.Http.Ask(method, path, content, ifMatch);

    public static async Task<Answer> Ask(this HttpClient http, HttpMethod method, string path, HttpContent? content = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var response = await http.SendAsync(request);
        return new Answer(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.ETag?.ToString(),
            response.Headers.Location?.ToString());
    }
}
