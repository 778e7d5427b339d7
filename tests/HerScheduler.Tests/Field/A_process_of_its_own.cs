using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Field;

/// <summary>What only the program itself shows: its files, and a machine without language data.</summary>
[Trait("Speed", "slow")]
[Trait("Database", "any")]
public sealed class A_process_of_its_own : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Without language data no date could be written in the site's language.</summary>
    [Theory]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("migrate")]
    [InlineData("config", "check")]
    [InlineData("import", "nothing.ndjson")]
    public async Task Without_language_data_is_one_sentence(params string[] verb)
    {
        await File.WriteAllTextAsync(_folder.File("nothing.ndjson"), "");
        var settings = new Dictionary<string, string?>
        {
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
            ["HerScheduler:Sites:0:Id"] = "north-clinic",
            ["HerScheduler:Sites:0:Zone"] = "Europe/Berlin",
            ["HerScheduler:Sites:0:Language"] = "de",
        };
        await using var process = VerbProcess.Start(_folder.Path, settings, verb);

        var (status, output, errors) = await process.Ended();

        (status, output).ShouldBe((2, ""));
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("ICU");
    }

    [Fact]
    public async Task Writes_files_that_are_its_own_accounts_alone()
    {
        var urls = $"http://127.0.0.1:{FreePort.Find()}";
        await using (var demo = VerbProcess.Start(_folder.Path, new Dictionary<string, string?>(), "demo", "--data", "data", "--urls", urls))
        {
            await Eventually.Is(() => Directory.Exists(_folder.File("data/mail")) && Directory.EnumerateFiles(_folder.File("data/mail")).Any(), "e-mails are there");
            await demo.Kill();
            foreach (var entry in Directory.EnumerateFileSystemEntries(_folder.File("data"), "*", SearchOption.AllDirectories).Append(_folder.File("data")))
            {
                ModeOf(entry).ShouldBe(Directory.Exists(entry) ? "700" : "600", entry);
            }
        }

        var settings = new Dictionary<string, string?> { ["HerScheduler:Database:File"] = "data/herscheduler.db" };
        await using var backup = VerbProcess.Start(_folder.Path, settings, "backup", "copy.db");
        (await backup.Ended()).Status.ShouldBe(0);
        ModeOf(_folder.File("copy.db")).ShouldBe("600");

        await File.WriteAllTextAsync(_folder.File("plans.ndjson"), "{}\n");
        await using var import = VerbProcess.Start(_folder.Path, settings, "import", "plans.ndjson", "--refused", "refused.ndjson");
        (await import.Ended()).Status.ShouldBe(1);
        ModeOf(_folder.File("refused.ndjson")).ShouldBe("600");
    }

    private static string ModeOf(string path) => OperatingSystem.IsWindows()
        ? throw new PlatformNotSupportedException("Windows has no such modes.")
        : Convert.ToString((int)File.GetUnixFileMode(path), toBase: 8);
}
