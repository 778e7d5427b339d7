using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Reports;

/// <summary>
/// The report of overdue echoes counted once more from plans and facts, by a program in another language that knows the rules from <c>docs/domain.md</c> alone.
/// </summary>
[Trait("Speed", "slow")]
public sealed class Recounted_by_another_program
{
    private const int Patients = 60;
    private const int Questions = 50;

    private static readonly string[] Compared = ["plan", "site", "navigator", "event", "date", "days", "band", "booked", "lastLvef"];

    /// <summary>Each is another year of three clinics.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(20260105, Soak.Or(full: 8, usual: 1))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Overdue_echoes_are_the_same_on_any_day_and_with_any_filter(int seed)
    {
        await using var service = await ServiceFixture.Run(ClinicLives.Settings());
        var lives = new ClinicLives(service, seed);
        await lives.Live(Patients);
        lives.All.Sum(life => life.Recorded).ShouldBeGreaterThan(Patients * 20);
        lives.All.Sum(life => life.Refused).ShouldBeLessThan(lives.All.Sum(life => life.Recorded) / 10, "chance must not come to nothing");
        var questions = Asked(new Random(seed));

        var said = new List<JsonNode>();
        foreach (var question in questions)
        {
            var asked = string.Join('&', question.Select(part => $"{part.Key}={part.Value}"));
            said.Add((await service.Get($"/api/v1/reports/overdue-echo?{asked}")).Expect(HttpStatusCode.OK).Json);
        }

        var export = (await Exported(service, lives, questions)).ToJsonString();
        var counted = await Python.Ask("tests/python/recount_overdue_echoes.py", Encoding.UTF8.GetBytes(export));
        var differences = questions.Zip(said, counted).SelectMany(each => Differences(each.First.ToJsonString(), Lines(each.Second), Lines(each.Third!)));
        differences.ShouldBeEmpty();

        said.Sum(report => report["total"]!.GetValue<int>()).ShouldBeGreaterThan(Questions * 5, "there is something to count");
        said.SelectMany(report => report["echoes"]!.AsArray()).Select(echo => echo!["band"]!.GetValue<string>()).Distinct().Count().ShouldBe(4);
    }

    private static List<JsonObject> Asked(Random random) =>
    [
        .. Enumerable.Range(0, Questions).Select(number =>
        {
            var question = new JsonObject();
            if (number % 6 != 0)
            {
                question["asOf"] = new DateOnly(2026, 1, 5).AddDays(random.Next(435)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }

            if (number % 3 == 1)
            {
                question["site"] = ClinicLives.Sites[random.Next(3)].Id;
            }

            if (number % 4 == 3)
            {
                question["navigator"] = $"Navigator.{random.Next(4)}@example.org";
            }

            if (number % 5 == 2)
            {
                question["minDays"] = random.Next(1, 70);
            }

            if (number % 7 is 2 or 5)
            {
                question["booked"] = random.Next(2) == 0;
            }

            return question;
        }),
    ];

    /// <summary>What the other program gets: clinics, the logs as the service gives them away, and the questions.</summary>
    private static async Task<JsonObject> Exported(ServiceFixture service, ClinicLives lives, List<JsonObject> questions)
    {
        var logs = new JsonArray();
        foreach (var life in lives.All)
        {
            logs.Add((await service.Get($"/api/v1/plans/{life.Id}/facts")).Expect(HttpStatusCode.OK).Json);
        }

        return new JsonObject
        {
            ["now"] = $"{ClinicLives.End:yyyy-MM-ddTHH:mm:ssZ}",
            ["sites"] = new JsonObject(ClinicLives.Sites.Select(site => KeyValuePair.Create(site.Id, (JsonNode?)new JsonObject
            {
                ["zone"] = site.Zone,
                ["openDays"] = new JsonArray([.. site.Open.Select(day => (JsonNode)$"{day}")]),
                ["holidays"] = new JsonArray([.. site.Holidays.Select(day => (JsonNode)day)]),
            }))),
            ["plans"] = logs,
            ["questions"] = new JsonArray([.. questions.Select(question => question.DeepClone())]),
        };
    }

    private static IEnumerable<string> Differences(string question, List<string> said, List<string> counted) =>
    [
        .. said.Except(counted).Select(line => $"{question}, the service alone: {line}"),
        .. counted.Except(said).Select(line => $"{question}, the other program alone: {line}"),
        .. said.SequenceEqual(counted) || said.Except(counted).Any() ? Enumerable.Empty<string>() : [$"{question}: another order"],
    ];

    private static List<string> Lines(JsonNode report) =>
    [
        $"total {report["total"]}",
        .. report["totals"]!.AsArray().Select(site =>
            $"{site!["site"]}: {string.Join(' ', site.AsObject().Skip(1).Select(band => $"{band.Key}={band.Value}"))}"),
        .. report["echoes"]!.AsArray().Select(echo => string.Join(' ', Compared.Select(field => field == "lastLvef" && echo![field] is { } lvef
            ? $"{lvef["percent"]} {lvef["date"]}"
            : $"{echo![field]}"))),
    ];
}
