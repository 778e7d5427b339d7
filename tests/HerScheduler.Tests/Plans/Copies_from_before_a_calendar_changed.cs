using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using HerScheduler.Hosting;
using HerScheduler.Plans;
using HerScheduler.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Plans;

/// <summary>
/// Who keeps a copy and asks whether it is still so (an application by its tag, a calendar every hour) gets a new one when a changed calendar of the clinic has
/// moved a date, from the moment on in which the change is known; and keeps the old one when no date has moved.
/// </summary>
public sealed partial class Copies_from_before_a_calendar_changed
{
    private const string Open = """ "Zone": "Europe/Amsterdam" """;
    private const string Closed = """ "Zone": "Europe/Amsterdam", "Holidays": ["2026-02-16"] """;
    private const string NoMondays = """ "Zone": "Europe/Amsterdam", "OpenDays": ["Tuesday", "Wednesday", "Thursday", "Friday"] """;
    private const string Schedule = "/api/v1/plans/plan-0001/schedule";
    private const string Feed = "/api/v1/plans/plan-0001/schedule.ics";

    private static readonly string[] Routes = ["/api/v1/plans/plan-0001", Schedule, Feed];

    [Theory]
    [InlineData(Open, Closed, "2026-02-16", "2026-02-17")]
    [InlineData(Closed, Open, "2026-02-17", "2026-02-16")]
    [InlineData(Open, NoMondays, "2026-02-16", "2026-02-17")]
    public async Task Are_out_of_date_when_the_third_cycle_moves(string before, string after, string from, string to)
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceFixture.Run(config: Written(folder, before));
        await service.Approved(Documents.Tchp());
        (await service.Get(Schedule)).Event("tchp-3")["date"]!.GetValue<string>().ShouldBe(from);
        var copies = await Copies(service);
        (await Asked(service, copies)).ShouldAllBe(answer => answer == HttpStatusCode.NotModified);

        Written(folder, after);
        await ReadAnew(service);
        (await Asked(service, copies)).ShouldAllBe(answer => answer == HttpStatusCode.OK, "the plan is not planned again yet, and reads with other dates");
        await service.Sweep<ReplanningSweep>();

        (await Asked(service, copies)).ShouldAllBe(answer => answer == HttpStatusCode.OK);
        var schedule = await service.Get(Schedule);
        schedule.Event("tchp-3")["date"]!.GetValue<string>().ShouldBe(to);
        (schedule.ETag, schedule.Json["version"]!.GetValue<int>()).ShouldBe(("\"1\"", 1));
        var (old, now) = (Third(copies[Feed].Text), Third((await service.Get(Feed)).Text));
        now.Sequence.ShouldBeGreaterThan(old.Sequence);
        string.CompareOrdinal(now.Stamp, old.Stamp).ShouldBePositive();
        (await Asked(service, await Copies(service))).ShouldAllBe(answer => answer == HttpStatusCode.NotModified);
        await service.EveryPlanShouldBeWhole();
    }

    /// <summary>One change after the other.</summary>
    [Fact]
    public async Task Stay_good_when_no_date_moves()
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceFixture.Run(config: Written(folder, Open));
        await service.Approved(Documents.Tchp());
        var copies = await Copies(service);
        var told = (await service.Messages()).Count;
        foreach (var (change, clinic) in new[]
        {
            ("a holiday after the course", """ "Zone": "Europe/Amsterdam", "Holidays": ["2031-05-01"] """),
            ("a holiday on a day that is closed anyway", """ "Zone": "Europe/Amsterdam", "Holidays": ["2026-02-15"] """),
            ("a holiday on which nothing is planned", """ "Zone": "Europe/Amsterdam", "Holidays": ["2026-02-13"] """),
            ("another zone", """ "Zone": "America/Chicago" """),
            ("another name and time of the digest", """ "Zone": "Europe/Amsterdam", "Name": "North", "DigestTime": "07:45" """),
        })
        {
            Written(folder, clinic);
            await ReadAnew(service);
            await service.Sweep<ReplanningSweep>();

            (await Asked(service, copies)).ShouldAllBe(answer => answer == HttpStatusCode.NotModified, change);
            (await service.Get(Schedule)).Text.ShouldBe(copies[Schedule].Text, change);
            (await service.Messages()).Count.ShouldBe(told, change);
        }
    }

    /// <summary>There and back again: the dates are those of the first copy, and it is still not the present one.</summary>
    [Fact]
    public async Task Are_out_of_date_also_when_the_change_was_taken_back()
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceFixture.Run(config: Written(folder, Open));
        await service.Approved(Documents.Tchp());
        var copies = await Copies(service);
        foreach (var days in new[] { Closed, Open })
        {
            Written(folder, days);
            await ReadAnew(service);
            await service.Sweep<ReplanningSweep>();
        }

        (await Asked(service, copies)).ShouldAllBe(answer => answer == HttpStatusCode.OK);
        (await service.Get(Schedule)).Json["version"]!.GetValue<int>().ShouldBe(2);
        var (old, now) = (Third(copies[Feed].Text), Third((await service.Get(Feed)).Text));
        (now.Date, now.Sequence).ShouldBe((old.Date, 2), "a calendar that has heard of the 17th believes only a later entry");
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Are_no_ground_for_a_fact_before_the_plan_is_planned_again()
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceFixture.Run(config: Written(folder, Open));
        await service.Approved(Documents.Tchp());
        Written(folder, Closed);
        await ReadAnew(service);
        var fact = Documents.Batch(Documents.Deferred("later", "tchp-5", "2026-04-07"));

        var stale = (await service.Record(fact, ifMatch: "\"0\"")).Expect(HttpStatusCode.PreconditionFailed);

        stale.Json["version"]!.GetValue<int>().ShouldBe(1);
        (await service.Get(Schedule)).ETag.ShouldBe("\"1\"");
        (await service.Record(fact, ifMatch: "\"1\"")).Expect(HttpStatusCode.OK).Json["version"]!.GetValue<int>().ShouldBe(2);
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Are_the_same_from_two_replicas_that_plan_again_at_once()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        var file = Written(folder, Open);
        await using var one = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, config: file);
        await using var other = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, config: file);
        await one.Approved(Documents.Tchp());
        var copies = await Copies(one);
        other.Time.MoveTo(one.Time.GetUtcNow());
        (await Asked(other, copies)).ShouldAllBe(answer => answer == HttpStatusCode.NotModified);

        Written(folder, Closed);
        await Task.WhenAll(ReadAnew(one), ReadAnew(other));
        await Task.WhenAll(one.Sweep<ReplanningSweep>(), other.Sweep<ReplanningSweep>());

        (await Asked(other, copies)).ShouldAllBe(answer => answer == HttpStatusCode.OK);
        var present = await Copies(one);
        other.Time.MoveTo(one.Time.GetUtcNow());
        (await Asked(other, present)).ShouldAllBe(answer => answer == HttpStatusCode.NotModified);
        foreach (var route in Routes)
        {
            (await other.Get(route)).Text.ShouldBe(present[route].Text);
        }

        (await one.Get(Schedule)).Json["version"]!.GetValue<int>().ShouldBe(1);
        (await one.Messages()).Where(message => message.RoutingKey.Contains(".moved.", StringComparison.Ordinal)).Select(message => message.Subject)
            .ShouldBeUnique();
        await one.EveryPlanShouldBeWhole();
    }

    /// <summary>What somebody holds who reads now, and asks again a little later.</summary>
    private static async Task<Dictionary<string, Copy>> Copies(ServiceFixture service)
    {
        service.Time.Advance(TimeSpan.FromMinutes(5));
        var copies = new Dictionary<string, Copy>(StringComparer.Ordinal);
        foreach (var route in Routes)
        {
            using var answer = await service.Http.GetAsync(new Uri(route, UriKind.Relative));
            copies.Add(route, new Copy($"{answer.Headers.ETag}", answer.Content.Headers.LastModified, await answer.Content.ReadAsStringAsync()));
        }

        service.Time.Advance(TimeSpan.FromMinutes(5));
        return copies;
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> Asked(ServiceFixture service, Dictionary<string, Copy> copies)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var (route, copy) in copies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, route);
            request.Headers.TryAddWithoutValidation("If-None-Match", copy.Tag);
            request.Headers.IfModifiedSince = copy.ReadAt;
            using var answer = await service.Http.SendAsync(request);
            answers.Add(answer.StatusCode);
        }

        return answers;
    }

    private static (string Date, int Sequence, string Stamp) Third(string calendar)
    {
        var entry = Entry().Match(calendar.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal));
        return (entry.Groups["date"].Value, int.Parse(entry.Groups["sequence"].Value, CultureInfo.InvariantCulture), entry.Groups["stamp"].Value);
    }

    [GeneratedRegex(@"UID:plan-0001/tchp-3@.*\nDTSTAMP:(?<stamp>.*)\nDTSTART;VALUE=DATE:(?<date>\d+)\nSEQUENCE:(?<sequence>\d+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Entry();

    private static string Written(TemporaryFolder folder, string clinic)
    {
        File.WriteAllText(folder.File("settings.json"), $$"""{ "HerScheduler": { "Sites": [ { "Id": "north-clinic", {{clinic}} } ] } }""");
        return folder.File("settings.json");
    }

    private static Task ReadAnew(ServiceFixture service) => service.Services.GetRequiredService<SettingsReload>().Run(CancellationToken.None);

    private sealed record Copy(string Tag, DateTimeOffset? ReadAt, string Text);
}
