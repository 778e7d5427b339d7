using System.Data.Common;
using System.Net;
using HerScheduler.Security.AccessLog;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Security;

/// <summary>Who saw or changed which plan, when, from where: written beside the requests, and never changed.</summary>
public sealed class The_access_log
{
    [Fact]
    public async Task Tells_an_administrator_who_saw_changed_and_was_refused_a_plan()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        await Written(service, "plan-0001", 1);
        using var foreign = await service.Client("pharmacy-lake", UserRole.Pharmacy, "lake-clinic");
        (await foreign.Ask(HttpMethod.Get, "/api/v1/plans/plan-0001/schedule")).Expect(HttpStatusCode.NotFound);
        using var administrator = await service.Client("quality", UserRole.Administrator);

        await Written(service, "plan-0001", 2);
        var entries = (await administrator.Ask(HttpMethod.Get, "/api/v1/access-log?plan=plan-0001")).Expect(HttpStatusCode.OK).Json["entries"]!.AsArray();

        entries.Select(entry => $"{entry!["who"]} {entry["role"]} {entry["way"]} {entry["from"]} {entry["action"]} {entry["status"]}").ShouldBe(
        [
            "pharmacy-lake pharmacy token 127.0.0.1 GET /api/v1/plans/{id}/schedule 404",
            "test clinician token 127.0.0.1 POST /api/v1/plans/{id}/approve 200",
        ]);
        (await administrator.Ask(HttpMethod.Get, "/api/v1/access-log?user=pharmacy-lake")).Json["entries"]!.AsArray().Count.ShouldBe(1);
        (await foreign.Ask(HttpMethod.Get, "/api/v1/access-log")).Expect(HttpStatusCode.Forbidden);
        (await administrator.Ask(HttpMethod.Get, "/api/v1/access-log?to=2020-01-01T00:00:00Z")).Json["entries"]!.AsArray().ShouldBeEmpty();
        var page = (await administrator.Ask(HttpMethod.Get, "/api/v1/access-log?limit=1")).Json;
        (await administrator.Ask(HttpMethod.Get, $"/api/v1/access-log?limit=1&before={page["next"]}")).Json["entries"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Shows_the_administrator_of_one_site_nothing_of_another()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        using var administrator = await service.Client("quality-lake", UserRole.Administrator, "lake-clinic");

        await Written(service, "plan-0001", 1);

        (await administrator.Ask(HttpMethod.Get, "/api/v1/access-log")).Expect(HttpStatusCode.OK).Json["entries"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UPDATE access_log SET \"Who\" = 'somebody'")]
    [InlineData("DELETE FROM access_log")]
    [InlineData("DELETE FROM access_removals")]
    [InlineData("UPDATE access_removals SET \"Before\" = \"RemovedAt\"")]
    public async Task Cannot_be_changed_or_emptied_even_with_SQL(string sql)
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        await Written(service, "plan-0001", 1);
        service.Time.Advance(TimeSpan.FromDays(1));
        await Sweep(service, TimeSpan.FromDays(1095));
        await service.Get("/api/v1/plans/plan-0001");
        await Written(service, "plan-0001", 1);

        var refused = await Should.ThrowAsync<DbException>(() => service.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql)));

        refused.Message.ShouldContain("refused");
    }

    [Fact]
    public async Task Loses_what_is_older_than_the_settings_say_and_keeps_that_it_did()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        await Eventually.Is(async () => await service.InDatabase(db => db.AccessLog.CountAsync()) == 2, "the draft and its approval are written");

        await Sweep(service, TimeSpan.FromDays(1090));
        (await service.InDatabase(db => db.AccessLog.CountAsync())).ShouldBe(2, "they are younger");
        await Sweep(service, TimeSpan.FromDays(1096));

        (await service.InDatabase(db => db.AccessLog.CountAsync())).ShouldBe(0);
        (await service.InDatabase(db => db.AccessRemovals.CountAsync())).ShouldBe(1);
    }

    private static async Task Sweep(ServiceFixture service, TimeSpan later)
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(service.Services);
        var sweep = (AccessSweep)scope.ServiceProvider.GetService(typeof(AccessSweep))!;
        await sweep.RunOnce(service.Time.GetUtcNow() + later, CancellationToken.None);
    }

    private static Task Written(ServiceFixture service, string plan, int atLeast) => Eventually.Is(
        async () => await service.InDatabase(db => db.AccessLog.CountAsync(row => row.PlanId == plan)) >= atLeast, "the entries are written");
}
