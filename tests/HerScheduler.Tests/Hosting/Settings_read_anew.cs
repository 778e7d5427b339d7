using System.Diagnostics;
using System.Globalization;
using System.Net;
using HerScheduler.Hosting;
using HerScheduler.Plans;
using HerScheduler.Sites;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Tests.Hosting;

/// <summary>SIGHUP reads the settings anew: the clinics take effect at once, and what cannot be used changes nothing.</summary>
public sealed class Settings_read_anew
{
    private const string North = """{ "Id": "north-clinic", "Zone": "Europe/Amsterdam" }""";
    private const string Lake = """{ "Id": "lake-clinic", "Zone": "Europe/Berlin" }""";

    [Fact]
    public async Task Know_a_new_clinic_and_miss_one_that_is_gone_with_its_plans()
    {
        using var folder = new TemporaryFolder();
        var file = Written(folder, North);
        await using var service = await ServiceFixture.Run(config: file);
        await service.Approved(Documents.Tchp());
        (await Settings(service)).Status.ShouldBe(HealthStatus.Healthy);

        Written(folder, Lake);
        await ReadAnew(service);

        service.Services.GetRequiredService<InstallationSettings>().Sites.All.Select(site => site.Id).ShouldBe(["lake-clinic"]);
        var missing = await Settings(service);
        (missing.Status, missing.Description).ShouldBe(
            (HealthStatus.Degraded, "The clinic 'north-clinic' is not configured (HerScheduler:Sites), and 1 open plan belongs to it."));
        (await service.Get("/api/v1/plans")).Json["plans"]!.AsArray().Count.ShouldBe(1);

        Written(folder, $"{North}, {Lake}");
        await ReadAnew(service);
        (await Settings(service)).Status.ShouldBe(HealthStatus.Healthy);
        (await service.Get("/api/v1/plans/plan-0001/schedule")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Plan_again_by_a_calendar_that_changed()
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceFixture.Run(config: Written(folder, North));
        var before = await service.Approved(Documents.Tchp());
        var second = before.Event("tchp-2")["date"]!.GetValue<string>();

        Written(folder, $$"""{ "Id": "north-clinic", "Zone": "Europe/Amsterdam", "Holidays": ["{{second}}"] }""");
        await ReadAnew(service);
        await service.Sweep<ReplanningSweep>();

        var moved = (await service.Get("/api/v1/plans/plan-0001/schedule")).Event("tchp-2");
        moved["date"]!.GetValue<string>().ShouldNotBe(second);
        moved["why"]!.GetValue<string>().ShouldContain("closed");
        await service.EveryPlanShouldBeWhole();
    }

    [Theory]
    [InlineData("""{ "Id": "north-clinic", "Zone": "Europe/Atlantis" }""")]
    [InlineData("""{ "Id": "north-clinic", "Zone": "Europe/Amsterdam", "Holidays": ["03/07/2026"] }""")]
    [InlineData("""{ "Id": "north-clinic", "Zone": "Europe/Amsterdam", """)]
    [InlineData("""{ "Id": "north-clinic", "Zon": "Europe/Amsterdam" }""")]
    public async Task That_cannot_be_used_stay_as_they_were(string clinic)
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceFixture.Run(config: Written(folder, North));

        Written(folder, clinic);
        await ReadAnew(service);

        service.Services.GetRequiredService<InstallationSettings>().Sites.All.ShouldHaveSingleItem().Zone.Id.ShouldBe("Europe/Amsterdam");
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
    }

    [Fact]
    [Trait("Speed", "slow")]
    [Trait("Database", "Sqlite")]
    public async Task By_a_signal_that_never_ends_the_process()
    {
        using var folder = new TemporaryFolder();
        await using var process = await ServiceProcess.Serve(folder.Path);
        for (var time = 1; time <= 3; time++)
        {
            await HangUp();
        }

        await Eventually.Is(
            async () =>
            {
                // Whoever is not yet listening to signals does not hear the first.
                await HangUp();
                return process.HasLogged("Settings read anew: 3 clinic(s)");
            },
            "the settings are read anew");
        (await process.Http.Ask(HttpMethod.Get, "/health/live")).Expect(HttpStatusCode.OK);
        (await process.Terminate(TimeSpan.FromMinutes(1))).ShouldBe(0);

        async Task HangUp()
        {
            using var signal = Process.Start("kill", ["-HUP", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await signal.WaitForExitAsync();
        }
    }

    private static string Written(TemporaryFolder folder, string clinics)
    {
        File.WriteAllText(folder.File("settings.json"), $$"""{ "HerScheduler": { "Sites": [ {{clinics}} ] } }""");
        return folder.File("settings.json");
    }

    private static Task ReadAnew(ServiceFixture service) => service.Services.GetRequiredService<SettingsReload>().Run(CancellationToken.None);

    /// <summary>As if it had not been asked for a while.</summary>
    private static Task<HealthCheckResult> Settings(ServiceFixture service) =>
        ActivatorUtilities.CreateInstance<HerScheduler.Health.SettingsHealth>(service.Services).CheckHealthAsync(new HealthCheckContext());
}
