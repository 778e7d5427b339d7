using System.Diagnostics;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Given;

/// <summary>Prometheus' own reader of rules and configuration.</summary>
[Needs(Need.Machine)]
internal static class Promtool
{
    /// <summary>Runs it in a folder of the repository; fails when it finds something.</summary>
    public static async Task Agrees(string folder, params string[] arguments)
    {
        using var promtool = Process.Start(new ProcessStartInfo("promtool", arguments)
        {
            WorkingDirectory = Repository.File(folder), UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = promtool.StandardError.ReadToEndAsync();
        var output = await promtool.StandardOutput.ReadToEndAsync();
        await promtool.WaitForExitAsync();
        promtool.ExitCode.ShouldBe(0, output + await errors);
    }
}
