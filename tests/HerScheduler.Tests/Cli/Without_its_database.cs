using System.Net;
using System.Net.Sockets;
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
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)silent.LocalEndPoint!).Port;
        var settings = folder.File("settings.json");
        await File.WriteAllTextAsync(settings, $$"""
            {
              "HerScheduler": { "Database": { "Provider": "PostgreSql", "ConnectionString": "Host=127.0.0.1;Port={{port}};Database=nowhere;Username=nobody" } },
              "Serilog": { "MinimumLevel": { "Default": "Fatal" } }
            }
            """);

        var run = await CommandRun.Of([.. verb, "--config", settings]);

        (run.Status, run.Output).ShouldBe((2, ""));
        run.Faults.ShouldHaveSingleItem().ShouldBe($"herscheduler {string.Join(' ', verb)}: Failed to connect to 127.0.0.1:{port}: Connection refused");
    }
}
