using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Deployment;

/// <summary>What the compose file and the manifests tell the service, read by the service itself: a name that nobody reads is refused.</summary>
[Trait("Database", "any")]
public sealed class Settings_of_an_installation : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_the_manifests_can_be_used() => Read(Manifests.Settings()).Database.Provider.ShouldBe(DatabaseProvider.SqlServer);

    [Theory]
    [InlineData("herscheduler")]
    [InlineData("migrate")]
    [InlineData("demo-patients")]
    public void Of_the_compose_file_can_be_used(string service)
    {
        var environment = Yaml.Read("docker-compose.yml").Single()["services"]![service]!["environment"]!.AsObject()
            .ToDictionary(pair => pair.Key, pair => WithDefaults(pair.Value!.GetValue<string>()), StringComparer.Ordinal);

        Read(environment).Email.Smtp.Host.ShouldBe("mail");
    }

    /// <summary>Files of secrets are elsewhere here, and hold something.</summary>
    private SchedulerSettings Read(IReadOnlyDictionary<string, string> environment)
    {
        var overrides = environment.Where(pair => pair.Key.StartsWith("HerScheduler__", StringComparison.Ordinal)).ToDictionary(
            pair => pair.Key.Replace("__", ":", StringComparison.Ordinal),
            pair => pair.Value.StartsWith("/run/secrets/", StringComparison.Ordinal) ? Secret(pair.Value) : pair.Value,
            StringComparer.Ordinal);
        return SettingsReader.Read(new SchedulerHostOptions { Time = TimeProvider.System, Overrides = overrides! }).Settings;
    }

    private string Secret(string path)
    {
        var file = _folder.File(Path.GetFileName(path));
        File.WriteAllText(file, "Server=database;Database=herscheduler;User ID=scheduler;Password=of-some-length-at-least");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }

        return file;
    }

    /// <summary><c>${HERSCHEDULER_PORT:-5080}</c> is 5080.</summary>
    private static string WithDefaults(string value)
    {
        var begin = value.IndexOf("${", StringComparison.Ordinal);
        var end = value.IndexOf(":-", StringComparison.Ordinal);
        return begin < 0 ? value : $"{value[..begin]}{value[(end + 2)..].Replace("}", "", StringComparison.Ordinal)}";
    }
}
