using System.Diagnostics;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

/// <summary>The built program as a process of its own.</summary>
public sealed class The_executable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Prints_a_preview_from_standard_input()
    {
        var run = await Run(Documents.Tchp().ToJsonString(), "preview", "-", "--as-of", "2026-01-05");

        run.Error.ShouldBeEmpty();
        run.Status.ShouldBe(0);
        run.Output.ShouldContain("75 mg/m²");
        run.Output.ShouldContain("TCHP cycle 6 of 6");
    }

    [Fact]
    public async Task Says_no_with_1_and_unusable_with_2()
    {
        (await Run(Documents.Her2Negative().ToJsonString(), "check", "-")).Status.ShouldBe(1);
        (await Run("", "check", "-")).Status.ShouldBe(2);
        (await Run("", "nonsense")).Status.ShouldBe(2);
    }

    [Fact]
    public async Task Refuses_bad_bytes_without_a_stack_trace()
    {
        var run = await Run("\u0000\u0001\u0002", "preview", "-");

        run.Status.ShouldBe(2);
        run.Error.ShouldStartWith("-: #: ");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Migrates_an_empty_folder_and_then_finds_nothing_to_do()
    {
        using var folder = new TemporaryFolder();
        var settings = folder.File("settings.json");
        await File.WriteAllTextAsync(settings, $$"""{ "HerScheduler": { "Database": { "File": "{{folder.File("new/db.sqlite")}}" } } }""");

        var first = await Run("", "migrate", "--config", settings);
        var second = await Run("", "migrate", "--config", settings);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder.File("new")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.GetUnixFileMode(folder.File("new/db.sqlite")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        first.Status.ShouldBe(0);
        first.Output.ShouldContain("The database is of this version now.");
        second.Status.ShouldBe(0);
        second.Output.ShouldContain("The database is up to date.");
    }

    private static async Task<CommandRun> Run(string standardInput, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "herscheduler.dll"), .. args])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.StandardInput.WriteAsync(standardInput);
        process.StandardInput.Close();
        await process.WaitForExitAsync(patience.Token);
        return new CommandRun(process.ExitCode, await output, await error);
    }
}
