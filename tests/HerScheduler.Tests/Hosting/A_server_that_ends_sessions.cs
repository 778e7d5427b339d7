using System.Net;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Hosting;

/// <summary>A server that is restarted, fails over, or ends sessions: whoever asks meanwhile waits a little, or is told to ask again; it is never a fault of
/// ours.</summary>
public sealed class A_server_that_ends_sessions
{
    private const int Rounds = 12;
    private const int Times = 10;

    private static readonly string[] Plans = ["plan-1", "plan-2", "plan-3", "plan-4", "plan-5", "plan-6"];

    [Fact]
    [Trait("Database", "server")]
    public async Task Under_the_requests_causes_no_500_and_loses_and_doubles_no_fact()
    {
        await using var service = await ServiceFixture.Run();
        foreach (var plan in Plans)
        {
            await service.Approved(Documents.Tchp(plan));
        }

        var answers = new List<Answer>();
        for (var round = 1; round <= Rounds; round++)
        {
            var asked = Plans.Select(plan => service.Record(Documents.Batch(Deferred(plan, round)), plan)).ToList();
            await Task.WhenAll([.. asked, EndSessions(service)]);
            answers.AddRange(asked.Select(answer => answer.Result));
        }

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK || answer.Status == HttpStatusCode.ServiceUnavailable);
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBeGreaterThan(answers.Count / 2, "it is tried again before anybody is told so");
        var stored = await service.InDatabase(db => db.Log.CountAsync(entry => entry.Number > 0));
        stored.ShouldBeGreaterThanOrEqualTo(answers.Count(answer => answer.Status == HttpStatusCode.OK));
        await service.EveryPlanShouldBeWhole();
    }

    /// <summary>One more each round.</summary>
    private static System.Text.Json.Nodes.JsonObject Deferred(string plan, int round) =>
        Documents.Deferred($"{plan}-{round}", "tchp-3", $"2026-03-{round + 9:00}", plan);

    private static async Task EndSessions(ServiceFixture service)
    {
        await using var connection = await service.Database.OpenAlone();
        await using var command = connection.CreateCommand();
        command.CommandText = TestDatabase.EndingOtherSessions;
        for (var time = 1; time <= Times; time++)
        {
            await command.ExecuteNonQueryAsync();
        }
    }
}
