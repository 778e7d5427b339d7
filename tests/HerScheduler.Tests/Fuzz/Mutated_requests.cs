using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Core.Tests.Fuzz;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Fuzz;

/// <summary>Mutated plans and facts over HTTP: every answer is a success or a problem document below 500, and nothing is stored by half.</summary>
[Trait("Speed", "slow")]
public sealed class Mutated_requests
{
    private static readonly int Requests = Soak.Or(full: 10_000, usual: 2_000);

    private readonly MutatedDocuments _documents = new(seed: 3);
    private readonly Random _random = new(3);
    private readonly Dictionary<HttpStatusCode, int> _answers = [];
    private readonly List<string> _approved = [];
    private int _plans;

    [Fact]
    public async Task Are_answered_below_500_and_nothing_is_stored_by_half()
    {
        await using var service = await ServiceFixture.Run();
        service.Time.MoveTo(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
        for (var number = 0; number < Requests; number++)
        {
            await One(service, number);
        }

        await service.EveryPlanShouldBeWhole();
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.Conflict,
            HttpStatusCode.UnprocessableEntity })
        {
            _answers.GetValueOrDefault(status).ShouldBeGreaterThan(0, $"{status} among {string.Join(", ", _answers)}");
        }

        _answers[HttpStatusCode.OK].ShouldBeGreaterThan(Requests / 20, string.Join(", ", _answers));
        (await Stored.In(service)).Log.ShouldBeGreaterThan(Requests / 20);
    }

    private async Task One(ServiceFixture service, int number)
    {
        // Mostly a plan that was approved, so that facts get as far as the rules.
        var plan = _approved.Count > 0 && _random.Next(10) > 0 ? _approved[_random.Next(_approved.Count)] : $"plan-{_random.Next(_plans + 1)}";
        var answer = _random.Next(20) switch
        {
            0 or 1 => await service.Post("/api/v1/plans", _documents.Plan($"plan-{_plans++}")),
            2 or 3 => await Approve(service, $"plan-{_random.Next(_plans + 1)}"),
            4 => await service.Send(HttpMethod.Put, $"/api/v1/plans/{plan}", new ByteArrayContent(_documents.Plan(plan)), ifMatch: null),
            5 => await service.Post($"/api/v1/plans/{plan}/facts?dryRun=true", _documents.Facts(plan)),
            _ => await service.Post($"/api/v1/plans/{plan}/facts", _documents.Facts(plan)),
        };
        _answers[answer.Status] = _answers.GetValueOrDefault(answer.Status) + 1;
        ((int)answer.Status).ShouldBeLessThan(500, $"request {number}: {answer.Text}");
        if ((int)answer.Status >= 400)
        {
            answer.ExpectProblem(answer.Status);
            (answer.Json["errors"]?.AsArray() ?? []).ShouldAllBe(error => IsPlace(error!), answer.Text);
        }
    }

    private async Task<Answer> Approve(ServiceFixture service, string plan)
    {
        var answer = await service.Approve(plan);
        if (answer.Status == HttpStatusCode.OK)
        {
            _approved.Add(plan);
        }

        return answer;
    }

    private static bool IsPlace(JsonNode error) =>
        error["pointer"]!.GetValue<string>().StartsWith('#') && error["detail"]!.GetValue<string>().Length > 0;
}
