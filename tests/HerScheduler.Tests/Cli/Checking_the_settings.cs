using HerScheduler.Settings;
using HerScheduler.Settings.Reading;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

/// <summary><c>config check</c>: what an administrator asks before starting the service.</summary>
public sealed class Checking_the_settings : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_setting_stands_there_with_where_it_comes_from_and_no_secret_is_shown()
    {
        var run = await CommandRun.Of("config", "check", "--config", File("""
            { "HerScheduler": {
                "Sites": [ { "Id": "north", "Zone": "Europe/Paris", "Holidays": ["2026-05-01"], "DigestTime": "07:15", "OpenDays": ["Monday", "Friday"] } ],
                "Messaging": { "RabbitMq": { "Password": "very-secret" } },
                "Retention": { "SentMessages": "30" } } }
            """));

        run.Status.ShouldBe(0);
        run.Output.ShouldContain("HerScheduler:Sites:0:Holidays:0 = 2026-05-01   (clinic.json)");
        run.Output.ShouldContain("HerScheduler:Sites:0:DigestTime = 07:15   (clinic.json)");
        run.Output.ShouldContain("HerScheduler:Sites:0:NoticesUntil = 20:00   (default)");
        run.Output.ShouldContain("HerScheduler:Sites:0:OpenDays:1 = Friday   (clinic.json)");
        run.Output.ShouldContain("HerScheduler:Sites:0:Administrators = -   (default)");
        run.Output.ShouldContain("HerScheduler:Retention:SentMessages = 30   (clinic.json)");
        run.Output.ShouldContain("HerScheduler:Messaging:RabbitMq:Password = (not shown)   (clinic.json)");
        run.Output.ShouldNotContain("very-secret");
        run.Output.ShouldEndWith("The settings can be used: 1 site.\n");
    }

    [Fact]
    public async Task Only_what_is_stated_when_that_is_asked()
    {
        var run = await CommandRun.Of("config", "check", "--stated", "--config", File("""{ "HerScheduler": { "Sites": [ { "Id": "north", "Zone": "Europe/Paris" } ] } }"""));

        run.Output.ShouldBe("""
            HerScheduler:Sites:0:Id = north   (clinic.json)
            HerScheduler:Sites:0:Zone = Europe/Paris   (clinic.json)
            The settings can be used: 1 site.

            """, StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public async Task Every_fault_is_a_line_and_the_status_says_so()
    {
        var run = await CommandRun.Of("config", "check", "--config", File("""{ "HerScheduler": { "Sites": [ { "Id": "north", "Zone": "Nowhere", "Holidays": ["3.7.2026"] } ] } }"""));

        run.Status.ShouldBe(2);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_called_a_password_or_a_secret_is_never_shown() =>
        typeof(SchedulerSettings).Assembly.GetTypes().Where(SettingsShape.IsSection).SelectMany(SettingsShape.Properties)
            .Where(property => property.PropertyType == typeof(string) && property.Name.EndsWith("File", StringComparison.Ordinal) is false)
            .Where(property => new[] { "Password", "Secret", "ConnectionString" }.Any(word => property.Name.Contains(word, StringComparison.Ordinal)))
            .ShouldAllBe(property => property.IsDefined(typeof(SecretAttribute), inherit: false));

    private string File(string content)
    {
        var file = _folder.File("clinic.json");
        System.IO.File.WriteAllText(file, content);
        return file;
    }
}
