using HerScheduler.Reminders;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Reminders;

public sealed class A_crash_while_noticing
{
    [Fact]
    public async Task Between_claim_and_commit_loses_nothing_and_doubles_nothing()
    {
        var crash = new FailingCommit();
        await using var service = await ServiceFixture.Run(services: s => s.FailCommits(crash));
        await service.Approved(Documents.Tchp());
        var before = await Stored.In(service);
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 4, 5, 30, 0, TimeSpan.Zero));

        crash.Next = 1;
        await Should.ThrowAsync<IOException>(() => service.Sweep<NoticeSweep>());
        (await Stored.In(service)).ShouldBe(before, "nothing was committed");
        await service.Sweep<NoticeSweep>();
        await service.Sweep<NoticeSweep>();

        (await service.NoticesOf("tchp-1")).ShouldBe(["reminder 1"]);
        await service.ShouldBeGapless();
    }
}
