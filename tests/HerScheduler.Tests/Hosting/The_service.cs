using System.Net;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Hosting;

public sealed class The_service
{
    [Fact]
    public async Task Is_live_and_ready()
    {
        await using var service = await ServiceFixture.Run();

        (await service.Get("/health/live")).Expect(HttpStatusCode.OK);
        (await service.Get("/health/ready")).Expect(HttpStatusCode.OK).Json["checks"]!["database"]!.GetValue<string>().ShouldContain("up to date");
    }

    [Fact]
    public async Task Is_not_ready_while_a_migration_is_missing()
    {
        await using var service = await ServiceFixture.Run();
        await service.InDatabase(db => db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%Initial'"));

        (await service.Get("/health/live")).Expect(HttpStatusCode.OK);
        (await service.Get("/health/ready")).Expect(HttpStatusCode.ServiceUnavailable).Text.ShouldContain("migrate");
    }

    [Theory]
    [InlineData("99991231000000_Future", "newer version")]
    [InlineData("20251122110657_ThreeDatabases", "before the first release")]
    public async Task Refuses_a_database_of_another_version_and_says_which(string migration, string said)
    {
        await using var service = await ServiceFixture.Run();
        await service.InDatabase(db => db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" VALUES ({migration}, '99.0')"));

        var refused = await Should.ThrowAsync<HerScheduler.Settings.OperatorErrorException>(
            () => HerScheduler.Hosting.SchedulerHost.Upgrade(service.Services, CancellationToken.None));

        refused.Faults.ShouldHaveSingleItem().ShouldContain(said);
    }

    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task Keeps_its_database_in_WAL_mode()
    {
        await using var service = await ServiceFixture.Run();

        (await service.InDatabase(db => db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()))
            .ShouldBe(["wal"]);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/plans?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/plans?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/plans?status=open", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/plans/plan-1/messages?after=x", HttpStatusCode.BadRequest)]
    public async Task Answers_every_failure_with_a_problem_document(string path, HttpStatusCode status)
    {
        await using var service = await ServiceFixture.Run();

        (await service.Get(path)).ExpectProblem(status).Said.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Describes_itself()
    {
        await using var service = await ServiceFixture.Run();

        var paths = (await service.Get("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json["paths"]!.AsObject();

        paths.ContainsKey("/api/v1/plans").ShouldBeTrue();
        paths["/api/v1/plans/{id}/facts"]!["post"]!["requestBody"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Lists_plans_a_page_at_a_time()
    {
        await using var service = await ServiceFixture.Run();
        foreach (var id in new[] { "plan-3", "plan-1", "plan-2" })
        {
            (await service.Draft(Documents.Tchp(id))).Expect(HttpStatusCode.Created);
        }

        (await service.Approve("plan-2")).Expect(HttpStatusCode.OK);

        var first = (await service.Get("/api/v1/plans?limit=2")).Expect(HttpStatusCode.OK).Json;
        Ids(first).ShouldBe(["plan-1", "plan-2"]);
        Ids((await service.Get($"/api/v1/plans?limit=2&after={first["next"]}")).Json).ShouldBe(["plan-3"]);
        Ids((await service.Get("/api/v1/plans?status=approved")).Json).ShouldBe(["plan-2"]);
        Ids((await service.Get("/api/v1/plans?q=MRN-plan-3")).Json).ShouldBe(["plan-3"]);
        Ids((await service.Get("/api/v1/plans?site=lake-clinic")).Json).ShouldBeEmpty();
        Ids((await service.Get("/api/v1/plans?navigator=navigator.one@example.org")).Json).Count.ShouldBe(3);
    }

    private static List<string> Ids(System.Text.Json.Nodes.JsonNode list) =>
        [.. list["plans"]!.AsArray().Select(p => p!["id"]!.GetValue<string>())];
}
