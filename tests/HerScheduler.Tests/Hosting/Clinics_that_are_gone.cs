using HerScheduler.Data;
using HerScheduler.Health;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Sites;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HerScheduler.Tests.Hosting;

/// <summary>A clinic, or a protocol, is taken out of the settings while open plans belong to it: its patients must not vanish without a word.</summary>
public sealed class Clinics_that_are_gone
{
    private const string Gone = "The clinic 'north-clinic' is not configured (HerScheduler:Sites), and 2 open plans belong to it.";

    [Fact]
    public async Task Keep_the_service_from_starting_unless_that_is_wanted()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        await using (var before = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"))))
        {
            await before.Approved(Documents.Tchp("plan-1"));
            await before.Approved(Documents.Tchp("plan-2", plan => plan["patient"]!["id"] = "MRN-2"));
        }

        await using var after = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinics.Of(("lake-clinic", "Europe/Amsterdam", "06:30")));
        await using var scope = after.Services.CreateAsyncScope();
        var missing = await MissingSettings.Find(scope.ServiceProvider.GetRequiredService<SchedulerDb>(),
            scope.ServiceProvider.GetRequiredService<InstallationSettings>(), CancellationToken.None);
        missing.ShouldBe([Gone]);

        var refused = await Should.ThrowAsync<OperatorErrorException>(() =>
            SchedulerHost.RequireKnownSites(scope.ServiceProvider, Options(allow: false), CancellationToken.None));
        refused.Faults[0].ShouldBe(Gone);
        refused.Faults[1].ShouldContain("--allow-unknown-sites");
        await SchedulerHost.RequireKnownSites(scope.ServiceProvider, Options(allow: true), CancellationToken.None);

        var report = await after.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "settings");
        (report.Status, report.Entries["settings"].Description).ShouldBe((HealthStatus.Degraded, Gone));
        (await after.Get("/api/v1/plans")).Json["plans"]!.AsArray().Count.ShouldBe(2, "they stay in lists, under the clinic's id");
    }

    [Fact]
    public async Task Closed_plans_and_drafts_need_no_clinic()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        await using (var before = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"))))
        {
            await before.Draft(Documents.Tchp("plan-1"));
            await before.Closed("plan-2");
        }

        await using var after = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinics.Of(("lake-clinic", "Europe/Amsterdam", "06:30")));
        await using var scope = after.Services.CreateAsyncScope();
        (await MissingSettings.Find(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), scope.ServiceProvider.GetRequiredService<InstallationSettings>(),
            CancellationToken.None)).ShouldBeEmpty();
    }

    private static SchedulerHostOptions Options(bool allow) => new() { Time = TimeProvider.System, AllowUnknownSites = allow };
}
