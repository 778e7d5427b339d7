using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Plans;

/// <summary>A real process, killed in the middle of approvals and facts, and started again on what it left.</summary>
[Trait("Speed", "slow")]
public sealed class A_killed_process : IAsyncLifetime, IAsyncDisposable
{
    private const int Plans = 24;

    private readonly TemporaryFolder _folder = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.Create(_folder);

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Loses_and_doubles_nothing()
    {
        var ids = Enumerable.Range(1, Plans).Select(n => $"plan-{n:00}").ToList();
        await using (var first = await ServiceProcess.Serve(_folder.Path, _database.Settings))
        {
            foreach (var id in ids)
            {
                (await Send(first, HttpMethod.Post, "/api/v1/plans", Plan(id))).Expect(HttpStatusCode.Created);
            }
        }

        // Each round kills it when so many answers have come and the other requests are under way.
        var confirmed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answers in new[] { 1, 3, 4, 2, 5 })
        {
            await using var service = await ServiceProcess.Serve(_folder.Path, _database.Settings);
            confirmed.UnionWith(await ApproveUntilKilled(service, ids.Except(confirmed), answers));
            await EveryPlanIsWhole(confirmed);
        }

        await using var last = await ServiceProcess.Serve(_folder.Path, _database.Settings);
        foreach (var id in ids)
        {
            (await Approve(last, id)).Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
            (await Record(last, id)).Expect(HttpStatusCode.OK);
        }

        await EveryPlanIsWhole([.. ids]);
        Number((await Rows("SELECT COUNT(*) FROM plans WHERE \"Version\" = 1 AND \"Status\" = 'approved'"))[0][0]).ShouldBe(Plans);
    }

    [Fact]
    public async Task That_is_asked_to_stop_ends_with_0_within_seconds()
    {
        await using var service = await ServiceProcess.Serve(_folder.Path, _database.Settings);
        (await Send(service, HttpMethod.Post, "/api/v1/plans", Plan("plan-01"))).Expect(HttpStatusCode.Created);

        (await service.Terminate(TimeSpan.FromMinutes(1))).ShouldBe(0);

        (await service.Errors).ShouldBeEmpty();
    }

    /// <summary>The plans whose approval was answered before the process died.</summary>
    private static async Task<IReadOnlyCollection<string>> ApproveUntilKilled(ServiceProcess service, IEnumerable<string> ids, int answers)
    {
        var confirmed = new List<string>();
        var enough = new TaskCompletionSource();
        var requests = ids.Select(async id =>
        {
            try
            {
                if ((await Approve(service, id)).Status is HttpStatusCode.OK or HttpStatusCode.Conflict)
                {
                    lock (confirmed)
                    {
                        confirmed.Add(id);
                        if (confirmed.Count == answers)
                        {
                            enough.SetResult();
                        }
                    }
                }

                await Record(service, id);
            }
            catch (HttpRequestException)
            {
                // Killed while this one was under way: it may be stored or not, but not by half.
            }
        }).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(requests));
        await service.Kill();
        await Task.WhenAll(requests);
        return confirmed;
    }

    private async Task EveryPlanIsWhole(HashSet<string> confirmed)
    {
        var plans = await Rows(
            """
            SELECT p."Id", p."Status", p."Entries", p."Sequence",
              (SELECT COUNT(*) FROM plan_events e WHERE e."PlanId" = p."Id"),
              (SELECT COUNT(*) FROM log_entries l WHERE l."PlanId" = p."Id"),
              (SELECT COUNT(*) FROM outbox o WHERE o."PlanId" = p."Id"),
              (SELECT COALESCE(MAX("Sequence"), 0) FROM outbox o WHERE o."PlanId" = p."Id")
            FROM plans p
            """);
        plans.Count.ShouldBe(Plans);
        var events = plans.Where(p => (string)p[1] == "approved").Select(p => Number(p[4])).ToList();
        foreach (var plan in plans)
        {
            var (id, approved, version, sequence) = ((string)plan[0], (string)plan[1] == "approved", Number(plan[2]), Number(plan[3]));
            approved.ShouldBe(approved || confirmed.Contains(id), $"{id}: what was answered is stored");
            Number(plan[4]).ShouldBe(approved ? events.Max() : 0, $"{id}: all events or none");
            Number(plan[5]).ShouldBe(approved ? 1 + version : 0, $"{id}: one log entry for the approval and each fact");
            Number(plan[6]).ShouldBe(sequence, $"{id}: as many messages as the sequence says");
            Number(plan[7]).ShouldBe(sequence, $"{id}: and so no gap");
            (sequence > 0).ShouldBe(approved, id);
        }
    }

    private async Task<List<object[]>> Rows(string sql)
    {
        await using var connection = await _database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    /// <summary>Its first dose was given yesterday, whatever day it is at the site.</summary>
    private static JsonObject Plan(string id) => Documents.Tchp(id, plan => plan["start"] = FirstDose);

    private static string FirstDose { get; } =
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task<Answer> Approve(ServiceProcess service, string id) => Send(service, HttpMethod.Post, $"/api/v1/plans/{id}/approve", body: null);

    private static Task<Answer> Record(ServiceProcess service, string id) =>
        Send(service, HttpMethod.Post, $"/api/v1/plans/{id}/facts", Documents.Batch(Documents.DoseGiven($"dose-{id}", "tchp-1", FirstDose, id)));

    private static Task<Answer> Send(ServiceProcess service, HttpMethod method, string path, JsonObject? body) =>
        service.Http.Ask(method, path, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
}
