using System.Globalization;
using System.Net;
using HerScheduler.Demo;
using HerScheduler.Sites;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Demo;

/// <summary>What happened to the sample patients was recorded when it happened, so that reports about past days have something to say.</summary>
[Trait("Speed", "slow")]
[Trait("Database", "any")]
public sealed class The_demos_story
{
    [Fact]
    public async Task Is_recorded_when_it_happened()
    {
        await using var service = await ServiceFixture.Run();
        var now = service.Time.GetUtcNow();
        await new DemoFill(
            service.Services, service.Services.GetRequiredService<InstallationSettings>(), new ManualTime(now), instant => service.Time.MoveTo(instant ?? now)).Run(CancellationToken.None);

        var log = await service.InDatabase(db => db.Log.AsNoTracking().OrderBy(entry => entry.PlanId).ThenBy(entry => entry.Number).ToListAsync());

        service.Time.GetUtcNow().ShouldBe(now);
        log.ShouldAllBe(entry => entry.RecordedAt <= now);
        log.Count(entry => entry.RecordedAt < now.AddDays(-30)).ShouldBeGreaterThan(log.Count / 2);
        log.GroupBy(entry => entry.PlanId).ShouldAllBe(plan => plan.Zip(plan.Skip(1)).All(two => two.First.RecordedAt <= two.Second.RecordedAt));
        var before = (await service.Get(string.Create(CultureInfo.InvariantCulture, $"/api/v1/reports/overdue-echo?asOf={now.AddDays(-40):yyyy-MM-dd}"))).Expect(HttpStatusCode.OK).Json;
        before["total"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }
}
