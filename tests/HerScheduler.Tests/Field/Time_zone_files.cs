using System.Diagnostics;
using System.Globalization;
using System.Net;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Field;

/// <summary>The files of the time zones are replaced under a running service, as an update of the system does.</summary>
[Trait("Speed", "slow")]
[Trait("Database", "Sqlite")]
public sealed class Time_zone_files
{
    private const string Installed = "/usr/share/zoneinfo";
    private const string Zone = "Europe/Amsterdam";

    [Fact]
    public async Task That_vanish_and_come_back_disturb_nobody()
    {
        using var folder = new TemporaryFolder();
        Put(folder);
        var settings = new Dictionary<string, string?>
        {
            ["TZDIR"] = folder.File("zones"), ["HerScheduler:Sites:0:Id"] = "north-clinic", ["HerScheduler:Sites:0:Zone"] = Zone,
        };
        await using var process = await ServiceProcess.Serve(folder.Path, settings);
        (await process.Http.Ask(HttpMethod.Post, "/api/v1/plans", Json(Documents.Tchp().ToJsonString()))).Expect(HttpStatusCode.Created);

        Directory.Delete(folder.File("zones"), recursive: true);
        await Works(process);
        await HangUp(process, $"The settings cannot be used, and stay as they were: HerScheduler:Sites, site 'north-clinic': Zone '{Zone}'");
        await Works(process);

        Put(folder);
        await HangUp(process, "Settings read anew: 1 clinic(s)");
        await Works(process);
        (await process.Terminate(TimeSpan.FromSeconds(30))).ShouldBe(0);
    }

    private static async Task Works(ServiceProcess process)
    {
        (await process.Http.Ask(HttpMethod.Get, "/api/v1/plans/plan-0001/schedule")).Expect(HttpStatusCode.OK);
        (await process.Http.Ask(HttpMethod.Get, "/health/ready")).Expect(HttpStatusCode.OK);
    }

    private static async Task HangUp(ServiceProcess process, string says)
    {
        using var signal = Process.Start("kill", ["-HUP", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        await Eventually.Is(() => process.HasLogged(says), says);
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static void Put(TemporaryFolder folder)
    {
        foreach (var name in new[] { Zone, "UTC", "Europe/London" })
        {
            var file = Path.Combine(folder.File("zones"), name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(Path.Combine(Installed, name), file);
        }
    }
}
