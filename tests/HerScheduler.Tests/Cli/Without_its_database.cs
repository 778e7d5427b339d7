using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

/// <summary>Verbs whose database server is away for longer than they try again: some twenty seconds each.</summary>
[Trait("Database", "any")]
[Trait("Speed", "slow")]
public sealed class Without_its_database
{
    [Theory]
    [InlineData("migrate")]
    [InlineData("audit", "verify")]
    public async Task A_verb_says_why_in_one_sentence(params string[] verb)
    {
        using var folder = new TemporaryFolder();
        using var port = new DeadPort();
        var settings = folder.File("settings.json");
        await File.WriteAllTextAsync(settings, $$"""
            {
              "HerScheduler": { "Database": { "Provider": "PostgreSql", "ConnectionString": "Host=127.0.0.1;Port={{port.Number}};Database=nowhere;Username=nobody" } },
              "Serilog": { "MinimumLevel": { "Default": "Fatal" } }
            }
            """);

        var run = await CommandRun.Of([.. verb, "--config", settings]);

        (run.Status, run.Output).ShouldBe((2, ""));
        run.Faults.ShouldHaveSingleItem().ShouldBe($"herscheduler {string.Join(' ', verb)}: Failed to connect to 127.0.0.1:{port.Number}: Connection refused");
    }
}
