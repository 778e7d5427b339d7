using System.Globalization;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Crashes;

/// <summary>The process of an import is killed in the middle, again and again, and run again.</summary>
[Trait("Speed", "slow")]
public sealed class Killing_an_import
{
    private static readonly int Plans = Soak.Or(full: 20_000, usual: 500);

    [Fact]
    public async Task Ends_with_what_an_undisturbed_import_stores()
    {
        await using var undisturbed = await ServiceFixture.Run();
        await using var disturbed = await ServiceFixture.Run();

        // Far enough ahead that nothing of them is due, whenever this test runs.
        var start = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var file = disturbed.Write("plans.ndjson", ImportRuns.Lines(Plans, start));
        var kills = 0;
        for (var part = 1; part <= 3; part++)
        {
            kills += await KilledWhenStored(disturbed, file, Plans * part / 5) ? 1 : 0;
            await disturbed.ShouldBeGapless();
        }

        var last = await Ended(disturbed, file);
        await Ended(undisturbed, file);

        kills.ShouldBeGreaterThan(0, "it was killed before it had ended");
        last.ShouldContain($"{Plans} plans read: ");
        last.ShouldContain("already there");
        (await disturbed.InDatabase(db => db.Plans.CountAsync())).ShouldBe(Plans);
        await disturbed.EveryPlanShouldBeWhole();
        (await disturbed.InDatabase(db => ImportRuns.Everything(db))).ShouldBe(await undisturbed.InDatabase(db => ImportRuns.Everything(db)));
    }

    /// <returns>Whether it was still running.</returns>
    private static async Task<bool> KilledWhenStored(ServiceFixture service, string file, int plans)
    {
        await using var import = VerbProcess.Start(service.Folder, service.Database.Settings, "import", file);
        while (!import.HasEnded && await service.InDatabase(db => db.Plans.CountAsync()) < plans)
        {
            // Each turn asks the database, until it ends or is far enough.
        }

        var wasRunning = !import.HasEnded;
        await import.Kill();
        return wasRunning;
    }

    private static async Task<string> Ended(ServiceFixture service, string file)
    {
        await using var import = VerbProcess.Start(service.Folder, service.Database.Settings, "import", file);
        var (status, output, errors) = await import.Ended();
        status.ShouldBe(0, errors);
        return output;
    }
}
