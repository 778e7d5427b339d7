using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Email;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Field;

/// <summary>
/// Two installations have a plan of the same id, and their calendars and e-mails come together at one person: what one says never replaces what the other said.
/// One installation stays one, whatever file, page or process its calendar comes from.
/// </summary>
public sealed class Two_installations : IDisposable
{
    private const string Here = "https://one.example.org/her2/";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("https://one.example.org/", "https://two.example.org/")]
    [InlineData("https://one.example.org/north/", "https://one.example.org/south/")]
    [InlineData("http://127.0.0.1:5080/", "http://127.0.0.1:6080/")]
    [InlineData("https://one.example.org/", "https://one.example.org/trial/")]
    public async Task Have_no_entry_of_a_calendar_in_common_and_no_e_mail(string one, string other)
    {
        (await Previewed(one)).Intersect(await Previewed(other)).ShouldBeEmpty();
        Digest(one).ShouldNotBe(Digest(other));
    }

    /// <summary>It gets a certificate, or is written another way: no calendar shows everything twice.</summary>
    [Theory]
    [InlineData("http://one.example.org/", "https://one.example.org/")]
    [InlineData("https://one.example.org:443/her2/", Here)]
    [InlineData("https://ONE.example.org/her2/", Here)]
    public async Task Are_one_when_only_the_way_to_write_its_address_differs(string one, string other)
    {
        (await Previewed(one)).ShouldBe(await Previewed(other));
        Digest(one).ShouldBe(Digest(other));
    }

    /// <summary>What was read before a restart is in the calendar of afterwards, gone or not, and in that of the command line, which has no database.</summary>
    [Fact]
    public async Task Are_one_before_and_after_a_restart_in_file_and_download_and_when_everything_is_cancelled()
    {
        await using var database = await TestDatabase.Create(_folder);
        IReadOnlyList<string> before;
        var settings = new Dictionary<string, string?>(Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"))) { ["HerScheduler:BaseUri"] = Here };
        await using (var service = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, settings))
        {
            await service.Approved(Documents.Tchp());
            before = await Downloaded(service);
        }

        before.ShouldBe(await Previewed(Here));
        await using var again = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, settings);
        (await Downloaded(again)).ShouldBe(before);
        var left = Documents.Fact("left", "patient-transferred", new JsonObject { ["date"] = "2025-12-20", ["reason"] = "went elsewhere" });
        (await again.Record(Documents.Batch(left))).Expect(HttpStatusCode.OK);

        (await Downloaded(again)).ShouldBe(before, ignoreOrder: true);
        var entries = (await Calendar(again)).Split("BEGIN:VEVENT")[1..];
        entries.ShouldAllBe(entry => entry.Contains("STATUS:CANCELLED") && entry.Contains("SEQUENCE:1"));
        (await again.Messages()).Select(message => JsonNode.Parse(message.Body)!["source"]!.GetValue<string>()).Distinct()
            .ShouldBe([Here], "consumers know a message by its source and its id");
    }

    private static string Digest(string installation) =>
        MailIds.Of("digest", new DateOnly(2026, 1, 5), "navigator.one@example.org", new SchedulerSettings { BaseUri = new Uri(installation) });

    private async Task<IReadOnlyList<string>> Previewed(string installation)
    {
        var (plan, settings) = (_folder.File("plan.json"), _folder.File("settings.json"));
        await File.WriteAllTextAsync(plan, Documents.Tchp().ToJsonString());
        await File.WriteAllTextAsync(settings, new JsonObject
        {
            ["HerScheduler"] = new JsonObject
            {
                ["BaseUri"] = installation,
                ["Sites"] = new JsonArray(new JsonObject { ["Id"] = "north-clinic", ["Zone"] = "Europe/Amsterdam" }),
            },
        }.ToJsonString());
        var run = await CommandRun.Of("preview", plan, "--as-of", "2025-12-20", "--format", "ics", "--config", settings);
        run.Status.ShouldBe(0, run.Error);
        return Uids(run.Output);
    }

    private static async Task<IReadOnlyList<string>> Downloaded(ServiceFixture service) => Uids(await Calendar(service));

    private static async Task<string> Calendar(ServiceFixture service) =>
        (await service.Get("/api/v1/plans/plan-0001/schedule.ics")).Expect(HttpStatusCode.OK).Text;

    private static string[] Uids(string calendar)
    {
        string[] uids = [.. calendar.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Split('\n')
            .Where(line => line.StartsWith("UID:", StringComparison.Ordinal))];
        uids.ShouldNotBeEmpty();
        return uids;
    }
}
