using System.Diagnostics;
using System.Net;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Field;

/// <summary>
/// Everything that goes wrong with a database, under load: the disk fills, the database becomes read-only, every session is cut again and again, a clinic is
/// missing for a while. What was acknowledged is there afterwards, nobody gets a 500, and <c>ready</c> is red while nothing can be stored and green soon after.
/// </summary>
[Trait("Speed", "slow")]
public sealed class A_bad_day_under_load
{
    /// <summary>Half a minute where nothing else runs; beside other tests a retry that had begun before the end of a trouble takes its time.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(Soak.Or(full: 30, usual: 120));
    private static readonly TimeSpan BetweenCuts = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Bad = TimeSpan.FromSeconds(Soak.Or(full: 60, usual: 3));

    private readonly ReadOnlyDatabase _readOnly = new();

    [Fact]
    public async Task Loses_nothing_that_was_acknowledged_and_says_when_it_cannot_work()
    {
        await using var small = await FullableDatabase.Create();
        using var folder = new TemporaryFolder();
        await using var service = await ServiceFixture.On(
            small.Database.Shared(),
            ServiceFixture.Start,
            services: registered => registered.Intercept(_readOnly),
            config: Written(folder, "north-clinic", "lake-clinic"));
        await service.Approved(Documents.Tchp("of-the-lake", plan => (plan["site"], plan["patient"]!["id"]) = ("lake-clinic", "MRN-9")));
        await using var load = SteadyLoad.On(service.Http);
        await More(load);

        await Full(small, service);
        await More(load);
        await ReadOnly(service);
        await More(load);
        await Cut(small.Database);
        await More(load);
        await WithoutAClinic(service, folder, load);
        await More(load);

        await load.Stop();
        load.Others.ShouldBeEmpty();
        var stored = await service.InDatabase(db => db.Plans.Where(plan => plan.Entries > 0).Select(plan => plan.Id).ToListAsync());
        load.Acknowledged.Except(stored, StringComparer.Ordinal).ShouldBeEmpty();
        await service.EveryPlanShouldBeWhole();
    }

    private static async Task Full(FullableDatabase small, ServiceFixture service)
    {
        small.Disk.Fill();
        await Eventually.Is(async () => await Ready(service) == HttpStatusCode.ServiceUnavailable, "ready is red while the disk is full");
        await Eventually.Is(async () => (await service.Get("/health/ready")).Text.Contains("disk of the database is full", StringComparison.Ordinal), "it says why");
        (await service.Get("/health/live")).Expect(HttpStatusCode.OK);
        await Pass(Bad);
        small.Disk.Free();
        await Green(service);
    }

    private async Task ReadOnly(ServiceFixture service)
    {
        await _readOnly.Set(service.Database, isOn: true);
        await Eventually.Is(async () => await Ready(service) == HttpStatusCode.ServiceUnavailable, "ready is red while it is read-only");
        await Eventually.Is(async () => (await service.Get("/health/ready")).Text.Contains("read-only", StringComparison.Ordinal), "it says why");
        await Pass(Bad);
        await _readOnly.Set(service.Database, isOn: false);
        await Green(service);
    }

    /// <summary>SQLite has no sessions.</summary>
    private static async Task Cut(TestDatabase database)
    {
        if (TestDatabase.Provider == DatabaseProvider.Sqlite)
        {
            return;
        }

        await using var connection = await database.OpenAlone();
        using var ticks = new PeriodicTimer(BetweenCuts);
        for (var passed = TimeSpan.Zero; passed < Bad; passed += BetweenCuts)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = TestDatabase.EndingOtherSessions;
            await command.ExecuteNonQueryAsync();
            await ticks.WaitForNextTickAsync();
        }
    }

    private static async Task WithoutAClinic(ServiceFixture service, TemporaryFolder folder, SteadyLoad load)
    {
        Written(folder, "north-clinic");
        await Reload(service);
        await Eventually.Is(
            async () => await Said(service, "'lake-clinic' is not configured (HerScheduler:Sites), and 1 open plan belongs to it"),
            "the missing clinic and the number of its plans are said",
            Soon);
        await More(load);
        Written(folder, "north-clinic", "lake-clinic");
        await Reload(service);
        await Eventually.Is(async () => !await Said(service, "lake-clinic"), "it is there again", Soon);
    }

    /// <summary>Without the signs that JSON writes differently.</summary>
    private static async Task<bool> Said(ServiceFixture service, string what) =>
        (await service.Get("/health/ready")).Json["checks"]!["settings"]!.GetValue<string>().Contains(what, StringComparison.Ordinal);

    private static Task Reload(ServiceFixture service) => service.Services.GetRequiredService<SettingsReload>().Run(CancellationToken.None);

    private static async Task Green(ServiceFixture service)
    {
        var began = Stopwatch.GetTimestamp();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await service.Get("/health/ready") is var answer && answer.Status != HttpStatusCode.OK)
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Soon, $"ready is green soon, and was: {answer.Text}");
            await ticks.WaitForNextTickAsync();
        }
    }

    private static async Task<HttpStatusCode> Ready(ServiceFixture service) => (await service.Get("/health/ready")).Status;

    /// <summary>The service works again: something is acknowledged.</summary>
    private static async Task More(SteadyLoad load)
    {
        var before = load.Acknowledged.Count;
        await Eventually.Is(
            async () =>
            {
                await load.ShouldGoOn();
                load.Others.ShouldBeEmpty();
                return load.Acknowledged.Count > before;
            },
            "plans are acknowledged");
    }

    private static async Task Pass(TimeSpan time)
    {
        using var tick = new PeriodicTimer(time);
        await tick.WaitForNextTickAsync();
    }

    private static string Written(TemporaryFolder folder, params string[] sites)
    {
        var clinics = string.Join(", ", sites.Select(site => $$"""{ "Id": "{{site}}", "Zone": "Europe/Amsterdam" }"""));
        File.WriteAllText(folder.File("settings.json"), $$"""{ "HerScheduler": { "Sites": [ {{clinics}} ] } }""");
        return folder.File("settings.json");
    }
}
