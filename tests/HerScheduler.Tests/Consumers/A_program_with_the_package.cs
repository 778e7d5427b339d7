using System.Diagnostics;
using HerScheduler.Tests.Given;
using HerScheduler.Tests.Servers;

namespace HerScheduler.Tests.Consumers;

/// <summary>HerScheduler.Contracts as somebody else has it: packed, taken from a feed, in a program of its own.</summary>
[Trait("Speed", "slow")]
public sealed class A_program_with_the_package
{
    private const string Program = """
        using HerScheduler.Contracts;
        using HerScheduler.Contracts.Facts;
        using RabbitMQ.Client;

        var (address, queue, binding, facts) = (new Uri(args[0]), args[1], args[2], args[3]);
        await using var connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync();
        var enough = new TaskCompletionSource();
        await using var consumer = await MessageConsumer.Start(connection, queue, [binding], (message, _) =>
        {
            Console.WriteLine($"{message.Kind} {message.Change} {message.Data.Sequence} {message.Data.Event?.Key}");
            if (message is { Kind: "cycle", Change: "moved", Data.Event.Key: "tchp-2" }) enough.TrySetResult();
            return Task.CompletedTask;
        });
        Console.WriteLine("READY");
        await using var sender = await FactSender.Open(connection, queue: facts);
        await sender.Send(new Deferred
        {
            Id = "from-dotnet", Plan = "plan-0001", Event = "tchp-2", To = new DateOnly(2026, 2, 2), Reason = "ANC below 1.5", By = "pharmacy",
        });
        await enough.Task.WaitAsync(TimeSpan.FromMinutes(2));
        """;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup><PackageReference Include="HerScheduler.Contracts" Version="0.1.0-packed" /></ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task Takes_messages_in_order_and_sends_a_fact()
    {
        using var folder = new TemporaryFolder();
        await Packed(folder);
        await using var facts = await FactsQueue.Open();
        var site = $"clinic-{Guid.NewGuid():N}";
        await using var service = await ServiceFixture.Run(facts.Settings(Clinics.Of((site, "Europe/Amsterdam", "06:30"))));
        await service.TakeFacts();
        await service.Approved(Documents.Tchp("plan-0001", plan => plan["site"] = site));
        await Broker.DeclareExchange();
        string[] arguments = [Broker.Address.ToString(), $"consumer-{site}", $"*.*.{site}", facts.Name];
        var running = Dotnet(folder.Path, ["run", "--project", folder.File("consumer"), "--", .. arguments]);

        // The queue is there, and bound, before anything leaves; the fact follows the approval.
        // A program that ends before says why.
        await await Task.WhenAny(service.RecordsSoMany(1, atMost: TimeSpan.FromMinutes(8)), running);
        await service.RecordsSoMany(1);
        await service.RelayAll();

        var lines = (await running).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("READY");
        lines[1].ShouldStartWith("plan approved 1");
        var sequences = lines[1..].Select(line => int.Parse(line.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        sequences.ShouldBe(Enumerable.Range(1, sequences.Count));

        // Not the last: what came behind it is told too, as long as the program has not ended.
        lines.ShouldContain(line => line.StartsWith("cycle moved", StringComparison.Ordinal) && line.EndsWith(" tchp-2", StringComparison.Ordinal));
        (await service.Recorded()).ShouldContain(entry => entry.EntryId == "from-dotnet");
        await service.StopTakingFacts();
    }

    private static async Task Packed(TemporaryFolder folder)
    {
        await Dotnet(
            Repository.Folder, "pack", "src/HerScheduler.Contracts", "-c", "Release", "-o", folder.File("feed"), "-p:PackageVersion=0.1.0-packed", "--nologo");
        Directory.CreateDirectory(folder.File("consumer"));
        var known = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(
            folder.File("consumer/nuget.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder.File("packages")}" /></config>
              <fallbackPackageFolders><add key="known" value="{known}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="feed" value="{folder.File("feed")}" /></packageSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(folder.File("consumer/consumer.csproj"), Project);
        await File.WriteAllTextAsync(folder.File("consumer/Program.cs"), Program);
    }

    /// <returns>What it wrote to standard output.</returns>
    [Needs(Need.Machine)]
    private static async Task<string> Dotnet(string folder, params string[] words)
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", words)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = dotnet.StandardError.ReadToEndAsync();
        var output = await dotnet.StandardOutput.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        dotnet.ExitCode.ShouldBe(0, output + await errors);
        return output;
    }
}
